import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { FactCard } from '../../../components/fact'
import { Fold } from '../../../components/fold'
import { useOnline } from '../../../stores/online'
import { useSession } from '../../../stores/session'
import { words } from '../../../words'
import { waitedFor } from '../parts/estimate'
import type { ScreenProps } from './props'

/** An observer's page: what everybody may see, and the way to a seat. */
export const WatchScreen = ({ view }: ScreenProps) => {
  const live = useSession((state) => state.live) ?? view
  const { barrier } = view
  const acting = view.phase === 'action' && barrier !== null
  const knock = (role: number) => (): void => {
    void useOnline.getState().send({ type: 'join', role })
  }
  return (
    <View className="watch">
      <View className="waiting__title">{acting ? barrier.title : view.act?.title}</View>
      <View className="waiting__prompt">{acting ? barrier.prompt : view.act?.place}</View>
      <View className="missing">
        {live.team.map((member) => {
          const { who, far } = waitedFor(member, live)
          return (
            <View className="missing__one" key={member.name}>
              <View className="missing__who">{who}</View>
              <View className="missing__far">{far}</View>
            </View>
          )
        })}
      </View>
      <View className="watch__says">{words.room.watch.says}</View>
      {barrier === null || barrier.cards.length === 0 ? null : (
        <Fold label={`${words.wait.cards}（${barrier.cards.length}）`} name="cards">
          {barrier.cards.map((fact) => (
            <FactCard key={fact.label} fact={fact} />
          ))}
        </Fold>
      )}
      <Fold label={words.room.watch.sit} name="watch-sit">
        {view.team.map(({ name }, role) => (
          <Button
            key={name}
            name={`watch-knock-${role}`}
            kind="plain"
            moves={false}
            label={words.room.watch.knock(name)}
            onTap={knock(role)}
          />
        ))}
      </Fold>
    </View>
  )
}
