import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { Button } from '../../../components/button'
import { LineCard } from '../../../components/line-card'
import { Page } from '../../../components/page'
import { readPass } from '../../../rooms/pass'
import { phoneStorage } from '../../../storage'
import { useOnline } from '../../../stores/online'
import { enterRoom } from '../../../stores/room-session'
import { words } from '../../../words'
import { Lost } from '../parts/lost'

/** After so long (ms) a page that still has no room says what may be the matter. */
const SLOW = 5000

const home = (): void => void Taro.reLaunch({ url: '/pages/home/index' })

/** Stands before the play of a room until the line is open: says what it is doing, and what to do when it can't. */
export const Gate = () => {
  const state = useOnline(({ state: of }) => of)
  const number = useOnline(({ pass }) => pass?.number ?? '')
  const [slow, setSlow] = useState(false)
  const [lost, setLost] = useState(false)
  useEffect(() => {
    const pass = readPass(phoneStorage)
    if (pass === null) setLost(true)
    else useOnline.getState().connect(pass)
    const timer = setTimeout(() => setSlow(true), SLOW)
    return () => clearTimeout(timer)
  }, [])
  const phase = state?.view?.phase
  // A command that was under way when the app was closed is answered first: then the page is the right one at once.
  const ready = phase !== undefined && (!(state?.sending ?? false) || slow)
  useEffect(() => {
    if (!ready) return
    if (phase === 'lobby') void Taro.redirectTo({ url: '/packages/room/lobby/index' })
    else enterRoom()
  }, [ready, phase])
  if (lost) return <Lost onHome={home} />
  const ended = state?.link === 'ended'
  return (
    <Page name="gate">
      <View className="gate">
        <View className="gate__title">{ended ? words.room.lobby.title(number) : words.room.line.gate(number)}</View>
        <LineCard />
        <Button name="go-home" kind="quiet" label={words.app.home} onTap={home} />
      </View>
    </Page>
  )
}
