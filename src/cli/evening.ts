import type { ByRole, Event, RoleIx, Scenario, State, Task } from '../engine'
import { actsBehind, currentTask, evolve, MARK, optionsOf, partOrder } from '../engine'
import { BARRIER_WORDS, FREED_WORDS, words } from './words'

/**
 * Tells an evening in Chinese, line by line, for its writer: who did what, what happened at the barriers, which traps
 * were sprung. Names are those of roles. Keeps the state itself, by folding the events it is given.
 */
export const narrator = (scenario: Scenario, from: State): ((events: readonly Event[]) => string[]) => {
  let state = from
  let startedAt = 0
  return (events) =>
    events.flatMap((event) => {
      const before = state
      state = evolve(scenario, state, event)
      if (event.type === 'started') startedAt = state.table.now
      const lines = tell(scenario, before, state, event)
      const stamp = timer(state.table.now - startedAt)
      return lines.map((line) => (line.startsWith('  ') ? `${stamp}${line}` : line))
    })
}

const tell = (scenario: Scenario, before: State, after: State, event: Event): string[] => {
  const name = (role: RoleIx): string => scenario.roles[role]?.name ?? ''
  const act = scenario.acts[before.play?.act ?? 0]
  const barrier = act?.barrier
  switch (event.type) {
    case 'opened':
      return opening(scenario, after)
    case 'finished': {
      const task = scenario.tasks[event.task]
      if (task === undefined) return []
      const who =
        event.by === null || event.by === event.role ? name(event.role) : `${name(event.by)}（替${name(event.role)}）`
      return [`  ${who}${deed(scenario, task, event.mark, event.chosen)}`]
    }
    case 'attempted':
      return [`  ${name(event.role)}在${quoted(taskTitle(scenario, after, event.role))}答错了一次`]
    case 'sprung':
      return trapLines(scenario, name(event.role), event.trap, event.due !== null)
    case 'remedyTried':
      return [`  ${name(event.role)}补救没有成`]
    case 'rescueTried':
      return [`  有人去救${name(event.role)}，没有成`]
    case 'freed':
      return [`  ${name(event.role)}${FREED_WORDS[event.how]}`]
    case 'readied':
      return [`  ${name(event.role)}${event.ready ? '准备好了' : '还要再等一等'}`]
    case 'seat':
      return before.play === null ? [] : [`  ${name(event.role)}${event.presence === 'present' ? '回来了' : '离开了'}`]
    case 'asked':
      return [`  有人问${name(event.role)}还在不在`]
    case 'tookOver':
      return [`  ${name(event.proxy)}接手${name(event.role)}的任务`]
    case 'returned':
      return [`  ${name(event.role)}的任务交还了`]
    case 'settled':
      return [`  关口 ${quoted(barrier?.title ?? '')}（${BARRIER_WORDS[barrier?.kind ?? 'assemble']}）：人都到了`]
    case 'revealed':
      return event.reveals.map((reveal) => `  揭晓：${revealText(scenario, reveal)}`)
    case 'voted':
      return barrier?.kind === 'vote' ? [`  ${name(event.role)}投给“${barrier.options[event.pick] ?? ''}”`] : []
    case 'roundClosed':
      return [`  没有定下来，投第 ${event.round + 1} 轮`]
    case 'tied':
      return ['  还是没有定下来，请主持人在领先的里面选']
    case 'pressed':
      return barrier?.kind === 'together' ? [`  ${name(event.role)}按下“${barrier.labels[event.role] ?? ''}”`] : []
    case 'missed':
      return ['  没有同时按下，再来一次']
    case 'parted':
      return [`  ${name(event.role)}这一份是“${partText(scenario, before, event.role, event.pick)}”`]
    case 'mismatched':
      return ['  没有拼对，再来一次']
    case 'decided':
      return [
        `  结果：${barrier?.outcomes[event.outcome]?.text || '大家继续往前'}`,
        ...(event.trap === null ? [] : trapLines(scenario, '大家', event.trap, false)),
        `  ${meterLine(scenario, event.meters)}`,
      ]
    case 'pulled':
      return [`  组织者：${event.lever.lever}${event.lever.reason === '' ? '' : `（${event.lever.reason}）`}`]
    case 'ended':
      return endingLines(scenario, after)
    default:
      return []
  }
}

