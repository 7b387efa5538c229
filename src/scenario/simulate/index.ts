import { PERSONA_NAMES, PERSONAS, type Persona, type PersonaName } from '../../companions'
import type { Scenario } from '../../engine'
import { at, range } from '../../engine/util'
import { type Evening, playEvening } from './game'
import { type Person, personaOf } from './people'
import type { Simulation, Spread } from './simulation'

export { forecast } from './forecast'
export { type Evening, playEvening } from './game'
export { type Person, parsePeople } from './people'
export { eveningSvg } from './picture'
export { peopleOf, stepsOfCommands, stepsOfEvents } from './record'
export type { Simulation, Spread } from './simulation'

export interface SimulateOptions {
  readonly games: number
  readonly seed: number
  /** `mixed`: each role now quick, now careful, now elderly. */
  readonly readers: PersonaName | 'mixed'
  /** Sit at the table instead of `readers`: each on her own seat when there are as many as roles, else in turn. */
  readonly people?: readonly Person[]
  /** Replaces everybody's reading speed, 字 per minute. */
  readonly charsPerMinute?: number
}

/** Plays `games` seeded evenings with reading, thinking and erring companions and tells how long everybody takes. */
export const simulate = (scenario: Scenario, options: SimulateOptions): Simulation =>
  summarise(
    scenario,
    options,
    range(options.games).map((i) => playEvening(scenario, options.seed + i, readersOf(scenario, options, i))),
  )

/** Who sits where in game `i`. */
export const readersOf = (
  scenario: Scenario,
  { readers, people, charsPerMinute }: SimulateOptions,
  i: number,
): Persona[] =>
  scenario.roles.map((_, role) => {
    const name = readers === 'mixed' ? at(PERSONA_NAMES, (role + i) % PERSONA_NAMES.length) : readers
    const turn = people?.length === scenario.roles.length ? role : role + i
    const person = people?.[turn % people.length]
    const persona = person === undefined ? PERSONAS[name] : personaOf(person)
    return charsPerMinute === undefined ? persona : { ...persona, charsPerMinute }
  })

const summarise = (
  scenario: Scenario,
  { games, seed, readers, people }: SimulateOptions,
  evenings: readonly Evening[],
): Simulation => {
  const names = scenario.roles.map(({ name }) => name)
  const waited = (evening: Evening, role: number, act?: number): number =>
    total(evening.waits.filter((wait) => wait.role === role && (act === undefined || wait.act === act)))
  const worked = (evening: Evening, role: number, act?: number): number =>
    total(evening.tasks.filter((task) => task.role === role && (act === undefined || task.act === act)))
  return {
    games,
    seed,
    readers: people === undefined ? readers : 'people',
    total: spread(evenings.map(({ ms }) => ms / MINUTE)),
    story: spread(evenings.map(({ storyMinutes }) => storyMinutes)),
    roles: names.map((role, r) => ({
      role,
      waiting: spread(evenings.map((evening) => waited(evening, r))),
      working: spread(evenings.map((evening) => worked(evening, r))),
      reading: spread(evenings.map(({ readings }) => total(readings.filter((one) => one.role === r)))),
    })),
    barriers: scenario.acts.map(({ ordinal, title }) => {
      const here = evenings.filter(({ acts }) => acts.some(({ act }) => act === ordinal))
      const mean = (role: number): number => average(here.map((evening) => worked(evening, role, ordinal)))
      const busy = names.map((_, role) => mean(role)).filter((work) => work > 0)
      return {
        act: title,
        reached: here.length / Math.max(1, evenings.length),
        minutes: spread(
          here.flatMap(({ acts }) =>
            acts.filter(({ act }) => act === ordinal).map(({ from, to }) => (to - from) / MINUTE),
          ),
        ),
        longest: spread(here.map((evening) => Math.max(0, ...names.map((_, role) => waited(evening, role, ordinal))))),
        waiting: names.map((role, r) => ({
          role,
          wait: spread(here.map((evening) => waited(evening, r, ordinal))),
          working: rounded(mean(r)),
        })),
        balance: busy.length < 2 ? 1 : rounded(Math.max(...busy) / Math.min(...busy)),
      }
    }),
    traps: scenario.traps.map(({ title, ordinal }) => ({
      trap: title,
      rate: rate(evenings, ({ sprung }) => sprung[ordinal] === true),
    })),
    endings: scenario.endings.map(({ title }, ix) => ({
      ending: title,
      rate: rate(evenings, ({ ending }) => ending === ix),
    })),
  }
}

const MINUTE = 60_000

const total = (spans: readonly { readonly from: number; readonly to: number }[]): number =>
  spans.reduce((sum, { from, to }) => sum + to - from, 0) / MINUTE

const spread = (values: readonly number[]): Spread => {
  const sorted = [...values].sort((a, b) => a - b)
  const share = (p: number): number => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0)
  return { p50: share(0.5), p90: share(0.9) }
}

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

const rate = (evenings: readonly Evening[], holds: (evening: Evening) => boolean): number =>
  rounded(evenings.filter(holds).length / Math.max(1, evenings.length))

const rounded = (value: number): number => Math.round(value * 100) / 100
