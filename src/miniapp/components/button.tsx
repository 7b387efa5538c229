import { View } from '@tarojs/components'
import { memo } from 'react'
import { aria } from './aria'
import { cx } from './classes'
import { moving, steady } from './tap'

interface ButtonProps {
  readonly label: string
  readonly onTap: () => void
  /** `main` = the one thing to do here; `plain` = also possible; `quiet` = a link. */
  readonly kind?: 'main' | 'plain' | 'quiet'
  readonly disabled?: boolean
  /** Whether the tap leads to another page. */
  readonly moves?: boolean
  /** A name for tests and styles, beside `btn`. */
  readonly name?: string
}

export const Button = memo(
  ({ label, onTap, kind = 'main', disabled = false, moves = true, name = '' }: ButtonProps) => {
    const tap = disabled ? () => undefined : moves ? moving(onTap) : steady(onTap)
    return (
      <View
        className={cx('btn', `btn--${kind}`, disabled && 'btn--off', name)}
        onClick={tap}
        {...aria({ role: 'button', disabled })}
      >
        {label}
      </View>
    )
  },
)
Button.displayName = 'Button'
