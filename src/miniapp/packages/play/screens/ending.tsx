import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Art } from '../../../components/art'
import { Button } from '../../../components/button'
import { Facts } from '../../../components/fact'
import { Paged } from '../../../components/paged'
import { useSession } from '../../../stores/session'
import { words } from '../../../words'
import { Invented } from '../parts/invented'
import type { ScreenProps } from './props'

/** How the evening ended. */
export const EndingScreen = ({ view, screenKey, scenario }: ScreenProps) => {
  const page = useSession(({ progress }) => progress.pages[screenKey] ?? 0)
  const record = useSession(({ progress }) => progress.record)
  const { ending } = view
  if (ending === null) return null
  // A room of an older server tells no sources.
  const { facts = [] } = ending
  const debrief = (): void => {
    void Taro.redirectTo({ url: `/packages/play/debrief/index?id=${record ?? ''}` })
    useSession.getState().finish()
  }
  return (
    <View className="ending">
      {page === 0 ? <Art scenario={scenario} file={ending.art} name="ending__art" /> : null}
      <View className="ending__kind">{ending.unfinished ? words.ending.unfinished : words.ending.title}</View>
      <View className="ending__title">{ending.title}</View>
      <Invented on={ending.invented} />
      <Paged pages={ending.text} page={page} onPage={(to) => useSession.getState().turnPage(screenKey, to)}>
        <Button name="to-debrief" label={words.ending.debrief} onTap={debrief} />
        <Facts facts={facts} />
      </Paged>
    </View>
  )
}
