import type { Effect } from '../../../src/engine'
import { random } from '../../../src/engine'
import {
  type ActSpec,
  type BarrierSpec,
  build,
  type Cond,
  type OptionSpec,
  type ScenarioSpec,
  type TaskSpec,
  type TrapSpec,
} from '../../fixtures/builder'

export interface Size {
  readonly roles: number
  readonly acts: number
  /** Most tasks in the top list of a lane. */
  readonly tasks: number
}

/** A small evening that the loader would pass, drawn by `seed`: meters that clamp, flags, traps, clues that go round. */
export const evening = (seed: number, { roles, acts, tasks }: Size) => build(specOf(seed, { roles, acts, tasks }))

export const specOf = (seed: number, size: Size): ScenarioSpec => {
  const next = random(seed)
  const int = (below: number): number => Math.floor(next() * below)
  const chance = (p: number): boolean => next() < p
  const pick = <T>(list: readonly [T, ...T[]]): T => list[int(list.length)] ?? list[0]
  const roles = 1 + int(size.roles)
  const acts = 1 + int(size.acts)
  const meters = range(1 + int(2)).map(() => {
    const max = 1 + int(3)
    return { min: 0, max, start: int(max + 1) }
  })
  const flagSetter = new Map<string, number>()
  const past: { name: string; options: number; act: number; role: number; teaches: boolean }[] = []
  const traps: { act: number }[] = []
  let trapCount = 0

  const effects = (act: number, role: number | null): Effect[] =>
    range(int(3)).flatMap((): Effect[] => {
      const kind = int(6)
      if (kind <= 2) return [{ meter: int(meters.length), add: pick([-2, -1, 1, 1, 2]) }]
      if (kind === 3) return [{ minutes: pick([2, 4]) }]
      if (kind === 4) return [{ give: int(2), to: int(roles) }]
      // A flag is set by one lane of an act, or by its barrier.
      const setter = `${act} 0`
      if (role !== null && (flagSetter.get(setter) ?? role) !== role) return []
      if (role !== null) flagSetter.set(setter, role)
      return [{ flag: 0, set: int(2) }]
    })

  /** `lane`: whose lane reads it, with its own tasks so far; null at barriers, openings and endings. */
  const condition = (act: number, lane: { role: number; own: typeof past } | null, depth = 0): Cond => {
    const kind = int(depth > 1 ? 9 : 12)
    const settled = past.filter((task) => task.act < act || lane === null)
    const readable = lane === null ? settled : [...settled, ...lane.own]
    if (kind <= 2)
      return chance(0.5)
        ? { meter: int(meters.length), atLeast: 1 + int(2), atMost: null }
        : { meter: int(meters.length), atLeast: null, atMost: int(2) }
    if (kind === 3) return { clock: true, atLeast: 60 + int(20), atMost: null }
    if (kind === 4) return { flag: 0, is: int(2) }
    if (kind === 5 && lane === null) return { present: int(roles) }
    if (kind === 6) return { knows: int(2), role: lane?.role ?? int(roles) }
    const known = readable[int(readable.length)]
    if (kind <= 8 && known !== undefined) {
      return known.options > 0 && chance(0.6) ? { chose: known.name, option: int(known.options) } : { done: known.name }
    }
    if (kind === 9 && trapCount > 0 && lane === null) return { sprung: int(trapCount) }
    if (kind === 10) return { not: condition(act, lane, depth + 1) }
    if (kind === 11)
      return {
        [pick(['all', 'any'])]: [condition(act, lane, depth + 1), condition(act, lane, depth + 1)],
      } as unknown as Cond
    return { flag: 0, is: int(2) }
  }

  const trap = (act: number, role: number | null): TrapSpec => {
    trapCount++
    traps.push({ act })
    const teachers = past.filter((t) => t.teaches && (t.act < act || t.role === role))
    const teacher = teachers[int(teachers.length)]
    return {
      consequence: effects(act, role).filter((e) => !('flag' in e)),
      taughtBy: teacher === undefined || chance(0.1) ? [] : [teacher.name],
      ...(chance(0.3) ? { hold: { seconds: 20 } } : {}),
    }
  }

  let serial = 0
  const lanesOf = (act: number): TaskSpec[][] => {
    const lanes: TaskSpec[][] = []
    // Clues go from lower to higher places of a fixed list, so that nobody waits in a circle.
    const exchange = roles > 1 && chance(0.45) ? { clue: int(2), from: int(roles), to: 0, nested: chance(0.2) } : null
    if (exchange !== null) exchange.to = (exchange.from + 1 + int(roles - 1)) % roles
    const back = exchange !== null && !exchange.nested && chance(0.25) ? { clue: 1 - exchange.clue } : null
    for (let role = 0; role < roles; role++) {
      const own: typeof past = []
      const task = (depth: number): TaskSpec => {
        const name = `t${serial++}`
        const when = chance(0.2) ? { when: condition(act, { role, own: [...own] }) } : {}
        const kind = depth > 1 ? int(2) : int(7)
        const base = {
          name,
          ...when,
          minutes: pick([0, 2, 4]),
          ...(chance(0.4) ? { effects: effects(act, role) } : {}),
          ...(chance(0.4) ? { default: effects(act, role) } : {}),
        }
        const note = (options: number): void => {
          own.push({ name, options, act, role, teaches: true })
        }
        if (kind <= 1) {
          note(0)
          return { ...base, type: pick(['read', 'discuss']) }
        }
        if (kind === 2) {
          note(0)
          return { ...base, type: 'order', attempts: 1 + int(2), ...(chance(0.5) ? { fail: effects(act, role) } : {}) }
        }
        const count = 2
        const option = (i: number, nests: boolean): OptionSpec => ({
          ...(chance(0.5) ? { effects: effects(act, role) } : {}),
          ...(chance(0.2) ? { trap: trap(act, role) } : chance(0.2) && i > 0 ? { wrong: true } : {}),
          ...(nests && depth < 1 && chance(0.25) ? { nested: [task(depth + 2)] } : {}),
        })
        if (kind === 3) {
          const options = range(count + int(2)).map((i) => ({
            ...option(i, false),
            wrong: false,
            right: i === 0 || chance(0.3),
          }))
          note(options.length)
          return {
            ...base,
            type: 'multi',
            attempts: 1,
            options: options.map((o, i) => (i === 0 ? { right: true } : o)),
          }
        }
        const type = kind === 4 ? 'hotspot' : 'choice'
        const options = range(count).map((i) => option(i, type === 'choice'))
        note(count)
        return {
          ...base,
          type,
          attempts: 1 + int(2),
          options,
          ...(chance(0.3) ? { defaultOption: 0 } : {}),
          ...(chance(0.3) ? { fail: effects(act, role) } : {}),
        }
      }
      const list = range(int(size.tasks + 1)).map(() => task(0))
      if (exchange !== null && role === exchange.from) {
        const handover: TaskSpec = { name: `t${serial++}`, type: 'handover', clue: exchange.clue, to: exchange.to }
        list.splice(
          int(list.length + 1),
          0,
          exchange.nested ? { type: 'choice', options: [{ nested: [handover] }, {}] } : handover,
        )
        if (back !== null) list.push({ name: `t${serial++}`, type: 'await', clue: back.clue, from: exchange.to })
      }
      if (exchange !== null && role === exchange.to) {
        const name = `t${serial++}`
        list.splice(int(list.length + 1), 0, {
          name,
          type: 'await',
          clue: exchange.clue,
          from: exchange.from,
          ...(chance(0.3) ? { effects: effects(act, role) } : {}),
        })
        own.push({ name, options: 0, act, role, teaches: false })
        if (back !== null) list.push({ name: `t${serial++}`, type: 'handover', clue: back.clue, to: exchange.from })
      }
      lanes.push(list)
      past.push(...own)
    }
    return lanes
  }

  const specs = range(acts).map((act): ActSpec => {
    const opening = chance(0.3) ? [condition(act - 1 < 0 ? 0 : act, null)].filter(() => act > 0) : []
    const lanes = lanesOf(act)
    const kind = pick(['assemble', 'assemble', 'vote', 'together', 'combine'])
    const count = kind === 'assemble' ? 1 : 2
    const barrier = {
      kind,
      ...(kind === 'vote' ? { rounds: 1 } : {}),
      ...(kind === 'together' || kind === 'combine' ? { attempts: 1 } : {}),
      ...(chance(0.2) ? { release: 'all' } : {}),
      outcomes: range(count).map(() => ({
        ...(chance(0.4) ? { effects: effects(act, null) } : {}),
        ...(kind !== 'assemble' && chance(0.2) ? { trap: trap(act, null) } : {}),
      })),
    } as BarrierSpec
    const ways = chance(0.5)
      ? [{ when: condition(act, null), to: act + 1 < acts && chance(0.5) ? acts - 1 : null }].filter(
          ({ to }) => to === null || to > act,
        )
      : []
    return { minutes: pick([0, 2, 6]), lanes, barrier, next: ways, opening }
  })
  return {
    roles: range(roles).map(() => pick(['proxy', 'default', 'skip'])),
    meters,
    flags: [2],
    clues: 2,
    clock: { start: 60, end: 60 + 14 + int(10) },
    acts: specs,
    endings: range(int(3)).map(() => condition(acts, null)),
  }
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i)
