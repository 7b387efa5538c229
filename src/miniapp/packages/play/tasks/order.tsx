import { View } from '@tarojs/components'
import { aria } from '../../../components/aria'
import { Button } from '../../../components/button'
import { cx } from '../../../components/classes'
import { steady } from '../../../components/tap'
import { words } from '../../../words'
import { isFull, slotsOf, type TaskProps } from './props'

/** Puts pieces in order by tapping: a piece goes to the first empty slot, a filled slot gives its piece back. */
export const OrderTask = ({ task, draft, onDraft, onAnswer }: TaskProps) => {
  const slots = slotsOf(draft, task.options.length)
  const put = (piece: number): void => {
    const empty = slots.indexOf(null)
    onDraft({ ...draft, picks: slots.map((slot, i) => (i === empty ? piece : slot)) })
  }
  const takeBack = (at: number): void => onDraft({ ...draft, picks: slots.map((slot, i) => (i === at ? null : slot)) })
  const full = isFull(slots)
  return (
    <View className="order">
      <View className="task__how">{full ? words.task.orderDone : words.task.orderSays}</View>
      <View className="order__slots">
        {slots.map((piece, i) => (
          <View
            key={i}
            className={cx('slot', `slot-${i}`, piece !== null && 'slot--full')}
            onClick={steady(() => piece !== null && takeBack(i))}
            {...aria({
              role: 'button',
              label: `${words.task.orderSlot(i + 1)} ${piece === null ? words.task.orderEmpty : task.options[piece]}`,
            })}
          >
            <View className="slot__no">{i + 1}</View>
            <View className="slot__text">{piece === null ? words.task.orderEmpty : task.options[piece]}</View>
          </View>
        ))}
      </View>
      <View className="order__left">
        {full ? null : <View className="order__title">{words.task.orderLeft}</View>}
        {task.options.map((text, i) => (
          <View
            key={text}
            className={cx('piece', `piece-${i}`, slots.includes(i) && 'piece--used')}
            onClick={steady(() => !slots.includes(i) && put(i))}
            {...aria({ role: 'button', label: text, hidden: slots.includes(i) })}
          >
            {text}
          </View>
        ))}
      </View>
      <Button
        name="answer"
        label={words.task.confirm}
        disabled={!full}
        onTap={() => isFull(slots) && onAnswer({ picks: slots })}
      />
    </View>
  )
}
