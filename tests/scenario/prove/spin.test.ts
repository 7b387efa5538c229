import { describe, expect, it } from 'vitest'
import type { Scenario } from '../../../src/engine'
import { range } from '../../../src/engine/util'
import { proveNow } from '../../../src/scenario/prove'
import { Flow } from '../../../src/scenario/prove/flow'
import { CALM, STORM } from '../../../src/scenario/prove/plan'
import { build } from '../../fixtures/builder'
import { followed } from './compare'
import { evening, specOf } from './evening'
import { promelaOf } from './promela'
import { hasSpin, spun } from './spin'

// A second opinion from outside: SPIN searches the same evenings, written down in its own language. It is optional: where
// Debian's `spin` and gcc are not installed these tests are skipped, and say so.
const LONG = process.env.XINGHUO_LONG === '1'
const MINUTES = 60_000
const SIZE = { roles: 3, acts: 2, tasks: 2 }
const BATCH = 20

/** What SPIN found of the evening at a place of a batch. */
const foundBy = (lines: ReadonlySet<string>, what: string, ix: number): string[] =>
  [...lines].flatMap((line) => (line.startsWith(`${what} ${ix} `) ? [line.slice(`${what} ${ix} `.length)] : [])).sort()

const batches = (count: number): { readonly from: number; readonly scenarios: readonly Scenario[] }[] =>
  range(Math.ceil(count / BATCH)).map((n) => ({
    from: n * BATCH,
    scenarios: range(Math.min(BATCH, count - n * BATCH)).map((i) => evening(n * BATCH + i, SIZE)),
  }))

describe.skipIf(!hasSpin)('SPIN and the prover', () => {
  const calm = LONG ? 60 : 40
  it(
    `agree on ${calm} evenings of a full team: which hang for want of a clue, and how the others end`,
    () => {
      let hangs = 0
      for (const { from, scenarios } of batches(calm)) {
        const lines = spun(promelaOf(scenarios, false))
        scenarios.forEach((scenario, ix) => {
          const ours = followed(Flow, scenario, CALM)
          const hung = lines.has(`HANG ${ix}`)
          const about = `seed ${from + ix}`
          expect(hung, about).toBe(ours.missing.size > 0)
          if (hung) hangs++
          // A team that hangs in SPIN goes on without the clue at the table; there the two part.
          if (hung) return
          expect(foundBy(lines, 'END', ix), about).toEqual([...ours.endings].map(String).sort())
          expect(foundBy(lines, 'OUT', ix), about).toEqual([...ours.outcomes].sort())
        })
      }
      expect(hangs).toBeGreaterThan(calm / 40)
    },
    30 * MINUTES,
  )

  const storm = LONG ? 8 : 6
  it(
    `agree on ${storm} evenings of roles that come and go: each ends, in no way the prover has not seen`,
    () => {
      for (const { from, scenarios } of batches(storm)) {
        const lines = spun(promelaOf(scenarios, true))
        expect([...lines].filter((line) => line.startsWith('HANG'))).toEqual([])
        scenarios.forEach((scenario, ix) => {
          const ours = followed(Flow, scenario, STORM)
          const ends = foundBy(lines, 'END', ix)
          expect(ends.length, `seed ${from + ix}`).toBeGreaterThan(0)
          expect(
            ends.filter((end) => !ours.endings.has(Number(end))),
            `seed ${from + ix}`,
          ).toEqual([])
        })
      }
    },
    30 * MINUTES,
  )

  it(
    'agree that acts which lead back may never end; the prover says so of every circle',
    () => {
      const circles = range(BATCH).map((seed) => {
        const spec = specOf(seed, SIZE)
        const last = spec.acts.length - 1
        const back = { when: { meter: 0, atLeast: 1, atMost: null }, to: 0 }
        return build({
          ...spec,
          acts: spec.acts.map((act, i) => (i === last ? { ...act, next: [back, ...(act.next ?? [])] } : act)),
        })
      })
      const lines = spun(promelaOf(circles, false))
      expect([...lines].filter((line) => line.startsWith('CIRCLE')).length).toBeGreaterThan(BATCH / 4)
      for (const scenario of circles) {
        const { undecided, verdicts } = proveNow(scenario)
        expect(undecided.map(({ reason }) => reason)).toContain('circle')
        expect(verdicts.find(({ claim }) => claim === 'ends')?.finding).toBe('undecided')
      }
    },
    5 * MINUTES,
  )
})
