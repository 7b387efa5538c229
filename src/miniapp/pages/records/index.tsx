import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { Button } from '../../components/button'
import { Page } from '../../components/page'
import { useRecords } from '../../stores/records'
import { words } from '../../words'
import { RecordRow } from './row'
import './index.scss'

/** Every evening this phone remembers. */
export default function Records() {
  const records = useRecords(({ heads }) => heads)
  useDidShow(() => useRecords.getState().refresh())
  return (
    <Page name="records">
      <View className="section">{words.records.title}</View>
      {records.length === 0 ? <View className="home__none">{words.records.none}</View> : null}
      {records.map((record) => (
        <RecordRow key={record.id} record={record} />
      ))}
      <Button
        name="go-home"
        kind="quiet"
        label={words.app.home}
        onTap={() => void Taro.reLaunch({ url: '/pages/home/index' })}
      />
    </Page>
  )
}
