import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { memo, useEffect } from 'react'
import { Button } from '../../../components/button'
import { toTop } from '../../../platform'
import { useSession } from '../../../stores/session'
import { words } from '../../../words'
import { SCREEN } from '../screens'

/** The page in the middle. It is another one only when its key is. */
export const StageView = memo(() => {
  const stage = useSession((state) => state.stage)
  const scenario = useSession((state) => state.scenario?.id ?? '')
  const key = stage?.screen.key
  const attempt = stage?.view.me?.lane.task?.attempt
  // A new page begins at its top, and so does one that says what was wrong.
  useEffect(() => toTop(), [key, attempt])
  if (stage === null) return null
  const Body = SCREEN[stage.screen.kind]
  return (
    <View className={`stage stage--${stage.screen.kind}`} key={stage.screen.key}>
      <Body view={stage.view} screenKey={stage.screen.key} scenario={scenario} />
      {stage.screen.kind === 'ending' ? null : (
        <Button
          name="leave"
          kind="quiet"
          label={words.play.leave}
          onTap={() => void Taro.reLaunch({ url: '/pages/home/index' })}
        />
      )}
    </View>
  )
})
StageView.displayName = 'StageView'
