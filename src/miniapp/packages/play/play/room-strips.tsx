import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { memo, useEffect, useState } from 'react'
import { Button } from '../../../components/button'
import { steady } from '../../../components/tap'
import type { Body, View as Seen } from '../../../engine'
import { useOnline } from '../../../stores/online'
import { knockerName } from '../../../stores/people'
import { useSession } from '../../../stores/session'
import { words } from '../../../words'
import { actionOf, nameOf } from '../parts/act'

/** A link that is back so soon (ms) is not worth a word. */
const HUSH = 1500
/** After so long (ms) the others see this phone as away. */
const LONG = 90_000

const send = (body: Body) => (): void => {
  const { room, send: tell } = useSession.getState()
  if (room !== null) void tell(room.seats[0] ?? 0, body)
}

/** News of the table above the team strip: the line itself, then whatever somebody waits for most. One at a time. */
export const RoomStrips = memo(() => {
  const live = useSession((state) => state.live)
  const remote = useSession(({ room }) => room?.remote === true)
  if (!remote || live === null) return null
  return (
    <>
      <LineStrip />
      <TableStrip live={live} />
    </>
  )
})
RoomStrips.displayName = 'RoomStrips'

const LineStrip = () => {
  const lostAt = useOnline((state) => state.lostAt)
  const bye = useOnline(({ state }) => state?.bye ?? null)
  const ended = useOnline(({ state }) => state?.link === 'ended')
  const sending = useOnline(({ state }) => state?.sending === true)
  const number = useOnline(({ pass }) => pass?.number ?? '')
  const [age, setAge] = useState<'new' | 'lost' | 'long'>('new')
  useEffect(() => {
    if (lostAt === null) {
      setAge('new')
      return
    }
    const first = setTimeout(() => setAge('lost'), HUSH)
    const second = setTimeout(() => setAge('long'), LONG)
    return () => {
      clearTimeout(first)
      clearTimeout(second)
    }
  }, [lostAt])
  if (lostAt === null || (age === 'new' && !ended)) return null
  const { line } = words.room
  const said = bye !== null ? words.room.bye[bye] : null
  const text = said !== null ? `${said.cause}${said.cure}` : age === 'long' ? line.long : line.lost
  return (
    <View className={`strip strip--line ${ended ? 'strip--warn' : ''}`}>
      <View className="strip__text">{sending && !ended ? `${text}${line.sending}` : text}</View>
      {ended && bye === 'replaced' ? (
        <Button name="strip__follow" label={line.here} onTap={() => useOnline.getState().reconnect()} />
      ) : null}
      {ended && bye === 'token' ? (
        <Button
          name="strip__follow"
          label={line.rejoin}
          onTap={() => void Taro.redirectTo({ url: `/packages/room/join/index?number=${number}` })}
        />
      ) : null}
    </View>
  )
}

interface News {
  readonly name: string
  readonly text: string
  readonly go?: { readonly label: string; readonly onTap: () => void }
  readonly no?: { readonly label: string; readonly onTap: () => void }
  readonly calm?: true
}

const TableStrip = ({ live }: { readonly live: Seen }) => {
  const around = useOnline(({ state }) => state?.around)
  const nudge = useOnline((state) => state.nudge)
  const standing = useSession(({ progress }) => progress.standing ?? null)
  const shown = useSession(({ stage }) => stage?.view.me?.role)
  useEffect(() => {
    if (nudge !== null) void Taro.vibrateShort({ type: 'medium' })?.catch?.(() => undefined)
  }, [nudge])
  const news = newsOf(live, {
    standing: shown === standing ? standing : null,
    nudge,
    knocker: (phone) => (around === undefined ? words.room.strip.somebody : knockerName(around, phone)),
  })
  if (news === null) return null
  return (
    <View className={`strip strip--table strip-${news.name} ${news.calm === true ? '' : 'strip--need'}`}>
      <View className="strip__text">{news.text}</View>
      {news.no === undefined ? null : (
        <View className="strip__no" onClick={steady(news.no.onTap)}>
          {news.no.label}
        </View>
      )}
      {news.go === undefined ? null : (
        <View className="strip__go" onClick={steady(news.go.onTap)}>
          {news.go.label}
        </View>
      )}
    </View>
  )
}

interface Known {
  readonly standing: number | null
  readonly nudge: { readonly from: number } | null
  readonly knocker: (phone: string) => string
}

/** The most urgent word of the table: asked, paused, a knock, own tasks in other hands, tasks in mine, somebody absent. */
const newsOf = (live: Seen, { standing, nudge, knocker }: Known): News | null => {
  const { strip } = words.room
  const { me } = live
  if (live.phase === 'ended' || live.phase === 'lobby') return null
  if (me?.asked === true)
    return { name: 'asked', text: strip.asked, go: { label: strip.here, onTap: send({ type: 'touch' }) } }
  if (live.paused) {
    const resume = actionOf(live, 'resume')
    return resume === undefined
      ? { name: 'paused', text: strip.paused, calm: true }
      : {
          name: 'paused',
          text: strip.pausedMine,
          go: { label: strip.resume, onTap: send({ type: 'resume', reason: '' }) },
        }
  }
  const knock = live.knocks[0]
  if (knock !== undefined && me !== null)
    return {
      name: 'knock',
      text: strip.knock(knocker(knock.phone), nameOf(live, knock.role)),
      no: { label: strip.dismiss, onTap: send({ type: 'dismiss', phone: knock.phone }) },
      go: { label: strip.admit, onTap: send({ type: 'admit', phone: knock.phone }) },
    }
  if (me === null) return null
  const proxy = live.team[me.role]?.proxy ?? null
  if (proxy !== null)
    return {
      name: 'proxied',
      text: strip.proxied(nameOf(live, proxy)),
      go: { label: strip.reclaim, onTap: send({ type: 'reclaim' }) },
    }
  if (nudge !== null)
    return {
      name: 'nudged',
      text: strip.nudged(nameOf(live, nudge.from)),
      go: { label: words.home.forget, onTap: () => useOnline.getState().calm() },
    }
  const mine = me.proxied.find(({ role, lane }) => lane.status !== 'waiting' && role !== standing)
  if (mine !== undefined)
    return {
      name: 'stand',
      text: strip.standIn(nameOf(live, mine.role)),
      calm: true,
      go: { label: strip.standGo, onTap: () => useSession.getState().stand(mine.role) },
    }
  const absent = me.actions.find(
    (action) => action.type === 'takeOver' && live.team[action.role]?.presence !== 'present',
  )
  // Whoever still has own work is not called away from it; the card of the absent one offers it all the same.
  const free = me.lane.status === 'waiting' || me.lane.task?.type === 'await'
  if (absent?.type !== 'takeOver' || live.phase !== 'lanes' || !free) return null
  const { role } = absent
  const name = nameOf(live, role)
  return {
    name: 'absent',
    text: live.team[role]?.taken === true ? strip.absent(name) : strip.nobody(name),
    calm: true,
    go: { label: strip.takeOver, onTap: send({ type: 'takeOver', role }) },
  }
}
