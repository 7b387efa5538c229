import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { useSession } from '../../../stores/session'
import { words } from '../../../words'
import { actionOf, nameOf } from '../parts/act'
import type { ScreenProps } from './props'
import { Quiz } from './quiz'

/** A team-mate needs a hand: a small task on one's own phone. */
export const RescueScreen = ({ view, screenKey }: ScreenProps) => {
  const whom = useSession(({ progress }) => progress.rescuing)
  const { me } = view
  const rescue = me?.rescues.find(({ role }) => role === whom)
  if (me === null || rescue === undefined) return null
  const { send, rescue: open } = useSession.getState()
  const action = actionOf(view, 'rescue', rescue.role)
  return (
    <View className="rescue">
      <View className="rescue__title">{words.rescue.title(nameOf(view, rescue.role))}</View>
      {action === undefined ? null : (
        <Quiz
          name="rescuing"
          prompt={rescue.prompt}
          options={rescue.options}
          draftKey={`rescue:${screenKey}`}
          onPick={(pick) => void send(me.role, { ...action, pick })}
        />
      )}
      <Button name="rescue-back" kind="quiet" label={words.rescue.back} onTap={() => open(null)} />
    </View>
  )
}
