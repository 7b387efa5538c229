import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { useSession } from '../../../stores/session'
import { words } from '../../../words'
import { actionOf } from '../parts/act'
import { Invented } from '../parts/invented'
import { Pocket } from '../parts/pocket'
import type { ScreenProps } from './props'
import { Quiz } from './quiz'

/** The team decides: one vote each, to be changed until the round closes. */
export const VoteScreen = ({ view, screenKey }: ScreenProps) => {
  const [again, setAgain] = useState(false)
  const shared = useSession(({ room }) => (room?.seats.length ?? 0) > 1)
  const { me, barrier } = view
  if (me === null || barrier === null || barrier.vote === null) return null
  const { send, hand } = useSession.getState()
  const { options, round, rounds, rule } = barrier.vote
  const action = actionOf(view, 'vote', me.role)
  const open = action !== undefined && (me.given === null || again)
  const missing = view.team.filter(({ presence, acted }) => presence === 'present' && !acted).length
  const vote = (pick: number): void => {
    setAgain(false)
    if (action !== undefined) void send(me.role, { ...action, pick })
  }
  return (
    <View className="vote">
      <View className="barrier__kind">{`${words.barrier.vote} · ${words.barrier.round(round + 1, rounds)}`}</View>
      <View className="barrier__title">{barrier.title}</View>
      <View className="barrier__prompt">{barrier.prompt}</View>
      <View className="barrier__rule">{rule === 'unanimous' ? words.barrier.unanimous : words.barrier.majority}</View>
      <Invented on={barrier.invented} />
      {round === 0 ? null : <View className="task__wrong">{words.barrier.before}</View>}
      {open ? (
        <>
          {shared ? <View className="vote__secret">{words.barrier.secret}</View> : null}
          <Quiz
            name="voting"
            prompt=""
            options={options}
            draftKey={`vote:${screenKey}`}
            label={words.barrier.send}
            onPick={vote}
          />
        </>
      ) : (
        <View className="vote__sent">
          <View>{me.given === null ? words.barrier.tie : words.barrier.sent(options[me.given] ?? '')}</View>
          <View className="barrier__left">{words.barrier.waiting(missing)}</View>
          {action === undefined ? null : (
            <Button
              name="vote-again"
              kind="plain"
              moves={false}
              label={words.barrier.change}
              onTap={() => setAgain(true)}
            />
          )}
          {shared ? <Button name="hand-on" label={words.wait.handOn} onTap={() => hand(null)} /> : null}
        </View>
      )}
      <Pocket view={view} />
    </View>
  )
}

/** No option won: the acting host chooses among the leaders. */
export const PickScreen = ({ view, screenKey }: ScreenProps) => {
  const { me, barrier } = view
  const action = actionOf(view, 'pick')
  if (me === null || barrier === null || barrier.vote === null || action === undefined) return null
  const { options } = barrier.vote
  const among = action.among
  return (
    <View className="vote">
      <View className="barrier__kind">{words.barrier.vote}</View>
      <View className="barrier__title">{barrier.title}</View>
      <View className="barrier__prompt">{words.barrier.tie}</View>
      <Quiz
        name="picking"
        prompt=""
        options={among.map((option) => options[option] ?? '')}
        draftKey={`pick:${screenKey}`}
        label={words.barrier.pick}
        onPick={(at) => {
          const pick = among[at]
          if (pick !== undefined) void useSession.getState().send(me.role, { ...action, pick })
        }}
      />
    </View>
  )
}
