import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { useSession } from '../../../stores/session'
import { words } from '../../../words'
import { actionOf, nameOf } from '../parts/act'
import { Invented } from '../parts/invented'
import { Pocket } from '../parts/pocket'
import type { ScreenProps } from './props'
import { Quiz } from './quiz'

/** One answer out of everybody's parts. */
export const CombineScreen = ({ view, screenKey }: ScreenProps) => {
  const [again, setAgain] = useState<number | null>(null)
  const shared = useSession(({ room }) => (room?.seats.length ?? 0) > 1)
  const { me, barrier } = view
  if (me === null || barrier === null || barrier.combine === null) return null
  const { attempt, attempts, hint } = barrier.combine
  const { send, hand } = useSession.getState()
  const open = me.parts.find(
    ({ role, given }) => actionOf(view, 'part', role) !== undefined && (given === null || again === role),
  )
  const mine = me.parts.find(({ role }) => role === me.role)
  const missing = view.team.filter(({ acted }) => !acted).length
  return (
    <View className="combine">
      <View className="barrier__kind">
        {attempts > 1
          ? `${words.barrier.combine} · ${words.barrier.combineTry(attempt + 1, attempts)}`
          : words.barrier.combine}
      </View>
      <View className="barrier__title">{barrier.title}</View>
      <View className="barrier__prompt">{barrier.prompt}</View>
      <Invented on={barrier.invented} />
      {attempt === 0 ? null : <View className="task__wrong">{`✗ ${words.barrier.wrongTogether}`}</View>}
      {hint === null ? null : <View className="task__hint">{`${words.task.hint}：${hint}`}</View>}
      {open === undefined ? (
        <View className="vote__sent">
          {mine === undefined ? null : <View>{words.barrier.partSent}</View>}
          <View className="barrier__left">{words.barrier.partsLeft(missing)}</View>
          {mine === undefined ? null : (
            <Button
              name="part-again"
              kind="plain"
              moves={false}
              label={words.barrier.change}
              onTap={() => setAgain(mine.role)}
            />
          )}
          {shared ? <Button name="hand-on" label={words.wait.handOn} onTap={() => hand(null)} /> : null}
        </View>
      ) : (
        <>
          {open.role === me.role ? null : (
            <View className="barrier__rule">{words.barrier.partOf(nameOf(view, open.role))}</View>
          )}
          <Quiz
            name="parting"
            prompt={open.prompt}
            options={open.choices}
            draftKey={`part:${open.role}:${screenKey}`}
            label={words.barrier.part}
            onPick={(pick) => {
              setAgain(null)
              const action = actionOf(view, 'part', open.role)
              if (action !== undefined) void send(me.role, { ...action, pick })
            }}
          />
        </>
      )}
      <Pocket view={view} />
    </View>
  )
}
