import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { type Body, decide, enabled, initialState, Memory, type State, type Viewer, viewFor } from '../../src/engine'
import { build, choice, read } from '../fixtures/builder'
import { loadFourGates } from '../fixtures/four-gates'
import { scenarios } from '../fixtures/generate'
import { sit } from '../fixtures/table'
import { walk } from '../fixtures/walk'

/** `RUNS=20` looks twenty times as long. */
const SCALE = Number(process.env.RUNS ?? 1)

vi.setConfig({ testTimeout: 60_000 * SCALE })

it('a view made with a memory says what one made without says, whatever happens and whoever looks', () => {
  fc.assert(
    fc.property(scenarios(), fc.nat(), (scenario, seed) => {
      const viewers: Viewer[] = [
        ...scenario.roles.map((_, role) => ({ kind: 'role', role }) as const),
        { kind: 'observer' },
        { kind: 'host' },
        { kind: 'board' },
      ]
      const memory = new Memory()
      const look = (state: State): void => {
        for (const viewer of viewers)
          expect(viewFor(scenario, state, viewer, memory)).toEqual(viewFor(scenario, state, viewer))
      }
      const steps = walk(scenario, { seed, steps: 60, levers: true })
      for (const { after } of steps) look(after)
      // Back in time too: a room that was read again from its log stands where it stood.
      for (const { before } of [...steps].reverse().slice(0, 10)) look(before)
    }),
    { numRuns: 60 * SCALE },
  )
})

it('what one role does leaves the others’ own parts the very same objects', () => {
  const scenario = loadFourGates(4)
  const [step] = walk(scenario, { seed: 5, steps: 40, presence: false })
    .filter(({ command, decision }) => command.body.type === 'answer' && decision.refused === null)
    .slice(0, 1)
  if (step === undefined || step.command.body.type !== 'answer') throw new Error('nobody answered')
  const other = (step.command.body.role + 1) % 4
  const memory = new Memory()
  const before = viewFor(scenario, step.before, { kind: 'role', role: other }, memory)
  const after = viewFor(scenario, step.after, { kind: 'role', role: other }, memory)
  expect(after).not.toBe(before)
  expect(after.me?.lane).toBe(before.me?.lane)
  expect(after.me?.clues).toBe(before.me?.clues)
  expect(after.meters).toBe(before.meters)
  expect(after.act).toBe(before.act)
})

it('whose hand the levers are in shows at once, although a host who only watches has no seat', () => {
  const scenario = loadFourGates(4)
  const memory = new Memory()
  let state = initialState(scenario, { seed: 1 })
  const hands = (): boolean[] =>
    scenario.roles.map((_, role) => {
      const { actions = [] } = viewFor(scenario, state, { kind: 'role', role }, memory).me ?? {}
      return actions.some(({ type }) => type === 'start' || type === 'conclude')
    })
  const send = (phone: string, body: Body): void => {
    state = decide(scenario, state, { by: { phone }, at: 0, body }).state
  }
  send('host', { type: 'join', role: null, host: true })
  for (const role of [0, 1, 2, 3]) send(`p${role}`, { type: 'join', role })
  for (const started of [false, true]) {
    if (started) send('host', { type: 'start' })
    expect(hands()).toEqual([false, false, false, false])
    send('host', { type: 'away' })
    expect(hands()).toEqual([true, false, false, false])
    send('host', { type: 'touch' })
    expect(hands()).toEqual([false, false, false, false])
  }
})

it('who answers for somebody sees at once that an answer was wrong, which changes nothing of her own', () => {
  const scenario = build({ acts: [{ lanes: [[read()], [choice([{}, { wrong: true }])]] }] })
  const memory = new Memory()
  let state = initialState(scenario, { seed: 1 })
  const send = (phone: string, body: Body): void => {
    state = decide(scenario, state, { by: { phone }, at: 0, body }).state
  }
  for (const role of [0, 1]) send(`p${role}`, { type: 'join', role, host: role === 0 })
  send('p0', { type: 'start' })
  send('p1', { type: 'leave' })
  send('p0', { type: 'takeOver', role: 1 })
  const attempts = () =>
    viewFor(scenario, state, { kind: 'role', role: 0 }, memory).me?.proxied.map(({ lane }) => lane.task?.attempt)
  expect(attempts()).toEqual([0])
  const wrong = enabled(scenario, state).find(({ outcome }) => outcome === 'wrong')
  if (wrong === undefined) throw new Error('nothing can be answered wrongly')
  send('p0', wrong.body)
  expect(attempts()).toEqual([1])
})

it('who answers for another one than before is waited for at once, or no more', () => {
  const parts = { kind: 'combine', parts: [0, 1] } as const
  const table = sit(build({ roles: 4, acts: [{ lanes: [[], [], [], []], barrier: parts }] }))
  const memory = new Memory()
  const hasActed = () =>
    viewFor(table.scenario, table.state, { kind: 'role', role: 1 }, memory).team.map((member) => member.acted)[3]
  table.do(0, { type: 'leave' })
  table.do(2, { type: 'leave' })
  expect(hasActed()).toBe(true)
  // The part of role 0 is still to be given; role 2 has none.
  table.do(3, { type: 'takeOver', role: 0 })
  expect(hasActed()).toBe(false)
  table.do(3, { type: 'takeOver', role: 2 })
  expect(hasActed()).toBe(false)
  table.do(3, { type: 'giveBack', role: 0 })
  expect(hasActed()).toBe(true)
})
