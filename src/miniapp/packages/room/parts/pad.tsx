import { View } from '@tarojs/components'
import { memo } from 'react'
import { aria } from '../../../components/aria'
import { words } from '../../../words'

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'clear', '0', 'back'] as const
export type PadKey = (typeof KEYS)[number]

const labelOf = (key: PadKey): string =>
  key === 'clear' ? words.room.join.clear : key === 'back' ? words.room.join.back : key

/** A number pad with keys for large fingers; it never hides what is typed behind a keyboard. */
export const Pad = memo(({ onKey }: { readonly onKey: (key: PadKey) => void }) => (
  <View className="pad">
    {KEYS.map((key) => (
      <View
        key={key}
        className={`pad__key pad-${key}`}
        // Digits follow each other quickly and may repeat: no guard against a second tap here.
        onClick={() => onKey(key)}
        {...aria({ role: 'button', label: labelOf(key) })}
      >
        {labelOf(key)}
      </View>
    ))}
  </View>
))
Pad.displayName = 'Pad'
