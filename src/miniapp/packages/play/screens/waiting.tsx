import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { FactCard } from '../../../components/fact'
import { Fold } from '../../../components/fold'
import type { MemberView, View as Seen } from '../../../engine'
import { useSession } from '../../../stores/session'
import { words } from '../../../words'
import { actionOf } from '../parts/act'
import { waitedFor } from '../parts/estimate'
import { Invented } from '../parts/invented'
import { Pocket } from '../parts/pocket'
import type { ScreenProps } from './props'

/** Done before the others: says who is missing and where, and offers something to read. */
export const WaitingScreen = ({ view }: ScreenProps) => {
  const shared = useSession(({ room }) => (room?.seats.length ?? 0) > 1)
  const { me, barrier } = view
  if (me === null || barrier === null) return null
  const { send, hand } = useSession.getState()
  const ready = actionOf(view, 'ready', me.role)
  const unready = actionOf(view, 'unready', me.role)
  const others = barrier.missing.filter((role) => role !== me.role)
  return (
    <View className="waiting">
      <View className="waiting__kind">{words.wait.title}</View>
      <View className="waiting__title">{barrier.title}</View>
      <View className="waiting__prompt">{barrier.prompt}</View>
      <Invented on={barrier.invented} />
      {ready === undefined ? null : (
        <Button name="ready" label={words.wait.ready} onTap={() => void send(me.role, { ...ready })} />
      )}
      {ready === undefined && shared ? (
        <Button name="hand-on" label={words.wait.handOn} onTap={() => hand(null)} />
      ) : null}
      {unready === undefined ? null : (
        <View className="waiting__ready">
          <View>{words.wait.isReady}</View>
          <Button
            name="unready"
            kind="plain"
            label={words.wait.unready}
            onTap={() => void send(me.role, { ...unready })}
          />
        </View>
      )}
      <Missing view={view} members={others.flatMap((role) => view.team[role] ?? [])} rung={barrier.rung} />
      {others.flatMap((role) => {
        const ask = actionOf(view, 'ask', role)
        const take = actionOf(view, 'takeOver', role)
        const name = view.team[role]?.name ?? ''
        return [
          ask === undefined ? null : (
            <Button
              key={`ask${role}`}
              name={`ask-${role}`}
              kind="plain"
              label={words.wait.ask(name)}
              onTap={() => void send(me.role, { type: 'ask', role })}
            />
          ),
          take === undefined ? null : (
            <Button
              key={`take${role}`}
              name={`take-${role}`}
              kind="plain"
              label={words.wait.takeOver(name)}
              onTap={() => void send(me.role, { type: 'takeOver', role })}
            />
          ),
        ]
      })}
      {barrier.cards.length === 0 ? null : (
        <Fold label={`${words.wait.cards}（${barrier.cards.length}）`} name="cards">
          {barrier.cards.map((fact) => (
            <FactCard key={fact.label} fact={fact} />
          ))}
        </Fold>
      )}
      <Pocket view={view} />
    </View>
  )
}

interface MissingProps {
  readonly view: Seen
  readonly members: readonly MemberView[]
  readonly rung: 0 | 1 | 2
}

const Missing = ({ view, members, rung }: MissingProps) => (
  <View className="missing">
    <View className="missing__title">{members.length === 0 ? words.wait.noneMissing : words.wait.who}</View>
    {members.map((member) => {
      const { who, far } = waitedFor(member, view)
      return (
        <View className="missing__one" key={member.name}>
          <View className="missing__who">{who}</View>
          <View className="missing__far">{far}</View>
        </View>
      )
    })}
    {members.length === 0 || rung === 0 ? null : (
      <View className="missing__tip">{rung === 1 ? words.wait.nudge : words.wait.assist}</View>
    )}
  </View>
)
