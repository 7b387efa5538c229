import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type Command, decide, enabled, initialState, REFUSALS, type State } from '../../src/engine'
import { build, choice, read } from '../fixtures/builder'
import { scenarios } from '../fixtures/generate'
import { walk } from '../fixtures/walk'

/** `RUNS=20` looks twenty times as long. */
const SCALE = Number(process.env.RUNS ?? 1)

vi.setConfig({ testTimeout: 60_000 * SCALE })

const TYPES = [
  'join',
  'admit',
  'dismiss',
  'start',
  'touch',
  'away',
  'leave',
  'elapse',
  'thaw',
  'answer',
  'remedy',
  'rescue',
  'ready',
  'unready',
  'vote',
  'pick',
  'press',
  'part',
  'ask',
  'takeOver',
  'giveBack',
  'reclaim',
  'help',
  'pause',
  'resume',
  'release',
  'extend',
  'reassign',
  'stepBack',
  'conclude',
  '__proto__',
  'constructor',
  'toString',
]

const odd = fc.oneof(
  fc.constantFrom(
    null,
    undefined,
    true,
    '',
    '__proto__',
    'p0',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    -1,
    0.5,
    1e308,
    Number.MAX_SAFE_INTEGER,
    2 ** 31,
    [],
    {},
    [0, 0, 0],
    { done: true },
    { pick: 0 },
    { picks: [0, 1, 2] },
    { picks: [null, '1', Number.NaN] },
    { picks: { length: 3 } },
    { code: 7 },
    { __proto__: null },
  ),
  fc.integer({ min: -1, max: 5 }),
  fc.anything({ maxDepth: 2, withNullPrototype: true, withBigInt: true }),
)

const FIELDS = [
  'role',
  'epoch',
  'step',
  'attempt',
  'act',
  'round',
  'pick',
  'answer',
  'phone',
  'seconds',
  'reason',
  'gap',
  'options',
  'on',
  'host',
]

/** Bodies of known types with any fields: some plausible, some absurd. */
const bodies = fc
  .record({
    type: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...TYPES) }, odd),
    fields: fc.array(fc.tuple(fc.constantFrom(...FIELDS), fc.oneof(fc.integer({ min: 0, max: 2 }), odd)), {
      maxLength: 8,
    }),
  })
  .map(({ type, fields }) => Object.assign(Object.fromEntries(fields), { type }))

const garbage = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      by: fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom('organizer', 'system', { phone: 'p0' }, { phone: 'p1' }) },
        fc.constantFrom({ phone: '__proto__' }, { phone: 'constructor' }, { phone: 3 }),
        odd,
      ),
      at: fc.oneof({ weight: 5, arbitrary: fc.nat({ max: 10_000_000 }) }, odd),
      n: fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, fc.nat({ max: 4 }), odd),
      hash: fc.oneof(fc.constant(undefined), fc.string(), odd),
      body: fc.oneof({ weight: 9, arbitrary: bodies }, odd),
    }),
  },
  odd,
)

const healthy = (state: State): void => {
  expect(JSON.parse(JSON.stringify(state))).toEqual(state)
  expect(Number.isFinite(state.table.now) && Number.isFinite(state.table.offset)).toBe(true)
}

describe('any command whatever', () => {
  it('is decided without throwing, and leaves a state that can be stored and played on', () => {
    fc.assert(
      fc.property(
        scenarios({ roles: 3, acts: 2, tasks: 2 }),
        fc.nat(),
        fc.array(garbage, { minLength: 20, maxLength: 60 }),
        (scenario, seed, commands) => {
          const steps = walk(scenario, { seed, steps: 20 })
          let state = steps[seed % steps.length]?.after ?? initialState(scenario, { seed })
          for (const command of commands) {
            const decision = decide(scenario, state, command as unknown as Command)
            if (decision.refused !== null) expect(REFUSALS).toContain(decision.refused)
            state = decision.state
          }
          healthy(state)
          enabled(scenario, state)
        },
      ),
      { numRuns: 300 * SCALE },
    )
  })

  it('of the wrong shape is refused and touches nothing', () => {
    const scenario = build({ acts: [{ lanes: [[choice([{}, {}]), read()], []] }] })
    const { after } = walk(scenario, { seed: 1, steps: 3 }).at(-1) ?? {}
    if (after === undefined) throw new Error('no state')
    const by = { phone: 'p0' }
    const touch = { type: 'touch' }
    const misshapen: unknown[] = [
      null,
      7,
      {},
      { by, at: 5 },
      { by: null, at: 5, body: touch },
      { by: { phone: 5 }, at: 5, body: touch },
      { by: 'anybody', at: 5, body: touch },
      { by, at: Number.NaN, body: touch },
      { by, at: 1e300, body: touch },
      { by, at: '5', body: touch },
      { by, at: 5, body: null },
      { by, at: 5, body: { type: '__proto__' } },
      { by, at: 5, body: { type: 'no such thing' } },
      { by, at: -0, body: touch },
      { by, at: 5, body: { type: 'join', role: -0 } },
      { by, at: 5, n: 0, body: touch },
      { by, at: 5, n: 1.5, body: touch },
      { by, at: 5, n: 1, hash: 3, body: touch },
      { by, at: 5, body: { type: 'answer', role: 0, epoch: 0, step: 1, attempt: 0, answer: null } },
      { by, at: 5, body: { type: 'join', role: '0' } },
      { by: 'system', at: 5, body: { type: 'thaw', gap: 1e300 } },
    ]
    for (const command of misshapen) {
      expect(decide(scenario, after, command as Command)).toEqual({ events: [], refused: 'bad_answer', state: after })
    }
  })

  it('may come from a phone of any name', () => {
    const scenario = build({ acts: [{ lanes: [[read()], []] }] })
    const by = { phone: '__proto__' }
    let state = initialState(scenario, { seed: 1 })
    for (const body of [{ type: 'join', role: 0, host: true }, { type: 'start' }] as const) {
      const decision = decide(scenario, state, { by, at: 1, body })
      expect(decision.refused).toBeNull()
      state = decision.state
    }
    expect(state.table.seats[0]?.presence).toBe('present')
    const copy: State = JSON.parse(JSON.stringify(state))
    expect(Object.entries(copy.table.phones).map(([id, { role }]) => [id, role])).toEqual([['__proto__', 0]])
  })
})
