import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { FactCard } from '../../../components/fact'
import { toTop } from '../../../platform'
import { actKey } from '../../../play/progress'
import { useSession } from '../../../stores/session'
import { words } from '../../../words'
import type { ScreenProps } from './props'

/** After a barrier: what came of it, then each reveal on a page of its own. No name is named. */
export const OutcomeScreen = ({ view, screenKey }: ScreenProps) => {
  const page = useSession(({ progress }) => progress.pages[screenKey] ?? 0)
  const read = useSession(({ progress }) => progress.reveals)
  const told = useSession(({ progress }) => progress.told)
  const { turnPage, readOutcome } = useSession.getState()
  const before = told === actKey(view) || view.phase !== 'lanes' ? null : (view.barrier?.before ?? null)
  const reveals = view.reveals.slice(read)
  const pages = before === null ? reveals.length : reveals.length + 1
  const reveal = reveals[before === null ? page : page - 1]
  const last = page >= pages - 1
  const next = (): void => {
    if (last) readOutcome()
    else turnPage(screenKey, page + 1)
    toTop()
  }
  return (
    <View className="outcome">
      {reveal === undefined ? (
        <View className="outcome__news">
          <View className="outcome__title">{words.outcome.title}</View>
          <View className="outcome__text">{before}</View>
        </View>
      ) : (
        <View className={`reveal reveal--${reveal.kind}`}>
          <View className="reveal__kind">{reveal.kind === 'trap' ? words.outcome.reveal : words.outcome.remark}</View>
          <View className="reveal__title">{reveal.title}</View>
          <View className="reveal__text">{reveal.text}</View>
          <FactCard fact={reveal.fact} />
          {reveal.kind === 'trap' ? <View className="reveal__says">{words.outcome.revealSays}</View> : null}
        </View>
      )}
      <Button name="outcome-next" label={last ? words.outcome.go : words.outcome.next} onTap={next} />
    </View>
  )
}
