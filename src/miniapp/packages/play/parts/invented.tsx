import { View } from '@tarojs/components'
import { words } from '../../../words'

/** Says that a place was invented for play. */
export const Invented = ({ on }: { readonly on: boolean }) =>
  on ? (
    <View className="invented">
      <View className="invented__mark">{words.play.invented}</View>
      <View className="invented__says">{words.play.inventedSays}</View>
    </View>
  ) : null
