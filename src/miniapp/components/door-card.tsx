import { View } from '@tarojs/components'
import type { View as Seen } from '../engine'
import { useOnline } from '../stores/online'
import { words } from '../words'
import { aria } from './aria'
import { Button } from './button'

/** What came of this phone's knock: it waits to be let in, or was turned away and may knock again. */
export const DoorCard = ({ view }: { readonly view: Seen }) => {
  const door = useOnline(({ state }) => state?.door)
  const { send } = useOnline.getState()
  const knocks = door?.knocks ?? null
  const turned = door?.turned ?? null
  const { door: says } = words.room
  const stay = (): void => void send({ type: 'join', role: view.me?.role ?? null })
  if (knocks !== null)
    return (
      <View className="door door--waiting" {...aria({ role: 'status', live: 'polite' })}>
        <View className="door__cause">{says.waiting(view.team[knocks]?.name ?? '')}</View>
        <View className="door__cure">{says.waitingCure}</View>
        <Button name="door-back" kind="quiet" moves={false} label={says.takeBack} onTap={stay} />
      </View>
    )
  if (turned === null) return null
  return (
    <View className="door door--turned" {...aria({ role: 'alert' })}>
      <View className="door__cause">{says.turned(view.team[turned]?.name ?? '')}</View>
      <View className="door__cure">{says.turnedCure}</View>
      <Button
        name="door-again"
        moves={false}
        label={says.again}
        onTap={() => void send({ type: 'join', role: turned })}
      />
      <Button name="door-shut" kind="quiet" moves={false} label={says.shut} onTap={stay} />
    </View>
  )
}
