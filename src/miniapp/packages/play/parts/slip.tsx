import { View } from '@tarojs/components'

/** A slip of paper that is handed on, or that somebody holds. */
export const Slip = ({ clue }: { readonly clue: { readonly title: string; readonly text: string } }) => (
  <View className="slip">
    <View className="slip__title">{clue.title}</View>
    <View className="slip__text">{clue.text}</View>
  </View>
)
