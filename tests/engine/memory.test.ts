import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { Memory, type State, type Viewer, viewFor } from '../../src/engine'
import { loadFourGates } from '../fixtures/four-gates'
import { scenarios } from '../fixtures/generate'
import { walk } from '../fixtures/walk'

vi.setConfig({ testTimeout: 60_000 })

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
    { numRuns: 60 },
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
