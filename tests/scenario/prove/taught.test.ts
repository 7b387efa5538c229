import { expect, it } from 'vitest'
import { proveNow } from '../../../src/scenario/prove'
import { awaits, build, choice, handover, read } from '../../fixtures/builder'

/** One role learns the fact of a trap and hands a clue to the other, who then meets the trap. */
const verdict = (clue: number) => {
  const scenario = build({
    roles: 2,
    acts: [
      {
        lanes: [
          [read({ name: 'lesson' }), handover(clue, 1)],
          [awaits(clue, 0), choice([{}, { trap: { taughtBy: ['lesson'] } }])],
        ],
      },
    ],
  })
  return proveNow(scenario, { bounds: false }).verdicts.find(({ claim }) => claim === 'taught')?.finding
}

it('takes a clue that tells the fact for a lesson passed on', () => {
  expect(verdict(0)).toBe('proved')
})

it('takes a clue about something else for none', () => {
  expect(verdict(1)).toBe('refuted')
})
