import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { memo, useEffect } from 'react'
import type { Door } from '@/protocol/frames'
import { Button } from '../../../components/button'
import { steady } from '../../../components/tap'
import type { Body, View as Seen } from '../../../engine'
import { useLineNews } from '../../../stores/line-news'
import { useOnline } from '../../../stores/online'
import { knockerName } from '../../../stores/people'
import { useSession } from '../../../stores/session'
import { words } from '../../../words'
import { actionOf, nameOf } from '../parts/act'

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
  const news = useLineNews()
  if (news === null) return null
  return (
    <View className={`strip strip--line ${news.ended ? 'strip--warn' : ''}`}>
      <View className="strip__text">{news.text}</View>
      {news.cure === null ? null : (
        <Button name={`strip__follow ${news.cure.name}`} label={news.cure.label} onTap={news.cure.go} />
      )}
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
  const door = useOnline(({ state }) => state?.door)
  const news = live.me === null && door !== undefined ? doorNews(live, door) : null
  const said =
    news ??
    newsOf(live, {
      standing: shown === standing ? standing : null,
      nudge,
      knocker: (phone) => (around === undefined ? words.room.strip.somebody : knockerName(around, phone)),
    })
  if (said === null) return null
  return (
    <View className={`strip strip--table strip-${said.name} ${said.calm === true ? '' : 'strip--need'}`}>
      <View className="strip__text">{said.text}</View>
      {said.no === undefined ? null : (
        <View className="strip__no" onClick={steady(said.no.onTap)}>
          {said.no.label}
        </View>
      )}
      {said.go === undefined ? null : (
        <View className="strip__go" onClick={steady(said.go.onTap)}>
          {said.go.label}
        </View>
      )}
    </View>
  )
}

/** What came of an observer's knock, where it is seen wherever the page was scrolled to. */
const doorNews = (live: Seen, { knocks, turned }: Door): News | null => {
  if (live.phase === 'ended' || live.phase === 'lobby') return null
  const { door } = words.room
  const join = (role: number | null) => (): void => void useOnline.getState().send({ type: 'join', role })
  if (knocks !== null)
    return {
      name: 'knocking',
      text: `${door.waiting(nameOf(live, knocks))}${door.waitingCure}`,
      calm: true,
      no: { label: door.takeBack, onTap: join(null) },
    }
  if (turned === null) return null
  return {
    name: 'turned',
    text: `${door.turned(nameOf(live, turned))}${door.turnedShort}`,
    no: { label: door.shut, onTap: join(null) },
    go: { label: door.again, onTap: join(turned) },
  }
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
