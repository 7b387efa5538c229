import { effortOf, knowledge, openingLength, PERSONAS, type Persona } from '../../companions'
import {
  type Command,
  decide,
  type Event,
  evolve,
  initialState,
  MARK,
  optionsOf,
  type Scenario,
  type State,
} from '../../engine'
import { at } from '../../engine/util'
import type { Person } from './people'

/** One step of a recorded evening. */
interface Step {
  readonly events: readonly Event[]
  readonly before: State
  readonly after: State
}

/** The steps of an evening from its commands, as `play --log` writes them. */
export function* stepsOfCommands(scenario: Scenario, seed: number, commands: readonly Command[]): Generator<Step> {
  let before = initialState(scenario, { seed })
  for (const command of commands) {
    const { events, state: after } = decide(scenario, before, command)
    yield { events, before, after }
    before = after
  }
}

/** The steps of an evening from the log of a room: one list of events for each accepted command. */
export function* stepsOfEvents(scenario: Scenario, seed: number, log: readonly (readonly Event[])[]): Generator<Step> {
  let before = initialState(scenario, { seed })
  for (const events of log) {
    const after = evolve(scenario, before, ...events)
    yield { events, before, after }
    before = after
  }
}

/** One answer: how long it took (s), what had to be read for it, and what such a task takes to think about (s). */
interface Sample {
  readonly seconds: number
  readonly characters: number
  readonly thinking: number
}

interface Tally {
  times: number
  of: number
}

interface Watched {
  /** Room ms since when this one could attend to the task, or null while she is away or somebody stands in. */
  since: number | null
  /** Characters of the opening that she has not had the time to read before. */
  opening: number
  readonly samples: Sample[]
  readonly slips: Tally
  readonly falls: Readonly<Record<keyof Persona['falls'], Tally>>
}

/** What is known beforehand counts about as much as so many answers of hers. */
const PRIOR = { pace: 0.3, slips: 5, falls: 4 }
const BOUNDS = { charsPerMinute: [40, 600], thinking: [0.2, 5] } as const
const USUAL = PERSONAS.careful

/** Learns from a recorded evening how the person at each role reads, hesitates and errs. Room time counts: no pauses. */
export const peopleOf = (scenario: Scenario, steps: Iterable<Step>): Person[] => {
  const seats = scenario.roles.map(
    (): Watched => ({
      since: null,
      opening: 0,
      samples: [],
      slips: { times: 0, of: 0 },
      falls: { taught: { times: 0, of: 0 }, heard: { times: 0, of: 0 }, untaught: { times: 0, of: 0 } },
    }),
  )
  for (const step of steps) for (const event of step.events) watch(scenario, seats, step, event)
  return seats.map(({ samples, slips, falls }, role) => ({
    name: at(scenario.roles, role).name,
    answers: samples.length,
    ...paceOf(samples),
    slips: rounded(likely(slips, USUAL.slips, PRIOR.slips)),
    falls: {
      taught: rounded(likely(falls.taught, USUAL.falls.taught, PRIOR.falls)),
      heard: rounded(likely(falls.heard, USUAL.falls.heard, PRIOR.falls)),
      untaught: rounded(likely(falls.untaught, USUAL.falls.untaught, PRIOR.falls)),
    },
  }))
}

