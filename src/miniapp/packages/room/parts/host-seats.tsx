import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { Fold } from '../../../components/fold'
import { isMove, NO_MOVE, SeatMover } from '../../../components/seat-move'
import type { View as Seen } from '../../../engine'
import { useOnline } from '../../../stores/online'
import { words } from '../../../words'

/** Before the start the host may seat people anew, or send a phone that took a chair by mistake back to the side. */
export const HostSeats = ({ view }: { readonly view: Seen }) => {
  const people = useOnline(({ state }) => state?.around.people) ?? []
  const [move, setMove] = useState(NO_MOVE)
  if (people.length < 2) return null
  const { hostSeats } = words.room
  const pull = (): void => {
    const { phone, seat } = move
    if (phone === null || seat === undefined) return
    setMove(NO_MOVE)
    const [reason] = words.room.levers.reassign.reasons
    void useOnline.getState().send({ type: 'reassign', phone, role: seat, reason })
  }
  return (
    <Fold label={hostSeats.label} name="host-seats">
      <View className="room__says">{hostSeats.says}</View>
      <SeatMover view={view} move={move} onMove={setMove} />
      <Button name="host-seats-yes" moves={false} label={hostSeats.yes} disabled={!isMove(move, people)} onTap={pull} />
    </Fold>
  )
}
