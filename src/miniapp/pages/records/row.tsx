import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { aria } from '../../components/aria'
import { moving } from '../../components/tap'
import type { RecordHead } from '../../stores/records'
import { pastTime } from '../../story-time'
import { words } from '../../words'

/** A past evening; a tap opens its debrief again. */
export const RecordRow = ({ record }: { readonly record: RecordHead }) => (
  <View
    className="record"
    onClick={moving(() => void Taro.navigateTo({ url: `/packages/play/debrief/index?id=${record.id}` }))}
    {...aria({ role: 'button', label: `${record.title}，${record.ending}，${words.records.open}` })}
  >
    <View className="record__ending">{record.ending}</View>
    <View className="record__where">{record.title}</View>
    <View className="record__when">{`${pastTime(record.at, Date.now())} · ${howPlayed(record)}`}</View>
    <View className="record__go">{words.records.open}</View>
  </View>
)

const howPlayed = ({ remote, people }: RecordHead): string => {
  const name = people[0] ?? ''
  if (remote === true) return name === '' ? words.records.roomWatched : words.records.room(name)
  return people.length > 1 ? words.records.one : words.records.solo(name)
}
