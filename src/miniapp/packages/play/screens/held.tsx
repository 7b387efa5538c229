import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { useSession } from '../../../stores/session'
import { words } from '../../../words'
import { actionOf } from '../parts/act'
import { Pocket } from '../parts/pocket'
import type { ScreenProps } from './props'
import { Quiz } from './quiz'

/** Stuck in a trap: what happened, how to get out alone, how to call for help. */
export const HeldScreen = ({ view, screenKey }: ScreenProps) => {
  const shared = useSession(({ room }) => (room?.seats.length ?? 0) > 1)
  const { me } = view
  const hold = me?.lane.hold ?? null
  if (me === null || hold === null) return null
  const { send, hand } = useSession.getState()
  const remedy = actionOf(view, 'remedy', me.role)
  const call = (): void => {
    void send(me.role, { type: 'help', on: true })
    if (shared) hand(null)
  }
  return (
    <View className="held">
      <View className="held__mark">{`! ${words.held.title}`}</View>
      <View className="held__title">{hold.title}</View>
      <View className="held__told">{hold.told}</View>
      <Button name="call-help" kind="plain" label={shared ? words.held.helpOne : words.held.help} onTap={call} />
      {remedy === undefined ? (
        <View className="held__wait">
          <View>{words.held.noTries}</View>
          <View>{words.held.left(Math.round(hold.left / 1000))}</View>
        </View>
      ) : (
        <View className="held__remedy">
          <View className="held__own">{words.held.remedy}</View>
          <Quiz
            name="remedy"
            prompt={hold.prompt}
            options={hold.options}
            draftKey={`remedy:${screenKey}`}
            onPick={(pick) => void send(me.role, { ...remedy, pick })}
          />
          <View className="held__tries">{words.held.tries(hold.tries)}</View>
        </View>
      )}
      <Pocket view={view} />
    </View>
  )
}
