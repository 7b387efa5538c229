import { View } from '@tarojs/components'
import { useState } from 'react'
import { aria } from '../../../components/aria'
import { Button } from '../../../components/button'
import { cx } from '../../../components/classes'
import { Portrait } from '../../../components/portrait'
import { steady } from '../../../components/tap'
import { canAct, turnsOf } from '../../../play/turns'
import { useSession } from '../../../stores/session'
import { words } from '../../../words'
import type { ScreenProps } from './props'

/** The phone lies on the table: nobody's text is on it, and it says who takes it next. */
export const TableScreen = ({ view, scenario }: ScreenProps) => {
  const room = useSession(({ room: of }) => of)
  const last = useSession(({ progress }) => progress.lastHolder)
  const seats = room?.seats ?? []
  const turns = turnsOf(
    seats.flatMap((role) => room?.view(role) ?? []),
    last,
  )
  // The suggestion is made once: it must not change under a finger when a companion moves.
  const [chosen, setChosen] = useState(() => turns[0]?.role ?? 0)
  const member = view.team[chosen]
  if (member === undefined) return null
  const { hand } = useSession.getState()
  const anybody = turns.some(canAct)
  return (
    <View className="table">
      {last === null ? null : <View className="table__hidden">{words.table.hidden}</View>}
      {anybody ? null : (
        <View className="table__nobody">
          {(room?.companions.length ?? 0) > 0 ? words.table.nobody : words.table.steady}
        </View>
      )}
      <View className="table__next">
        <View className="table__title">{words.table.title}</View>
        <Portrait scenario={scenario} file={member.portrait} name={member.name} size="large" />
        <View className="table__name">{member.name}</View>
        <Button name="take-phone" label={words.table.iAm(member.name)} onTap={() => hand(chosen)} />
      </View>
      {turns.length < 2 ? null : <View className="table__or">{words.table.others}</View>}
      <View className="table__others">
        {turns.map(({ role, reason }) => {
          const other = view.team[role]
          if (other === undefined || role === chosen) return null
          return (
            <View
              key={role}
              className={cx('seat', `seat-${role}`)}
              onClick={steady(() => setChosen(role))}
              {...aria({ role: 'button', label: `${other.name}，${words.table[reason]}` })}
            >
              <View className="seat__name">{other.name}</View>
              <View className="seat__why">{words.table[reason]}</View>
            </View>
          )
        })}
      </View>
    </View>
  )
}
