import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type Scenario, type State, type Viewer, viewFor } from '../../src/engine'
import { loadFlagship } from '../fixtures/flagship'
import { scenarios } from '../fixtures/generate'
import { maySee, tokensIn } from '../fixtures/permission'
import { scramble } from '../fixtures/scramble'
import { tokenise } from '../fixtures/tokens'
import { walk } from '../fixtures/walk'

/** `RUNS=20` looks twenty times as long. */
const SCALE = Number(process.env.RUNS ?? 1)

vi.setConfig({ testTimeout: 60_000 * SCALE })

const flagship = tokenise(loadFlagship())

/** Every state of random plays with every viewer. */
const everyView = (runs: number, look: (scenario: Scenario, state: State, viewer: Viewer) => void): void => {
  const inspect = (scenario: Scenario, seed: number, steps: number): void => {
    const viewers: Viewer[] = [
      ...scenario.roles.map((_, role): Viewer => ({ kind: 'role', role })),
      { kind: 'observer' },
      { kind: 'host' },
      { kind: 'board' },
    ]
    walk(scenario, { seed, steps, levers: true }).forEach(({ after }, i) => {
      if (i % 3 === seed % 3) for (const viewer of viewers) look(scenario, after, viewer)
    })
  }
  fc.assert(
    fc.property(scenarios(), fc.nat(), (scenario, seed) => inspect(scenario, seed, 60)),
    { numRuns: runs * SCALE },
  )
  for (let seed = 1; seed <= 2 * SCALE; seed++) inspect(flagship, seed, 250)
}

describe('a view', () => {
  it('holds nothing that its viewer may not see, and no id', () => {
    const seen = new Set<string>()
    everyView(120, (scenario, state, viewer) => {
      const view = viewFor(scenario, state, viewer)
      const may = maySee(scenario, state, viewer)
      const tokens = [...tokensIn(view)]
      expect(tokens.filter((token) => !may(token))).toEqual([])
      expect(JSON.stringify(view)).not.toMatch(/the-id|the-hash|CODE/)
      for (const token of tokens) seen.add(token.split(':')[0] ?? '')
    })
    // Had a kind of text never been shown, nothing would have been tested about it.
    for (const kind of ['brief', 'page', 'clue', 'note', 'told', 'reveal', 'remedy', 'rescue', 'part', 'label', 'fact'])
      expect(seen).toContain(kind)
  })

  it('is the same whatever is right, wrong or a trap', () => {
    everyView(80, (scenario, state, viewer) => {
      const view = viewFor(scenario, state, viewer)
      const other = viewFor(scramble(scenario, state), state, viewer)
      if (!isDeepStrictEqual(other, view)) expect(other).toEqual(view)
    })
  })

  it('has no place for an answer, a trap mark or an ordinal of the document', () => {
    const keys = new Set<string>()
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      for (const [key, inner] of Object.entries(value)) {
        if (!Array.isArray(value)) keys.add(key)
        collect(inner)
      }
    }
    everyView(20, (scenario, state, viewer) => collect(viewFor(scenario, state, viewer)))
    for (const key of [
      'wrong',
      'trap',
      'taughtBy',
      'effects',
      'ordinal',
      'then',
      'next',
      'when',
      'seed',
      'hash',
      'flags',
    ])
      expect(keys).not.toContain(key)
  })
})

describe('an order and a match', () => {
  it('never lie on the screen as they should', () => {
    everyView(20, (scenario, state, viewer) => {
      const task = viewFor(scenario, state, viewer).me?.lane.task
      if (task?.type === 'order') expect(task.options).not.toEqual([...task.options].sort())
      if (task?.match != null) expect(task.match.right).not.toEqual([...task.match.right].sort())
    })
  })
})
