import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { FactCard } from '../../../components/fact'
import { Fold } from '../../../components/fold'
import { useOnline } from '../../../stores/online'
import { words } from '../../../words'
import type { ScreenProps } from './props'

/** An observer's page: what everybody may see, and the way to a seat. */
export const WatchScreen = ({ view }: ScreenProps) => {
  const [knocked, setKnocked] = useState(false)
  const { barrier } = view
  const acting = view.phase === 'action' && barrier !== null
  const knock = (role: number) => (): void => {
    setKnocked(true)
    void useOnline.getState().send({ type: 'join', role })
  }
  return (
    <View className="watch">
      <View className="waiting__title">{acting ? barrier.title : view.act?.title}</View>
      <View className="waiting__prompt">{acting ? barrier.prompt : view.act?.place}</View>
      <View className="missing">
        {view.team.map(({ name, doing, done, of, sign }) => (
          <View className="missing__one" key={name}>
            <View className="missing__who">{words.wait.at(name, doing)}</View>
            <View className="missing__far">{of > done ? words.wait.steps(done, of) : words.sign[sign].word}</View>
          </View>
        ))}
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
        {knocked ? <View className="watch__says">{words.room.watch.knocked}</View> : null}
      </Fold>
    </View>
  )
}
