import { View } from '@tarojs/components'
import { memo } from 'react'
import type { MeterView } from '../engine'
import { words } from '../words'
import { aria } from './aria'

/** A team value as a word and a bar of as many fields as it has steps. */
export const Meter = memo(({ meter }: { readonly meter: MeterView }) => {
  const { name, word, value, min, max, good } = meter
  const fields = Array.from({ length: max - min }, (_, i) => i)
  return (
    <View
      className={`meter meter--${good}`}
      {...aria({ role: 'meter', label: words.meter.label(name, word, value, max), now: value, max })}
    >
      <View className="meter__name">{name}</View>
      <View className="meter__word">{word}</View>
      <View className="meter__bar">
        {fields.map((field) => (
          <View key={field} className={field < value - min ? 'meter__field meter__field--on' : 'meter__field'} />
        ))}
      </View>
    </View>
  )
})
Meter.displayName = 'Meter'