const opening = (scenario: Scenario, { play }: State): string[] => {
  const act = scenario.acts[play?.act ?? 0]
  if (play === null || act === undefined) return []
  const place = act.place === '' ? '' : `　${act.place}`
  return [
    '',
    `━━ ${words.act(actsBehind(play) + 1)}　${act.title}${place}　${act.time ?? storyClock(play.clock)}`,
    ...play.paragraphs.map((i) => act.opening[i]?.text ?? ''),
  ]
}

const deed = (scenario: Scenario, task: Task, mark: number, chosen: number): string => {
  const title = quoted(task.title || task.todo)
  const clue = task.type === 'handover' || task.type === 'await' ? quoted(scenario.clues[task.clue]?.title ?? '') : ''
  if (mark === MARK.failed) return `用完了次数，${title}没有做对`
  if (mark === MARK.unfinished) return `不在，${title}未完成`
  if (mark === MARK.missing) return `没有等到${clue}`
  const picked = optionsOf(task)
    .filter((_, i) => ((chosen >> i) & 1) === 1)
    .map(({ text }) => `“${text}”`)
    .join('、')
  switch (task.type) {
    case 'read':
      return `读完了${title}`
    case 'choice':
    case 'multi':
      return `在${title}选了${picked}`
    case 'hotspot':
      return `在${title}的图上点了${picked}`
    case 'order':
      return `排好了${title}`
    case 'match':
      return `配好了${title}`
    case 'passphrase':
      return `对上了${title}`
    case 'handover':
      return `把${clue}交给${scenario.roles[task.to]?.name ?? ''}`
    case 'await':
      return `等到了${clue}`
    case 'checkin':
      return `在${task.place}签到`
    case 'discuss':
      return `和大家商量了${title}`
  }
}

const trapLines = (scenario: Scenario, who: string, ix: number, held: boolean): string[] => {
  const trap = scenario.traps[ix]
  return trap === undefined ? [] : [`  ⚠ ${who}落进了陷阱${quoted(trap.title)}${held ? '，被困住了' : ''}`]
}

const revealText = (scenario: Scenario, reveal: { readonly trap: number } | { readonly remark: string }): string => {
  if ('remark' in reveal) return reveal.remark
  const trap = scenario.traps[reveal.trap]
  return trap === undefined ? '' : `${quoted(trap.title)}${trap.reveal}`
}

const taskTitle = (scenario: Scenario, { play }: State, role: RoleIx): string =>
  play === null ? '' : (currentTask(scenario, play, role)?.title ?? '')

const partText = (scenario: Scenario, { play, table }: State, role: RoleIx, pick: number): string => {
  const barrier = scenario.acts[play?.act ?? -1]?.barrier
  const part = barrier?.kind === 'combine' ? barrier.parts.find((p) => p.role === role) : undefined
  if (part === undefined || play === null) return ''
  return part.choices[partOrder(table.seed, play.act, role, part.choices.length)[pick] ?? -1] ?? ''
}

const meterLine = (scenario: Scenario, values: ByRole<number>): string =>
  scenario.meters
    .map(({ name, words: levels, min }, i) => `${name} ${levels[(values[i] ?? 0) - min] ?? values[i]}`)
    .join('　')

const endingLines = (scenario: Scenario, { play }: State): string[] => {
  const ending = play === null || play.ending === null ? undefined : endingOf(scenario, play.ending)
  return ending === undefined ? [] : ['', `━━ 结局　${ending.title}　${storyClock(play?.clock ?? 0)}`, ...ending.text]
}

/** The ending at an ordinal; below 0 the unfinished one. */
export const endingOf = (scenario: Scenario, ending: number): Scenario['unfinished'] =>
  scenario.endings[ending] ?? scenario.unfinished

const quoted = (title: string): string => `「${title}」`

/** Story minutes since midnight of the first day as a clock shows them. */
const storyClock = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  const time = `${String(hours % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return hours >= 24 ? `次日 ${time}` : time
}

/** Room ms since the start as minutes and seconds. */
const timer = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}
