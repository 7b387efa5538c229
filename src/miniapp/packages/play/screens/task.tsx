import { View } from '@tarojs/components'
import type { Answer } from '@/engine/command'
import { Facts } from '../../../components/fact'
import { Fold } from '../../../components/fold'
import { Paged } from '../../../components/paged'
import { EMPTY_DRAFT } from '../../../play/progress'
import { useSession } from '../../../stores/session'
import { words } from '../../../words'
import { actionOf } from '../parts/act'
import { Invented } from '../parts/invented'
import { Pocket } from '../parts/pocket'
import { Slip } from '../parts/slip'
import { TASKS } from '../tasks'
import type { ScreenProps } from './props'

/** A task of the holder's lane: its text page by page, then the action. */
export const TaskScreen = ({ view, screenKey, scenario }: ScreenProps) => {
  const page = useSession(({ progress }) => progress.pages[screenKey] ?? 0)
  const draft = useSession(({ progress }) => progress.drafts[screenKey] ?? EMPTY_DRAFT)
  const task = view.me?.lane.task ?? null
  if (view.me === null || task === null) return null
  const { role } = view.me
  const { turnPage, draft: keepDraft, send } = useSession.getState()
  const Body = TASKS[task.type]
  const answer = (given: Answer): void => {
    const action = actionOf(view, 'answer', role)
    if (action !== undefined) void send(role, { ...action, answer: given })
  }
  return (
    <View className={`task task--${task.type}`}>
      <View className="task__title">{task.title}</View>
      <Invented on={task.invented} />
      <Paged pages={task.pages} page={page} onPage={(to) => turnPage(screenKey, to)}>
        {/* Always there: what comes and goes inside it leaves its neighbours alone, and they are not sent again. */}
        <View className="task__again">
          {task.attempt === 0 ? null : (
            <View className="task__wrong">
              {`✗ ${words.task.wrong} ${task.attempts - task.attempt === 1 ? words.task.lastTry : words.task.tries(task.attempts - task.attempt)}`}
            </View>
          )}
          {task.hint === null || task.attempt === 0 ? null : (
            <View className="task__hint">{`${words.task.hint}：${task.hint}`}</View>
          )}
        </View>
        {task.uses.map((clue) => (
          <Slip key={clue.title} clue={clue} />
        ))}
        <Body
          task={task}
          view={view}
          role={role}
          scenario={scenario}
          draft={draft}
          onDraft={(next) => keepDraft(screenKey, next)}
          onAnswer={answer}
        />
        {task.hint === null || task.attempt > 0 ? null : (
          <Fold label={words.task.hint} name="hint">
            <View className="task__hint">{task.hint}</View>
          </Fold>
        )}
        <Facts facts={task.facts} />
      </Paged>
      <Pocket view={view} />
    </View>
  )
}
