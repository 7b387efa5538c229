import { View } from '@tarojs/components'
import Taro, { useLoad } from '@tarojs/taro'
import { useCallback, useRef, useState } from 'react'
import { aria } from '../../../components/aria'
import { Button } from '../../../components/button'
import { Page } from '../../../components/page'
import { numberIn, passOf, readPass } from '../../../rooms/pass'
import { joinRoom, type Trouble } from '../../../rooms/server'
import { phoneStorage } from '../../../storage'
import { useOnline } from '../../../stores/online'
import { words } from '../../../words'
import { Pad, type PadKey } from '../parts/pad'
import { TroubleCard } from '../parts/trouble'
import '../room.scss'

const DIGITS = 6
const BOXES = Array.from({ length: DIGITS }, (_, i) => i)

const lobby = (): void => void Taro.redirectTo({ url: '/packages/room/lobby/index' })

/** Six digits, typed on a large pad, scanned, or brought along by a link. */
export default function JoinPage() {
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [misread, setMisread] = useState(false)
  const going = useRef(false)

  const enter = async (number: string): Promise<void> => {
    if (going.current) return
    // A phone that comes back to its own room keeps its seat.
    if (readPass(phoneStorage)?.number === number) {
      lobby()
      return
    }
    going.current = true
    setBusy(true)
    setTrouble(null)
    const asked = await joinRoom(number)
    going.current = false
    setBusy(false)
    if ('trouble' in asked) {
      setTrouble(asked.trouble)
      return
    }
    useOnline.getState().connect(passOf(asked.ok, Date.now()))
    lobby()
  }

  useLoad((params) => {
    // A mini-program code brings its words as `scene`.
    const number = numberIn(`number=${String(params?.number ?? '')}`) ?? numberIn(String(params?.scene ?? ''))
    if (number === null) return
    setTyped(number)
    void enter(number)
  })

  const press = useCallback((key: PadKey): void => {
    setTrouble(null)
    setMisread(false)
    setTyped((now) => (key === 'clear' ? '' : key === 'back' ? now.slice(0, -1) : `${now}${key}`.slice(0, DIGITS)))
  }, [])

  const scan = (): void => {
    Taro.scanCode({ scanType: ['qrCode'] })
      .then(({ result, path }) => {
        const number = numberIn(String(result ?? '')) ?? numberIn(String(path ?? ''))
        setMisread(number === null)
        if (number === null) return
        setTyped(number)
        void enter(number)
      })
      .catch(() => undefined)
  }

  return (
    <Page name="join">
      <View className="room__says">{words.room.join.says}</View>
      <View className="boxes" {...aria({ role: 'status', live: 'polite', label: words.room.join.digits(typed) })}>
        {BOXES.map((i) => (
          <View key={i} className={`box ${i === typed.length ? 'box--next' : ''}`}>
            {typed.charAt(i)}
          </View>
        ))}
      </View>
      {trouble === null ? null : <TroubleCard trouble={trouble} />}
      {misread ? <View className="trouble">{words.room.join.scanned}</View> : null}
      <Pad onKey={press} />
      <Button
        name="join-go"
        label={busy ? words.room.join.going : words.room.join.go}
        disabled={busy || typed.length < DIGITS}
        onTap={() => void enter(typed)}
      />
      {process.env.TARO_ENV === 'weapp' ? (
        <Button name="join-scan" kind="plain" moves={false} label={words.room.join.scan} onTap={scan} />
      ) : null}
      <Button
        name="go-home"
        kind="quiet"
        label={words.app.home}
        onTap={() => void Taro.reLaunch({ url: '/pages/home/index' })}
      />
    </Page>
  )
}
