import type { Body, Quiz, Scenario, State, Task } from '../engine'
import { currentTask, optionsOf } from '../engine'
import type { Persona } from './persona'

/** Seconds from seeing a screen to tapping, besides reading it: shortest and longest. */
type Seconds = readonly [number, number]

const TASK: Readonly<Record<Task['type'], Seconds>> = {
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
  return task === null ? [1, 3] : TASK[task.type]
}

/** What has to be read before `body` can be sent. */
const charactersOf = (scenario: Scenario, { play }: State, body: Body): number => {
  if (play === null) return 0
  const { barrier } = scenario.acts[play.act] ?? {}
  switch (body.type) {
    case 'answer': {
      const task = currentTask(scenario, play, body.role)
      if (task === null) return 0
      // After a wrong answer only the hint is new.
      return body.attempt > 0 ? (task.hint?.length ?? 0) : long(task.pages) + long(optionsOf(task).map((o) => o.text))
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

const quizLength = ({ prompt, options }: Quiz): number => prompt.length + long(options.map((o) => o.text))

const long = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.length, 0)
