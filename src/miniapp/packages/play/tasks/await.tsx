import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { useSession } from '../../../stores/session'
import { words } from '../../../words'
import { nameOf } from '../parts/act'
import type { TaskProps } from './props'

/** Waits for a team-mate's clue: says who, what, and what he is doing. */
export const AwaitTask = ({ task, view }: TaskProps) => {
  const shared = useSession(({ room }) => (room?.seats.length ?? 0) > 1)
  const { awaiting } = task
  if (awaiting === null) return null
  const from = nameOf(view, awaiting.from)
  const giver = view.team[awaiting.from]
  return (
    <View className="await">
      <View className="await__who">{words.task.awaitFrom(from)}</View>
      <View className="await__what">{words.task.awaitSays(from, awaiting.title)}</View>
      {giver === undefined ? null : <View className="await__at">{words.wait.at(giver.name, giver.doing)}</View>}
      <View className="await__talk">{words.task.awaitTalk}</View>
      {shared ? (
        <Button name="give" label={words.task.awaitGive(from)} onTap={() => useSession.getState().hand(null)} />
      ) : null}
    </View>
  )
}
