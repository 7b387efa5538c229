import { View } from '@tarojs/components'
import { useState } from 'react'
import { aria } from '../../../components/aria'
import { Button } from '../../../components/button'
import { cx } from '../../../components/classes'
import { steady } from '../../../components/tap'
import { words } from '../../../words'
import { isFull, slotsOf, type TaskProps } from './props'

/** Joins pairs by two taps: left, then right. A right side that moves on leaves its old partner empty. */
export const MatchTask = ({ task, draft, onDraft, onAnswer }: TaskProps) => {
  const left = task.match?.left ?? []
  const right = task.match?.right ?? []
  const slots = slotsOf(draft, left.length)
  const [at, setAt] = useState(() => Math.max(0, slots.indexOf(null)))
  const join = (pick: number): void => {
    const picks = slots.map((slot, i) => (i === at ? pick : slot === pick ? null : slot))
    onDraft({ ...draft, picks })
    const empty = picks.indexOf(null)
    if (empty >= 0) setAt(empty)
  }
  return (
    <View className="match">
      <View className="task__how">{words.task.matchSays}</View>
      <View className="match__lefts" {...aria({ role: 'radiogroup', label: words.task.matchLeft })}>
        {left.map((text, i) => {
          const partner = slots[i] ?? null
          return (
            <View
              key={text}
              className={cx('pair', `left-${i}`, at === i && 'pair--on')}
              onClick={steady(() => setAt(i))}
              {...aria({ role: 'radio', checked: at === i })}
            >
              <View className="pair__left">{text}</View>
              <View className={partner === null ? 'pair__none' : 'pair__right'}>
                {partner === null ? words.task.matchNone : (right[partner] ?? '')}
              </View>
            </View>
          )
        })}
      </View>
      <View className="match__for">{words.task.matchPick(left[at] ?? '')}</View>
      <View className="match__rights">
        {right.map((text, i) => (
          <View
            key={text}
            className={cx(
              'chip',
              `right-${i}`,
              slots[at] === i && 'chip--on',
              slots[at] !== i && slots.includes(i) && 'chip--used',
            )}
            onClick={steady(() => join(i))}
            {...aria({ role: 'button', label: text })}
          >
            {`${slots.includes(i) ? '✓ ' : ''}${text}`}
          </View>
        ))}
      </View>
      <Button
        name="answer"
        label={words.task.confirm}
        disabled={!isFull(slots)}
        onTap={() => isFull(slots) && onAnswer({ picks: slots })}
      />
    </View>
  )
}
