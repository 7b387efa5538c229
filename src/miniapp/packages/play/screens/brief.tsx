import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { Paged } from '../../../components/paged'
import { Portrait } from '../../../components/portrait'
import { useSession } from '../../../stores/session'
import { words } from '../../../words'
import type { ScreenProps } from './props'

/** What only this role knows, before its first act. */
export const BriefScreen = ({ view, screenKey, scenario }: ScreenProps) => {
  const page = useSession(({ progress }) => progress.pages[screenKey] ?? 0)
  const { me } = view
  const member = me === null ? undefined : view.team[me.role]
  if (me === null || member === undefined) return null
  const { turnPage, readBrief } = useSession.getState()
  return (
    <View className="brief">
      <View className="brief__who">
        {page === 0 ? <Portrait scenario={scenario} file={member.portrait} name={member.name} size="large" /> : null}
        <View className="brief__name">{member.name}</View>
        <View className="brief__title">{member.title}</View>
      </View>
      <View className="brief__mark">{words.play.brief}</View>
      <Paged pages={me.brief} page={page} onPage={(to) => turnPage(screenKey, to)}>
        <Button name="brief-done" label={words.play.briefDone} onTap={readBrief} />
      </Paged>
    </View>
  )
}
