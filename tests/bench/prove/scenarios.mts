import { random, type Scenario } from '../../../src/engine'
import { build } from '../../fixtures/builder'
import type { ActSpec, OptionSpec, TaskSpec, TrapSpec } from '../../fixtures/spec'

export interface Size {
  readonly roles: number
  readonly acts: number
  /** Tasks in each lane. */
  readonly tasks: number
  /** Traps in all. */
  readonly traps: number
  /** Roles in each act that have a task which depends on a choice of the act before. */
  readonly lookBack: number
}

/**
 * An evening of exactly this size, made like the flagship: two meters and a clock that decide where acts lead and how it ends, a
 * clue that goes from one role to another in every act, choices that cost or help, half of the traps with a hold, and flags,
 * choices and traps that later acts look back at.
 */
export const scenarioOf = ({ roles, acts, tasks, traps, lookBack }: Size, seed = 1): Scenario => {
  const next = random(seed)
  const int = (below: number): number => Math.floor(next() * below)
  const shared = (act: number, role: number): number => (act * roles + role) % 3
  let left = traps
  const lane = (act: number, role: number): TaskSpec[] =>
    Array.from({ length: tasks }, (_, i): TaskSpec => {
      const name = `a${act}r${role}t${i}`
      const taught = `a${Math.max(0, act - 1)}r${role}t0`
      if (i === 0) return { type: 'read', name, minutes: 2 }
      const trap = act > 0 && left > 0 && (i === 1 || shared(act, role) === i % 3)
      if (trap) left -= 1
      const sprung: TrapSpec = {
        taughtBy: [taught],
        consequence: [{ meter: 0, add: 1 }, { minutes: 5 }],
        ...(int(2) === 0 ? { hold: { seconds: 60 } } : {}),
      }
      const options: OptionSpec[] = [
        { effects: [{ meter: 1, add: 1 }] },
        { effects: [{ meter: 0, add: 1 }, ...(role === 0 ? [{ flag: 0, set: act % 2 }] : [])] },
        trap ? { trap: sprung } : { wrong: true },
      ]
      const looksBack =
        act > 0 && i === 2 && (role - act + roles) % roles < lookBack
          ? { when: { chose: `a${act - 1}r${role}t1`, option: int(2) } }
          : {}
      return { type: 'choice', name, minutes: 2, attempts: 2, options, ...looksBack }
    })
  const specs = Array.from({ length: acts }, (_, act): ActSpec => {
    const lanes = Array.from({ length: roles }, (_, role) => lane(act, role))
    const giver = act % roles
    const taker = (act + 1) % roles
    if (roles > 1) {
      lanes[giver]?.push({ type: 'handover', clue: act % 2, to: taker })
      lanes[taker]?.push({ type: 'await', clue: act % 2, from: giver })
    }
    const kind = (['assemble', 'vote', 'combine', 'together'] as const)[act % 4] ?? 'assemble'
    return {
      minutes: 10,
      lanes,
      barrier: {
        kind,
        outcomes: [{ effects: [{ meter: 0, add: -1 }] }, { effects: [{ minutes: 5 }] }].slice(
          0,
          kind === 'assemble' ? 1 : 2,
        ),
      },
      next: act + 2 < acts && act % 3 === 1 ? [{ when: { meter: 0, atLeast: 3, atMost: null }, to: act + 2 }] : [],
    }
  })
  return build({
    roles,
    acts: specs,
    meters: [
      { start: 0, max: 6 },
      { start: 2, max: 4 },
    ],
    flags: [2],
    clues: 2,
    clock: { start: 1200, end: 1200 + 30 * acts },
    endings: [
      {
        all: [
          { meter: 0, atLeast: null, atMost: 2 },
          { flag: 0, is: 1 },
        ],
      },
      { clock: true, atLeast: 1200 + 25 * acts, atMost: null },
      { sprung: 0 },
    ].slice(0, traps > 0 ? 3 : 2) as never,
  })
}
