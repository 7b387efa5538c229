import { View } from '@tarojs/components'
import { aria } from '../../../components/aria'
import type { Trouble } from '../../../rooms/server'
import { words } from '../../../words'

/** What went wrong and what to do about it. */
export const TroubleCard = ({ trouble }: { readonly trouble: Trouble }) => (
  <View className={`trouble trouble--${trouble}`} {...aria({ role: 'alert' })}>
    <View className="trouble__cause">{words.room.http[trouble].cause}</View>
    <View className="trouble__cure">{words.room.http[trouble].cure}</View>
  </View>
)
