import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import type { Person } from '@/protocol/frames'
import { Button } from '../../../components/button'
import { OptionRow } from '../../../components/option-row'
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
  const [person, setPerson] = useState<Person | null>(null)
  const [seat, setSeat] = useState<RoleIx | null>(null)
  const [aside, setAside] = useState(false)
  const reason = typed.trim() !== '' ? typed.trim() : picked === null ? '' : (reasons[picked] ?? '')
  const asks = reasons.length > 0
  const moved = lever !== 'reassign' || (person !== null && (aside || seat !== null))
  const pull = (): void => {
    const { room, send } = useSession.getState()
    onDone()
    if (room !== null) void send(room.seats[0] ?? 0, bodyOf(lever, reason, person?.phone ?? '', aside ? null : seat))
  }
  return (
    <View className="lever">
      <View className="lever__name">{name}</View>
      <View className="lever__says">{says}</View>
      {lever === 'reassign' ? (
        <Move
          live={live}
          person={person}
          seat={seat}
          aside={aside}
          onPerson={setPerson}
          onSeat={(role) => {
            setAside(role === null)
            setSeat(role)
          }}
        />
      ) : null}
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

interface MoveProps {
  readonly live: Seen
  readonly person: Person | null
  readonly seat: RoleIx | null
  readonly aside: boolean
  readonly onPerson: (person: Person) => void
  readonly onSeat: (role: RoleIx | null) => void
}

const Move = ({ live, person, seat, aside, onPerson, onSeat }: MoveProps) => {
  const people = useOnline(({ state }) => state?.around.people) ?? []
  const { sheet } = words.room
  const label = ({ role, name }: Person): string =>
    [name ?? '', role === null ? sheet.aside : (live.team[role]?.name ?? '')].filter((part) => part !== '').join(' · ')
  return (
    <>
      <View className="lever__ask">{sheet.who}</View>
      {people.map((other, i) => (
        <OptionRow
          key={other.phone}
          text={label(other)}
          index={i}
          on={person?.phone === other.phone}
          onTap={() => onPerson(other)}
        />
      ))}
      <View className="lever__ask">{sheet.where}</View>
      {live.team.map(({ name }, role) => (
        <OptionRow key={name} text={name} index={role} on={!aside && seat === role} onTap={onSeat} />
      ))}
      <OptionRow text={sheet.aside} index={live.team.length} on={aside} onTap={() => onSeat(null)} />
    </>
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
