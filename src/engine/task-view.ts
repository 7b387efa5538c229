import { factView } from './fact-view'
import { optionOrder, quizOrder, slotOrder } from './judge'
import { laneOf, optionsOf } from './lane'
import type { ClueIx, RoleIx, Scenario, Task } from './scenario'
import type { LaneState, Play, State } from './state'
import { at } from './util'
import type { ClueView, LaneView, TaskView } from './view-types'

export const clueView = (scenario: Scenario, clue: ClueIx): ClueView => {
  const { title, text, facts } = at(scenario.clues, clue)
  return { title, text, facts: facts.map((fact) => factView(scenario, fact)) }
}

export const taskView = (
  scenario: Scenario,
  seed: number,
  task: Task,
  { step, attempt }: LaneState,
  held: readonly ClueIx[],
): TaskView => {
  const order = optionOrder(seed, task)
  const options =
    task.type === 'choice' || task.type === 'multi'
      ? order.map((i) => at(task.options, i).text)
      : task.type === 'order'
        ? order.map((i) => at(task.items, i))
        : []
  return {
    type: task.type,
    step,
    attempt,
    attempts: task.attempts,
    title: task.title,
    pages: task.pages,
    todo: task.todo,
    invented: task.invented,
    hint: attempt > 0 ? task.hint : null,
    facts:
      task.type === 'read'
        ? [...new Set([...task.teaches, ...task.cites])].map((fact) => factView(scenario, fact))
        : [],
    uses: task.uses
      .filter((clue) => held.includes(clue))
      .map((clue) => ({ title: at(scenario.clues, clue).title, text: at(scenario.clues, clue).text })),
    options,
    match:
      task.type === 'match'
        ? { left: task.pairs.map((p) => p.left), right: order.map((i) => at(task.pairs, i).right) }
        : null,
    slots:
      task.type === 'passphrase'
        ? task.slots.map(({ label, choices, heldBy }, i) => ({
            label,
            heldBy,
            choices: slotOrder(seed, task, i).map((c) => at(choices, c)),
          }))
        : [],
    hotspot:
      task.type === 'hotspot'
        ? {
            image: task.image,
            alt: task.imageAlt,
            size: task.size,
            regions: task.regions.map(({ text, box }) => ({ text, box })),
          }
        : null,
    handover:
      task.type === 'handover'
        ? { to: task.to, title: at(scenario.clues, task.clue).title, text: at(scenario.clues, task.clue).text }
        : null,
    awaiting: task.type === 'await' ? { from: task.from, title: at(scenario.clues, task.clue).title } : null,
    place: task.type === 'checkin' ? task.place : null,
  }
}

export const holdView = (scenario: Scenario, state: State, play: Play, role: RoleIx): LaneView['hold'] => {
  const { hold } = laneOf(play, role)
  if (hold === null) return null
  const trap = at(scenario.traps, hold.trap)
  if (trap.hold === null) return null
  const { remedy } = trap.hold
  return {
    title: trap.title,
    told: trap.told,
    prompt: remedy.prompt,
    options: quizOrder(state.table.seed, hold.trap, 'remedy', remedy).map((i) => at(remedy.options, i).text),
    tries: Math.max(0, remedy.attempts - hold.remedyAttempt),
    left: Math.max(0, hold.due - state.table.now),
  }
}

export const lastView = (scenario: Scenario, play: Play, role: RoleIx): LaneView['last'] => {
  const { last } = laneOf(play, role)
  if (last === null) return null
  const task = at(scenario.tasks, last.task)
  const option = last.option === null ? undefined : optionsOf(task)[last.option]
  const trap = option?.trap == null ? undefined : scenario.traps[option.trap]
  const told = trap?.hold === null ? trap.told : null
  const replies =
    last.result === 'failed'
      ? [task.failText]
      : last.result === 'missing' && task.type === 'await'
        ? [task.missing]
        : [told, option?.reply ?? null, task.reply]
  const reply = replies.filter((text) => text !== null).join('\n')
  return {
    result: last.result,
    title: task.title,
    reply: reply === '' ? null : reply,
    answer: last.result === 'failed' ? answerText(scenario, task) : null,
    clue: last.result === 'got' && task.type === 'await' ? clueView(scenario, task.clue) : null,
    facts:
      task.type === 'read'
        ? []
        : [...new Set([...task.cites, ...task.teaches])].map((fact) => factView(scenario, fact)),
  }
}

/** The right answer in words, for a task whose attempts ran out. */
const answerText = (scenario: Scenario, task: Task): string | null => {
  switch (task.type) {
    case 'choice':
    case 'hotspot':
      return optionsOf(task)
        .filter((o) => !o.wrong && o.trap === null)
        .map((o) => o.text)
        .join('；')
    case 'multi':
      return task.options
        .filter((o) => o.right)
        .map((o) => o.text)
        .join('；')
    case 'order':
      return task.items.join(' → ')
    case 'match':
      return task.pairs.map(({ left, right }) => `${left}——${right}`).join('；')
    case 'passphrase':
      return task.slots.map(({ choices, answer }) => at(choices, answer)).join(' · ')
    case 'handover':
    case 'await':
      return at(scenario.clues, task.clue).title
    default:
      return null
  }
}
