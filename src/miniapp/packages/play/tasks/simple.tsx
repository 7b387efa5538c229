import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { words } from '../../../words'
import { nameOf } from '../parts/act'
import { Slip } from '../parts/slip'
import type { TaskProps } from './props'

/** Something to read; over only by an explicit tap. */
export const ReadTask = ({ onAnswer }: TaskProps) => (
  <Button name="answer" label={words.task.read} onTap={() => onAnswer({ done: true })} />
)

/** Something to talk about. */
export const DiscussTask = ({ onAnswer }: TaskProps) => (
  <Button name="answer" label={words.task.discuss} onTap={() => onAnswer({ done: true })} />
)

/** A clue that goes to a team-mate. */
export const HandoverTask = ({ task, view, onAnswer }: TaskProps) => {
  const { handover } = task
  if (handover === null) return null
  const to = nameOf(view, handover.to)
  return (
    <View className="handover">
      <View className="handover__says">{words.task.handSays(to)}</View>
      <Slip clue={handover} />
      <Button name="answer" label={words.task.handTo(to)} onTap={() => onAnswer({ done: true })} />
    </View>
  )
}
