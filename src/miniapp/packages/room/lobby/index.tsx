import { View } from '@tarojs/components'
import Taro, { useLoad, useShareAppMessage, useUnload } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import type { ClientState } from '@/protocol/client'
import { Button } from '../../../components/button'
import { DoorCard } from '../../../components/door-card'
import { Fold } from '../../../components/fold'
import { LineCard } from '../../../components/line-card'
import { OptionRow } from '../../../components/option-row'
import { Page } from '../../../components/page'
import type { RoleIx, View as Seen } from '../../../engine'
import { artUrl, keepScreenOn } from '../../../platform'
import { readPass } from '../../../rooms/pass'
import { phoneStorage } from '../../../storage'
import { useOnline } from '../../../stores/online'
import { isHost, knockerName } from '../../../stores/people'
import { words } from '../../../words'
import { HostSeats } from '../parts/host-seats'
import { Moved } from '../parts/moved'
import { Nickname } from '../parts/nickname'
import { NumberCard } from '../parts/number'
import { Seats } from '../parts/seats'
import '../room.scss'

const home = (): void => void Taro.reLaunch({ url: '/pages/home/index' })

/** The hall of a room: its number, who has come, who sits where; and for late-comers the door. */
export default function LobbyPage() {
  const state = useOnline((store) => store.state)
  const pass = useOnline((store) => store.pass)
  const went = useRef(false)
  useLoad(() => {
    const kept = readPass(phoneStorage)
    if (kept === null) void Taro.redirectTo({ url: '/packages/room/join/index' })
    else useOnline.getState().connect(kept)
    keepScreenOn(true)
  })
  useUnload(() => {
    keepScreenOn(false)
    // The line goes on into the play; whoever leaves for elsewhere hangs up.
    if (!went.current) useOnline.getState().hangUp()
  })
  useShareAppMessage(() => ({
    title: words.room.lobby.card(pass?.scenario.title ?? words.app.name, pass?.number ?? ''),
    path: `/packages/room/join/index?number=${pass?.number ?? ''}`,
    ...(pass === null ? {} : { imageUrl: artUrl(pass.scenario.id, 'cover.svg') }),
  }))
  const play = (): void => {
    if (went.current) return
    went.current = true
    void Taro.redirectTo({ url: '/packages/play/play/index?room=1' })
  }
  const seated = state?.view?.me != null
  const begun = state?.view != null && state.view.phase !== 'lobby'
  useEffect(() => {
    if (begun && seated) play()
  }, [begun, seated])
  return (
    <Page name="lobby">
      {state === null || pass === null || state.view === null ? (
        <Connecting number={pass?.number ?? ''} state={state} />
      ) : (
        <Hall view={state.view} state={state} number={pass.number} scenario={pass.scenario.id} onPlay={play} />
      )}
      <Button name="go-home" kind="quiet" label={words.room.lobby.back} onTap={home} />
    </Page>
  )
}

const Connecting = ({ number, state }: { readonly number: string; readonly state: ClientState | null }) => {
  const { lobby } = words.room
  return (
    <>
      <View className="room__title">{state?.link === 'ended' ? lobby.title(number) : lobby.connecting(number)}</View>
      <LineCard />
    </>
  )
}

interface HallProps {
  readonly view: Seen
  readonly state: ClientState
  readonly number: string
  readonly scenario: string
  readonly onPlay: () => void
}