const watch = (scenario: Scenario, seats: readonly Watched[], { before, after }: Step, event: Event): void => {
  const now = after.table.now
  switch (event.type) {
    case 'opened':
      seats.forEach((seat, role) => {
        seat.since = after.table.seats[role]?.presence === 'present' ? now : null
        seat.opening = openingLength(scenario, after, role)
      })
      return
    case 'seat':
      at(seats, event.role).since = event.presence === 'present' ? now : null
      return
    case 'tookOver':
      at(seats, event.role).since = null
      return
    case 'freed':
      at(seats, event.role).since = now
      // Who came to the rescue goes back to a task of her own.
      if (event.by !== null) at(seats, event.by).since = now
      return
    case 'attempted':
      answered(scenario, at(seats, event.role), before, event.role, event.attempt - 1, now, true)
      return
    case 'sprung': {
      const tally = at(seats, event.role).falls[knowledge(scenario, before, event.trap, [event.role])]
      tally.times += 1
      return
    }
    case 'finished': {
      const seat = at(seats, event.role)
      const { type } = at(scenario.tasks, event.task)
      const own = event.by === event.role && (event.mark === MARK.done || event.mark === MARK.failed)
      if (type === 'await') seat.since = seat.since === null ? null : now
      else if (own) {
        const attempt = before.play?.lanes[event.role]?.attempt ?? 0
        answered(scenario, seat, before, event.role, attempt, now, event.mark === MARK.failed)
      } else seat.since = now
      return
    }
    default:
  }
}

const answered = (
  scenario: Scenario,
  seat: Watched,
  { play, ...before }: State,
  role: number,
  attempt: number,
  now: number,
  wrong: boolean,
): void => {
  const task = scenario.tasks[play?.lanes[role]?.at ?? -1]
  if (task === undefined) return
  if (seat.since !== null) {
    const { characters, seconds } = effortOf(task, attempt)
    seat.samples.push({
      seconds: (now - seat.since) / 1000,
      characters: characters + seat.opening,
      thinking: seconds,
    })
  }
  seat.since = now
  seat.opening = 0
  if (attempt > 0) return
  const options = optionsOf(task)
  const judged = ['multi', 'order', 'match', 'passphrase'].includes(task.type) || options.some((option) => option.wrong)
  if (judged) {
    seat.slips.of += 1
    seat.slips.times += wrong ? 1 : 0
  }
  const bait = options.find(({ trap }) => trap !== null)?.trap ?? null
  if (bait !== null) seat.falls[knowledge(scenario, { ...before, play }, bait, [role])].of += 1
}

/**
 * Reading speed and hesitation that explain the times best: seconds ≈ characters · x + thinking · y, by least squares on
 * relative errors, with less weight for what is far off (somebody put the phone down).
 */
const paceOf = (samples: readonly Sample[]): Pick<Person, 'charsPerMinute' | 'thinking'> => {
  let [x, y] = [60 / USUAL.charsPerMinute, USUAL.thinking]
  const before: readonly (Sample & { readonly weight: number })[] = [
    { characters: 60, thinking: 0, seconds: 60 * x, weight: PRIOR.pace },
    { characters: 0, thinking: 10, seconds: 10 * y, weight: PRIOR.pace },
  ]
  for (let round = 0; round < 8; round++) {
    const sums = { a: 0, b: 0, c: 0, p: 0, q: 0 }
    const add = ({ characters, thinking, seconds }: Sample, weight: number): void => {
      sums.a += weight * characters * characters
      sums.b += weight * characters * thinking
      sums.c += weight * thinking * thinking
      sums.p += weight * characters * seconds
      sums.q += weight * thinking * seconds
    }
    for (const one of before) add(one, one.weight / one.seconds ** 2)
    for (const one of samples) {
      const guess = Math.max(1, one.characters * x + one.thinking * y)
      const off = Math.abs(one.seconds - guess) / guess
      add(one, (off > 1 ? 1 / off ** 2 : 1) / guess ** 2)
    }
    const whole = sums.a * sums.c - sums.b * sums.b
    x = within(
      (sums.c * sums.p - sums.b * sums.q) / whole,
      60 / BOUNDS.charsPerMinute[1],
      60 / BOUNDS.charsPerMinute[0],
    )
    y = within((sums.a * sums.q - sums.b * sums.p) / whole, ...BOUNDS.thinking)
  }
  return { charsPerMinute: Math.round(60 / x), thinking: rounded(y) }
}

const likely = ({ times, of }: Tally, usual: number, weight: number): number =>
  Math.min(1, (times + usual * weight) / (Math.max(of, times) + weight))

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

const rounded = (value: number): number => Math.round(value * 100) / 100
