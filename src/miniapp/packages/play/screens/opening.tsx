import { View } from '@tarojs/components'
import { Art } from '../../../components/art'
import { Button } from '../../../components/button'
import { Paged } from '../../../components/paged'
import { useSession } from '../../../stores/session'
import { words } from '../../../words'
import { actName } from '../parts/act-name'
import { Invented } from '../parts/invented'
import type { ScreenProps } from './props'

/** The opening of an act: for everybody at once. */
export const OpeningScreen = ({ view, screenKey, scenario }: ScreenProps) => {
  const page = useSession(({ progress }) => progress.pages[screenKey] ?? 0)
  const { act } = view
  if (act === null) return null
  const { turnPage, readOpening } = useSession.getState()
  return (
    <View className="opening">
      {page === 0 ? <Art scenario={scenario} file={act.art} name="opening__art" /> : null}
      <View className="opening__no">{actName(act.number, act.closing)}</View>
      <View className="opening__title">{act.title}</View>
      <View className="opening__place">{act.place}</View>
      <Invented on={act.invented} />
      <Paged pages={act.opening} page={page} onPage={(to) => turnPage(screenKey, to)}>
        <Button name="enter-act" label={words.play.enter} onTap={readOpening} />
      </Paged>
    </View>
  )
}
