import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { memo, useEffect } from 'react'
import { Button } from '../../../components/button'
import { toTop } from '../../../platform'
import { useSession } from '../../../stores/session'
import { useSheet } from '../../../stores/sheet'
import { words } from '../../../words'
import { SCREEN } from '../screens'

/** The page in the middle. It is another one only when its key is. */
export const StageView = memo(() => {
  const stage = useSession((state) => state.stage)
  const scenario = useSession((state) => state.scenario?.id ?? '')
  const remote = useSession(({ room }) => room?.remote === true)
  const holder = useSession(({ progress }) => progress.holder)
  const key = stage?.screen.key
  const attempt = stage?.view.me?.lane.task?.attempt
  // A new page begins at its top, and so does one that says what was wrong.
  useEffect(() => toTop(), [key, attempt])
  if (stage === null) return null
  const Body = SCREEN[stage.screen.kind]
  const seat = stage.view.me?.role ?? null
  // Answering for a team-mate, one may turn back to the own tasks at any time.
  const standIn = remote && seat !== null && seat !== holder
  return (
    <View className={`stage stage--${stage.screen.kind}`} key={stage.screen.key}>
      <Body view={stage.view} screenKey={stage.screen.key} scenario={scenario} />
      {standIn ? (
        <Button
          name="stand-back"
          kind="plain"
          label={words.room.sheet.own}
          onTap={() => useSession.getState().stand(null)}
        />
      ) : null}
      {remote ? (
        <Button
          name="open-room"
          kind="quiet"
          moves={false}
          label={words.room.sheet.open}
          onTap={() => useSheet.getState().show({ kind: 'room' })}
        />
      ) : null}
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
