import { View } from '@tarojs/components'
import { aria } from '../../../components/aria'
import { Button } from '../../../components/button'
import { OptionRow } from '../../../components/option-row'
import { words } from '../../../words'
import { isFull, slotsOf, type TaskProps } from './props'

/** One of several: tap it, look at it once more, then say so. */
export const ChoiceTask = ({ task, draft, onDraft, onAnswer }: TaskProps) => {
  const slots = slotsOf(draft, 1)
  return (
    <View className="choice">
      <View className="options" {...aria({ role: 'radiogroup', label: task.title })}>
        {task.options.map((text, i) => (
          <OptionRow
            key={text}
            text={text}
            index={i}
            on={slots[0] === i}
            onTap={(pick) => onDraft({ ...draft, picks: [pick] })}
          />
        ))}
      </View>
      <Button
        name="answer"
        label={words.task.confirm}
        disabled={!isFull(slots)}
        onTap={() => {
          const pick = slots[0]
          if (typeof pick === 'number') onAnswer({ pick })
        }}
      />
    </View>
  )
}

/** Any number of several. */
export const MultiTask = ({ task, draft, onDraft, onAnswer }: TaskProps) => {
  const picks = draft.picks.filter((pick) => pick !== null)
  const toggle = (pick: number): void =>
    onDraft({
      ...draft,
      picks: picks.includes(pick) ? picks.filter((other) => other !== pick) : [...picks, pick].sort((a, b) => a - b),
    })
  return (
    <View className="multi">
      <View className="task__how">{words.task.multiSays}</View>
      <View className="options">
        {task.options.map((text, i) => (
          <OptionRow key={text} kind="checkbox" text={text} index={i} on={picks.includes(i)} onTap={toggle} />
        ))}
      </View>
      <Button
        name="answer"
        label={words.task.confirm}
        disabled={picks.length === 0}
        onTap={() => onAnswer({ picks })}
      />
    </View>
  )
}
