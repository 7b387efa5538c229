import { View } from '@tarojs/components'
import { memo, type PropsWithChildren } from 'react'
import { aria } from '../../../components/aria'
import { Button } from '../../../components/button'
import { Portrait } from '../../../components/portrait'
import { steady } from '../../../components/tap'
import type { Body, RoleIx, View as Seen } from '../../../engine'
import { leftNow } from '../../../play/room-time'
import { phoneClock } from '../../../rooms/clock'
import { useOnline } from '../../../stores/online'
import { isHost, namesOn, phonesOn } from '../../../stores/people'
import { useSession } from '../../../stores/session'
import { useSheet } from '../../../stores/sheet'
import { words } from '../../../words'
import { actionOf, nameOf } from '../parts/act'
import { waitingTime } from '../parts/estimate'
import { Levers } from './levers'

const shut = (): void => useSheet.getState().show(null)

const send = (body: Body) => (): void => {
  const { room, send: tell } = useSession.getState()
  shut()
  if (room !== null) void tell(room.seats[0] ?? 0, body)
}

/** Lies over the page when somebody asked for it: a team-mate's card, or the room with help and the host's levers. */
export const Sheet = memo(() => {
  const open = useSheet((state) => state.open)
  const live = useSession((state) => state.live)
  const remote = useSession(({ room }) => room?.remote === true)
  if (open === null || live === null || !remote) return null
  if (open.kind === 'mate' && open.role !== live.me?.role) return <MateSheet live={live} role={open.role} />
  return <RoomSheet live={live} />
})
Sheet.displayName = 'Sheet'

const Card = ({ children }: PropsWithChildren) => (
  <View className="sheet">
    <View className="sheet__shade" onClick={steady(shut)} />
    <View className="sheet__card" {...aria({ role: 'region', label: words.room.sheet.open })}>
      {children}
      <Button name="sheet-shut" kind="quiet" label={words.room.sheet.shut} onTap={shut} />
    </View>
  </View>
)

const MateSheet = ({ live, role }: { readonly live: Seen; readonly role: RoleIx }) => {
  const scenario = useSession((state) => state.scenario?.id ?? '')
  const around = useOnline(({ state }) => state?.around)
  const viewAt = useOnline(({ state }) => state?.viewAt ?? 0)
  const member = live.team[role]
  if (member === undefined || around === undefined) return null
  const { sheet } = words.room
  const names = namesOn(around, role)
  const phones = phonesOn(around, role).length
  const resolves = live.barrier?.resolves.find((other) => other.role === role)
  const may = (type: 'ask' | 'takeOver' | 'giveBack'): boolean => actionOf(live, type, role) !== undefined
  const rescuable = live.me?.rescues.some((rescue) => rescue.role === role) === true
  const slow =
    live.me !== null && member.presence === 'present' && !live.paused && live.phase !== 'ended' && !settled(live, role)
  return (
    <Card>
      <View className="sheet__who">
        <Portrait scenario={scenario} file={member.portrait} name={member.name} size="large" />
        <View className="sheet__names">
          <View className="sheet__name">{`${member.name} · ${member.title}`}</View>
          <View className="sheet__by">
            {[names === '' ? '' : sheet.playedBy(names), phones > 1 ? sheet.phones(phones) : '']
              .filter((part) => part !== '')
              .join(' · ')}
          </View>
        </View>
      </View>
      <View className="sheet__state">{stateOf(live, role, around.blinking.includes(role))}</View>
      {member.proxy === null ? null : <View className="sheet__state">{sheet.proxy(nameOf(live, member.proxy))}</View>}
      {resolves === undefined || member.proxy !== null ? null : (
        <View className="sheet__state">
          {sheet.resolves(minutes(leftNow(resolves.left, { viewAt, paused: live.paused }, phoneClock.now())))}
        </View>
      )}
      {rescuable ? (
        <Button
          name="sheet-rescue"
          label={words.rescue.go}
          onTap={() => {
            shut()
            useSession.getState().rescue(role)
          }}
        />
      ) : null}
      {may('takeOver') ? (
        <Button name="sheet-take" label={sheet.takeOver} onTap={send({ type: 'takeOver', role })} />
      ) : null}
      {may('giveBack') ? (
        <Button name="sheet-give" kind="plain" label={sheet.giveBack} onTap={send({ type: 'giveBack', role })} />
      ) : null}
      {slow ? (
        <Button
          name="sheet-nudge"
          kind="plain"
          label={sheet.nudge}
          onTap={() => {
            shut()
            useOnline.getState().client?.nudge(role)
            useSession.getState().say(sheet.nudged)
          }}
        />
      ) : null}
      {may('ask') ? (
        <Button name="sheet-ask" kind="plain" label={sheet.ask} onTap={send({ type: 'ask', role })} />
      ) : null}
    </Card>
  )
}

const minutes = (ms: number): number => Math.max(1, Math.ceil(ms / 60_000))

/** Whether nobody waits for this role: it has arrived, or has acted in the open step. */
const settled = ({ team, phase }: Seen, role: RoleIx): boolean => {
  const member = team[role]
  return member === undefined || (phase === 'action' ? member.acted : member.sign === 'waiting')
}

const stateOf = (live: Seen, role: RoleIx, blinking: boolean): string => {
  const { state } = words.room.sheet
  const member = live.team[role]
  if (member === undefined) return ''
  if (blinking) return state.blinking
  if (member.presence === 'left') return state.left
  if (member.presence === 'away') return state.away
  if (settled(live, role)) return state.arrived
  const at = member.doing === null ? words.sign[member.sign].word : words.doing[member.doing]
  return [at, waitingTime(member)].filter((part) => part !== '').join(' · ')
}

const RoomSheet = ({ live }: { readonly live: Seen }) => {
  const number = useOnline(({ pass }) => pass?.number ?? '')
  const host = useOnline(({ state }) => (state === null ? false : isHost(live, state.around, state.phone)))
  const { sheet } = words.room
  const { me } = live
  const helping = me !== null && live.team[me.role]?.sign === 'help' && me.lane.status !== 'held'
  return (
    <Card>
      <View className="sheet__number">{sheet.number(number)}</View>
      {actionOf(live, 'reclaim') === undefined ? null : (
        <Button name="sheet-reclaim" label={sheet.reclaim} onTap={send({ type: 'reclaim' })} />
      )}
      {me === null || live.phase === 'ended' ? null : helping ? (
        <Button name="sheet-help-off" kind="plain" label={sheet.helpOff} onTap={send({ type: 'help', on: false })} />
      ) : (
        <Button name="sheet-help" kind="plain" label={sheet.help} onTap={send({ type: 'help', on: true })} />
      )}
      {me?.proxied.map(({ role }) => (
        <Button
          key={role}
          name={`sheet-give-${role}`}
          kind="plain"
          label={words.wait.giveBack(nameOf(live, role))}
          onTap={send({ type: 'giveBack', role })}
        />
      ))}
      {host ? <Levers live={live} onDone={shut} /> : null}
    </Card>
  )
}
