import { Text, View } from '@tarojs/components'
import { scenarios } from '@/miniapp/generated/scenarios'
import './index.scss'

export default function Home() {
  return (
    <View className="home">
      <View className="home-title">星火同行</View>
      <Text className="home-count">现有剧本 {scenarios.length} 部</Text>
    </View>
  )
}