const Hall = ({ view, state, number, scenario, onPlay }: HallProps) => {
  const { around, phone } = state
  const { lobby } = words.room
  const knocked = state.door.knocks
  /** Where this phone itself wants to sit; anything else is the host's doing. */
  const wanted = useRef<RoleIx | null | undefined>(undefined)
  const { send } = useOnline.getState()
  const here = around.people.some((person) => person.phone === phone)
  // Whoever is in the room is seen by the others, before choosing a seat too.
  useEffect(() => {
    if (!here) void useOnline.getState().send({ type: 'join', role: null })
  }, [here])
  const sit = (role: RoleIx | null): void => {
    wanted.current = role
    void send({ type: 'join', role })
  }
  const late = view.phase !== 'lobby'
  const host = isHost(view, around, phone)
  const watchers = around.people.filter((person) => person.role === null && person.phone !== phone).length
  return (
    <>
      <LineCard />
      {late ? (
        <View className="room__says room__late">{lobby.late}</View>
      ) : host ? (
        <NumberCard number={number} />
      ) : (
        <View className="room__title">{lobby.title(number)}</View>
      )}
      {view.knocks.map(({ phone: guest, role }) => (
        <View className="knock" key={guest}>
          <View className="knock__says">
            {words.room.strip.knock(knockerName(around, guest), view.team[role]?.name ?? '')}
          </View>
          <Button
            name="knock-yes"
            moves={false}
            label={words.room.strip.admit}
            onTap={() => void send({ type: 'admit', phone: guest })}
          />
          <Button
            name="knock-no"
            kind="quiet"
            moves={false}
            label={words.room.strip.dismiss}
            onTap={() => void send({ type: 'dismiss', phone: guest })}
          />
        </View>
      ))}
      <View className="section">{lobby.seats}</View>
      <Moved view={view} wanted={wanted} />
      <DoorCard view={view} />
      <View className="room__says">{late || knocked !== null ? lobby.second : lobby.seatsSays}</View>
      <Seats
        view={view}
        around={around}
        scenario={scenario}
        knocked={knocked}
        turned={state.door.turned}
        onSeat={sit}
      />
      {late || !host ? null : <HostSeats view={view} />}
      <View className="room__watchers">
        {view.me === null ? lobby.watching : ''}
        {watchers > 0 ? lobby.watchers(watchers) : ''}
      </View>
      {late ? (
        <Button name="watch" kind="plain" label={lobby.lateWatch} onTap={onPlay} />
      ) : view.me === null ? null : (
        <Button name="watch" kind="quiet" moves={false} label={lobby.watch} onTap={() => sit(null)} />
      )}
      {late ? null : <Start view={view} state={state} />}
      <Nickname />
      {late || host ? null : (
        <Fold label={lobby.more} name="more-people">
          <NumberCard number={number} />
        </Fold>
      )}
    </>
  )
}

/** Ready: the host starts; with empty seats it is said first what becomes of them. */
const Start = ({ view, state }: { readonly view: Seen; readonly state: ClientState }) => {
  const [asked, setAsked] = useState(false)
  const [slowly, setSlowly] = useState(false)
  const { lobby } = words.room
  if (!isHost(view, state.around, state.phone)) {
    const name = state.around.people.find(({ host }) => host)?.name ?? null
    return <View className="lobby__wait">{name === null ? lobby.waitHostPlain : lobby.waitHost(name)}</View>
  }
  const taken = view.team.filter((member) => member.taken).length
  const empty = view.team.filter((member) => !member.taken).map(({ name }) => name)
  const start = (): void =>
    void useOnline.getState().send({ type: 'start', options: { untimed: false, extraTime: slowly ? 2 : 1 } })
  if (asked && empty.length > 0)
    return (
      <View className="few">
        <View className="few__who">{lobby.few(empty.join('、'))}</View>
        <View className="few__says">{lobby.fewSays}</View>
        <Button name="start-yes" label={lobby.fewYes} onTap={start} />
        <Button name="start-no" kind="quiet" label={lobby.fewNo} onTap={() => setAsked(false)} />
      </View>
    )
  return (
    <View className="lobby__start">
      <OptionRow
        kind="checkbox"
        index={0}
        text={`${lobby.extra}：${lobby.extraSays}`}
        on={slowly}
        onTap={() => setSlowly(!slowly)}
      />
      <Button
        name="start"
        label={taken === 0 ? lobby.startNone : empty.length === 0 ? lobby.start : lobby.startFew(taken)}
        disabled={taken === 0 || state.sending}
        moves={empty.length === 0}
        onTap={() => (empty.length === 0 ? start() : setAsked(true))}
      />
    </View>
  )
}
