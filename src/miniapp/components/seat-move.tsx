import { View } from '@tarojs/components'
import type { Person } from '@/protocol/frames'
import type { RoleIx, View as Seen } from '../engine'
import { useOnline } from '../stores/online'
import { peopleLabels } from '../stores/people'
import { words } from '../words'
import { OptionRow } from './option-row'

/** Which phone goes where; `seat` null = to watch, undefined = not chosen yet. */
export interface SeatMove {
  readonly phone: string | null
  readonly seat: RoleIx | null | undefined
}

export const NO_MOVE: SeatMove = { phone: null, seat: undefined }

/** Whether it is chosen to its end, and changes something. */
export const isMove = ({ phone, seat }: SeatMove, people: readonly Person[]): boolean =>
  phone !== null && seat !== undefined && people.find((person) => person.phone === phone)?.role !== seat

interface SeatMoverProps {
  readonly view: Seen
  readonly move: SeatMove
  readonly onMove: (move: SeatMove) => void
}

/** For the host: first the phone, then its new seat. */
export const SeatMover = ({ view, move, onMove }: SeatMoverProps) => {
  const people = useOnline(({ state }) => state?.around.people) ?? []
  const own = useOnline(({ state }) => state?.phone ?? null)
  const { sheet } = words.room
  const labels = peopleLabels(people, view, own)
  return (
    <View className="seat-move">
      <View className="lever__ask">{sheet.who}</View>
      {people.map(({ phone }, i) => (
        <OptionRow
          key={phone}
          text={labels[i] ?? ''}
          index={i}
          on={move.phone === phone}
          onTap={() => onMove({ ...move, phone })}
        />
      ))}
      <View className="lever__ask">{sheet.where}</View>
      {view.team.map(({ name }, role) => (
        <OptionRow
          key={name}
          text={name}
          index={role}
          on={move.seat === role}
          onTap={(seat) => onMove({ ...move, seat })}
        />
      ))}
      <OptionRow
        text={sheet.aside}
        index={view.team.length}
        on={move.seat === null}
        onTap={() => onMove({ ...move, seat: null })}
      />
    </View>
  )
}
