import { expect, it } from 'vitest'
import { MARK } from '../../src/engine'
import { build } from '../fixtures/builder'
import { Sitting } from '../fixtures/table'

it('lets two roles hand each other a clue, whichever comes first in the document', () => {
  for (const first of [0, 1]) {
    const gives = [
      { type: 'handover', clue: 0, to: 1 - first },
      { type: 'await', clue: 1, from: 1 - first },
    ] as const
    const answers = [
      { type: 'await', clue: 0, from: first },
      { type: 'handover', clue: 1, to: first },
    ] as const
    const lanes = first === 0 ? [gives, answers] : [answers, gives]
    const sitting = new Sitting(build({ acts: [{ lanes }] })).join(0, 1).start()
    const step = (role: number) => sitting.state.play?.lanes[role]?.step ?? 0
    for (const role of [first, 1 - first]) {
      sitting.do(role, { type: 'answer', role, epoch: 0, step: step(role), attempt: 0, answer: { done: true } })
    }
    expect(sitting.state.play?.marks.every((mark) => mark === MARK.done)).toBe(true)
  }
})
