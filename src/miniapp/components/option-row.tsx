import { View } from '@tarojs/components'
import { memo } from 'react'
import { aria } from './aria'
import { cx } from './classes'
import { steady } from './tap'

interface OptionRowProps {
  readonly text: string
  readonly index: number
  readonly on: boolean
  /** One of several, or any number of them. */
  readonly kind?: 'radio' | 'checkbox'
  readonly onTap: (index: number) => void
}

const MARKS = { radio: ['○', '●'], checkbox: ['□', '■'] } as const

/** An answer to tap: at least 60 px high, marked by a sign and a frame, not by colour alone. */
export const OptionRow = memo(({ text, index, on, kind = 'radio', onTap }: OptionRowProps) => (
  <View
    className={cx('option', `option-${index}`, on && 'option--on')}
    onClick={steady(() => onTap(index))}
    {...aria({ role: kind, checked: on, label: text })}
  >
    <View className="option__mark">{MARKS[kind][on ? 1 : 0]}</View>
    <View className="option__text">{text}</View>
  </View>
))
OptionRow.displayName = 'OptionRow'
