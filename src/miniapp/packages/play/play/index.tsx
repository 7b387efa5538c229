import { View } from '@tarojs/components'
import Taro, { useDidHide, useDidShow, useLoad, useUnload } from '@tarojs/taro'
import { useState } from 'react'
import { Page } from '../../../components/page'
import { Region } from '../../../components/region'
import { keepScreenOn } from '../../../platform'
import { useSession } from '../../../stores/session'
import { resumeSession } from '../../../stores/start'
import { Lost } from '../parts/lost'
import { Dock } from './dock'
import { Head } from './head'
import { StageView } from './stage'
import { Strip } from './strip'
import './index.scss'

/** The evening itself: head, page, team strip. Each lives in a region of its own and is sent alone. */
export default function Play() {
  const [lost, setLost] = useState(false)
  const dim = useSession(({ live, stage }) => stage?.screen.kind === 'held' || (live?.me?.rescues.length ?? 0) > 0)
  useLoad(() => setLost(!resumeSession()))
  useDidShow(() => keepScreenOn(true))
  useDidHide(() => keepScreenOn(false))
  useUnload(() => {
    keepScreenOn(false)
    useSession.getState().leave()
  })
  if (lost) return <Lost onHome={() => void Taro.reLaunch({ url: '/pages/home/index' })} />
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
          <Dock />
        </Region>
      </View>
    </Page>
  )
}
