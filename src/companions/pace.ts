import type { Body, Quiz, RoleIx, Scenario, State, Task } from '../engine'
import { currentTask, optionsOf } from '../engine'
import type { Persona } from './persona'

/** Seconds from seeing a screen to tapping, besides reading it: shortest and longest. */
type Seconds = readonly [number, number]

export const TASK_SECONDS: Readonly<Record<Task['type'], Seconds>> = {
  read: [2, 4],
  choice: [8, 20],
  multi: [12, 26],
  order: [14, 30],
  match: [14, 30],
  passphrase: [14, 28],
  hotspot: [8, 18],
  handover: [4, 8],
  await: [0, 0],
  checkin: [6, 14],
  discuss: [20, 40],
}

const STEP: Readonly<Partial<Record<Body['type'], Seconds>>> = {
  remedy: [8, 16],
  // A team-mate should have the time to free herself.
  rescue: [25, 45],
  ready: [1, 3],
  vote: [8, 20],
  pick: [6, 12],
  part: [6, 14],
  takeOver: [6, 12],
}

/** How long a companion takes over `body`, in ms of her own time. */
export const waitFor = (
  scenario: Scenario,
  state: State,
  body: Body,
  random: () => number,
  { charsPerMinute, thinking, pace }: Persona,
): number => {
  const [shortest, longest] = secondsFor(scenario, state, body)
  const think = (shortest + (longest - shortest) * random()) * thinking
  const read = (charactersOf(scenario, state, body) / charsPerMinute) * 60
  return Math.round((think + read) * 1000 * pace)
}

const secondsFor = (scenario: Scenario, { play }: State, body: Body): Seconds => {
  if (body.type !== 'answer') return STEP[body.type] ?? [1, 3]
  const task = play === null ? null : currentTask(scenario, play, body.role)
  return task === null ? [1, 3] : TASK_SECONDS[task.type]
}

/** How long somebody reads so many characters, in ms. */
export const readingMs = (characters: number, { charsPerMinute, pace }: Persona): number =>
  Math.round((characters / charsPerMinute) * 60_000 * pace)

/** What a person needs for a task by its type and its words: characters to read, and seconds of thinking on average. */
export const effortOf = (task: Task, attempt: number): { readonly characters: number; readonly seconds: number } => {
  const [shortest, longest] = TASK_SECONDS[task.type]
  return { characters: taskLength(task, attempt), seconds: (shortest + longest) / 2 }
}

/** After a wrong answer only the hint is new. */
const taskLength = (task: Task, attempt: number): number =>
  attempt > 0 ? (task.hint?.length ?? 0) : long(task.pages) + long(optionsOf(task).map((o) => o.text))

/** What has to be read before `body` can be sent. */
const charactersOf = (scenario: Scenario, { play }: State, body: Body): number => {
  if (play === null) return 0
  const { barrier } = scenario.acts[play.act] ?? {}
  switch (body.type) {
    case 'answer': {
      const task = currentTask(scenario, play, body.role)
      return task === null ? 0 : taskLength(task, body.attempt)
    }
    case 'remedy':
    case 'rescue': {
      const trap = scenario.traps[play.lanes[body.role]?.hold?.trap ?? -1]
      return body.attempt > 0 || !trap?.hold ? 0 : quizLength(trap.hold[body.type])
    }
    case 'vote':
      return body.round > 0 || barrier?.kind !== 'vote' ? 0 : barrier.prompt.length + long(barrier.options)
    case 'part':
      return body.attempt > 0 ? 0 : (barrier?.prompt.length ?? 0)
    default:
      return 0
  }
}

/** What everybody reads when an act opens: what became of the last one, what was revealed, the opening, at first the brief. */
export const openingLength = (scenario: Scenario, { play, table }: State, role: RoleIx): number => {
  if (play === null) return 0
  const { act, from, paragraphs } = play
  const told = paragraphs.map((i) => scenario.acts[act]?.opening[i]?.text ?? '')
  if (from === null) return long(told) + long(scenario.roles[role]?.brief ?? [])
  const outcome = scenario.acts[from]?.barrier.outcomes[play.outcomes[from] ?? -1]?.text ?? ''
  const reveals = table.reveals
    .filter((reveal) => reveal.act === from)
    .map((reveal) => ('remark' in reveal ? reveal.remark : (scenario.traps[reveal.trap]?.reveal ?? '')))
  return long([...told, outcome, ...reveals])
}

const quizLength = ({ prompt, options }: Quiz): number => prompt.length + long(options.map((o) => o.text))

const long = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.length, 0)
