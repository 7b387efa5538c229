import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { OptionRow } from '../../../components/option-row'
import { isMove, NO_MOVE, SeatMover } from '../../../components/seat-move'
import type { Body, RoleIx, View as Seen } from '../../../engine'
import { useOnline } from '../../../stores/online'
import { useSession } from '../../../stores/session'
import { words } from '../../../words'

type Lever = keyof typeof words.room.levers

const MORE_SECONDS = 300

/** What the host may do: each lever says what it does and asks for a reason before it is pulled. */
export const Levers = ({ live, onDone }: { readonly live: Seen; readonly onDone: () => void }) => {
  const [lever, setLever] = useState<Lever | null>(null)
  if (live.phase === 'ended' || live.phase === 'lobby') return null
  const offered: Lever[] = live.paused
    ? ['resume', 'reassign', 'conclude']
    : ['pause', 'extend', 'release', 'reassign', 'stepBack', 'conclude']
  return (
    <View className="levers">
      <View className="section">{words.room.sheet.levers}</View>
      {lever === null ? (
        offered.map((name) => (
          <Button
            key={name}
            name={`lever-${name}`}
            kind="plain"
            moves={false}
            label={words.room.levers[name].name}
            onTap={() => setLever(name)}
          />
        ))
      ) : (
        <Confirm live={live} lever={lever} onNo={() => setLever(null)} onDone={onDone} />
      )}
    </View>
  )
}

interface ConfirmProps {
  readonly live: Seen
  readonly lever: Lever
  readonly onNo: () => void
  readonly onDone: () => void
}

const Confirm = ({ live, lever, onNo, onDone }: ConfirmProps) => {
  const { name, says, reasons } = words.room.levers[lever]
  const { sheet } = words.room
  const [picked, setPicked] = useState<number | null>(null)
  const [typed, setTyped] = useState('')
  const [move, setMove] = useState(NO_MOVE)
  const people = useOnline(({ state }) => state?.around.people) ?? []
  const reason = typed.trim() !== '' ? typed.trim() : picked === null ? '' : (reasons[picked] ?? '')
  const asks = reasons.length > 0
  const moved = lever !== 'reassign' || isMove(move, people)
  const pull = (): void => {
    const { room, send } = useSession.getState()
    onDone()
    if (room !== null) void send(room.seats[0] ?? 0, bodyOf(lever, reason, move.phone ?? '', move.seat ?? null))
  }
  return (
    <View className="lever">
      <View className="lever__name">{name}</View>
      <View className="lever__says">{says}</View>
      {lever === 'reassign' ? <SeatMover view={live} move={move} onMove={setMove} /> : null}
      {asks ? (
        <>
          <View className="lever__ask">{sheet.reason}</View>
          {reasons.map((text, i) => (
            <OptionRow
              key={text}
              text={text}
              index={i}
              on={picked === i && typed.trim() === ''}
              onTap={(index) => {
                setTyped('')
                setPicked(index)
              }}
            />
          ))}
          <Input
            className="field lever__reason"
            placeholder={sheet.reasonOther}
            maxlength={60}
            value={typed}
            onInput={({ detail }) => setTyped(String(detail.value))}
          />
        </>
      ) : null}
      <Button
        name="lever-yes"
        label={`${sheet.yes}${name}`}
        disabled={(asks && reason === '') || !moved}
        onTap={pull}
      />
      <Button name="lever-no" kind="quiet" moves={false} label={sheet.no} onTap={onNo} />
    </View>
  )
}

const bodyOf = (lever: Lever, reason: string, phone: string, role: RoleIx | null): Body => {
  switch (lever) {
    case 'extend':
      return { type: lever, seconds: MORE_SECONDS, reason }
    case 'reassign':
      return { type: lever, phone, role, reason }
    default:
      return { type: lever, reason }
  }
}
