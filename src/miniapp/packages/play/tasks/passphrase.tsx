import { View } from '@tarojs/components'
import { aria } from '../../../components/aria'
import { Button } from '../../../components/button'
import { cx } from '../../../components/classes'
import { steady } from '../../../components/tap'
import { words } from '../../../words'
import { nameOf } from '../parts/act'
import { isFull, slotsOf, type TaskProps } from './props'

/** Words that are held by team-mates: each slot says whom to ask. */
export const PassphraseTask = ({ task, view, role, draft, onDraft, onAnswer }: TaskProps) => {
  const slots = slotsOf(draft, task.slots.length)
  const put = (at: number, pick: number): void =>
    onDraft({ ...draft, picks: slots.map((slot, i) => (i === at ? pick : slot)) })
  return (
    <View className="passphrase">
      {task.slots.map((slot, i) => (
        <View className={cx('phrase', `phrase-${i}`)} key={slot.label}>
          <View className="phrase__label">{slot.label}</View>
          <View className="phrase__holder">
            {slot.heldBy === role ? words.task.slotMine : words.task.slotHolder(nameOf(view, slot.heldBy))}
          </View>
          <View className="phrase__choices" {...aria({ role: 'radiogroup', label: slot.label })}>
            {slot.choices.map((choice, c) => (
              <View
                key={choice}
                className={cx('chip', `choice-${c}`, slots[i] === c && 'chip--on')}
                onClick={steady(() => put(i, c))}
                {...aria({ role: 'radio', checked: slots[i] === c })}
              >
                {`${slots[i] === c ? '● ' : ''}${choice}`}
              </View>
            ))}
          </View>
        </View>
      ))}
      <Button
        name="answer"
        label={words.task.confirm}
        disabled={!isFull(slots)}
        onTap={() => isFull(slots) && onAnswer({ picks: slots })}
      />
    </View>
  )
}
