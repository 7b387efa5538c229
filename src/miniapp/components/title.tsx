import { View } from '@tarojs/components'
import { aria } from './aria'

interface TitleProps {
  readonly text: string
  readonly name: string
  readonly level?: 1 | 2
}

/** A long title breaks where it was put together, at its “·”, before it breaks anywhere else. */
export const Title = ({ text, name, level = 1 }: TitleProps) => (
  <View className={`title ${name}`} {...aria({ role: 'heading', level })}>
    {partsOf(text).map((part) => (
      <View className="title__part" key={part}>
        {part}
      </View>
    ))}
  </View>
)

const partsOf = (text: string): string[] => {
  const parts = text.split('·')
  return parts.map((part, i) => (i < parts.length - 1 ? `${part}·` : part))
}
