import { View } from '@tarojs/components'
import Taro, { useDidHide, useDidShow, useLoad, useRouter, useUnload } from '@tarojs/taro'
import { useState } from 'react'
import { Page } from '../../../components/page'
import { Region } from '../../../components/region'
import { keepScreenOn } from '../../../platform'
import { useOnline } from '../../../stores/online'
import { useSession } from '../../../stores/session'
import { useSheet } from '../../../stores/sheet'
import { resumeSession } from '../../../stores/start'
import { Lost } from '../parts/lost'
import { Dock } from './dock'
import { Gate } from './gate'
import { Head } from './head'
import { RoomStrips } from './room-strips'
import { Sheet } from './sheet'
import { StageView } from './stage'
import { Strip } from './strip'
import './index.scss'

/** The evening itself: head, page, team strip. Each lives in a region of its own and is sent alone. */
export default function Play() {
  const { params } = useRouter()
  // A room of many phones opens its line first.
  const inRoom = params.room !== undefined
  const [lost, setLost] = useState(false)
  const entered = useSession(({ stage }) => stage !== null)
  const dim = useSession(({ live, stage }) => stage?.screen.kind === 'held' || (live?.me?.rescues.length ?? 0) > 0)
  useLoad(() => {
    if (!inRoom) setLost(!resumeSession())
  })
  useDidShow(() => keepScreenOn(true))
  useDidHide(() => keepScreenOn(false))
  useUnload(() => {
    keepScreenOn(false)
    useSheet.getState().show(null)
    useSession.getState().leave()
    useOnline.getState().hangUp()
  })
  if (lost) return <Lost onHome={() => void Taro.reLaunch({ url: '/pages/home/index' })} />
  if (inRoom && !entered) return <Gate />
  return (
    <Page name="play" dim={dim}>
      <View className="play__head">
        <Region>
          <Head />
        </Region>
      </View>
      <View className="play__stage">
        <Region>
          <StageView />
        </Region>
      </View>
      <View className="play__foot">
        <Region>
          <Strip />
        </Region>
        <Region>
          <RoomStrips />
        </Region>
        <Region>
          <Dock />
        </Region>
      </View>
      <Region>
        <Sheet />
      </Region>
    </Page>
  )
}
