import { describe, expect, it } from 'vitest'
import { MARK } from '../../src/engine'
import { awaits, build, choice, handover, read } from '../fixtures/builder'
import { sit } from '../fixtures/table'

const marks = (t: ReturnType<typeof sit>): readonly number[] => t.play.marks

describe('a lane', () => {
  it('goes task by task and ends', () => {
    const t = sit(build({ acts: [{ lanes: [[read(), read()], []] }] }))
    expect(t.lane(0).at).toBe(0)
    t.answer(0)
    expect(t.lane(0).at).toBe(1)
    t.answer(0)
    expect(t.lane(0).at).toBeNull()
    expect(t.lane(1).at).toBeNull()
  })

  it('runs the nested list of the chosen option next, then goes on', () => {
    const nested = choice([{}, { nested: [read(), choice([{ nested: [read()] }, {}])] }], { name: 'fork' })
    const scenario = build({ acts: [{ lanes: [[nested, read()], []] }] })
    const t = sit(scenario)
    // Ordinals: 0 fork, 1 the read after it, 2 nested read, 3 nested choice, 4 read nested in that.
    t.answer(0, 1)
    expect(t.lane(0).at).toBe(2)
    t.answer(0)
    expect(t.lane(0).at).toBe(3)
    t.answer(0, 0)
    expect(t.lane(0).at).toBe(4)
    t.answer(0)
    expect(t.lane(0).at).toBe(1)
    t.answer(0)
    expect(t.lane(0).at).toBeNull()
  })

  it('leaves out the nested lists of options not chosen', () => {
    const t = sit(build({ acts: [{ lanes: [[choice([{}, { nested: [read()] }]), read()], []] }] }))
    t.answer(0, 0)
    expect(t.lane(0).at).toBe(1)
    expect(marks(t)[2]).toBe(MARK.open)
  })

  it('skips a task whose condition does not hold on arrival, with what it nests', () => {
    const lanes = [
      [
        choice([{}, {}], { name: 'fork' }),
        choice([{ nested: [read()] }], { when: { chose: 'fork', option: 1 } }),
        read({ when: { chose: 'fork', option: 0 } }),
      ],
      [],
    ]
    const t = sit(build({ acts: [{ lanes }] }))
    t.answer(0, 0)
    expect(marks(t)[1]).toBe(MARK.skipped)
    expect(t.lane(0).at).toBe(2)
  })

  it('freezes a condition on arrival', () => {
    const lanes = [[read({ name: 'first' }), read({ when: { done: 'first' } })], []]
    const t = sit(build({ acts: [{ lanes }] }))
    t.answer(0)
    expect(marks(t)[1]).toBe(MARK.open)
    expect(t.lane(0).at).toBe(1)
  })

  it('reads meters as they were at the opening of the act, not what the lane has tallied', () => {
    const lanes = [
      [read({ effects: [{ meter: 0, add: 2 }] }), read({ when: { meter: 0, atLeast: 1, atMost: null } })],
      [],
    ]
    const t = sit(build({ acts: [{ lanes }] }))
    t.answer(0)
    expect(marks(t)[1]).toBe(MARK.skipped)
  })

  it('ends a task when its attempts are used up, with its fail effects, and goes on', () => {
    const lanes = [
      [choice([{ effects: [{ meter: 0, add: 1 }] }, { wrong: true }], { attempts: 2, fail: [{ meter: 0, add: 3 }] })],
      [],
    ]
    const t = sit(build({ acts: [{ lanes }, {}] }))
    t.solve(0, 'wrong')
    expect(t.lane(0)).toMatchObject({ at: 0, attempt: 1 })
    t.solve(0, 'wrong')
    expect(marks(t)[0]).toBe(MARK.failed)
    expect(t.lane(0).at).toBeNull()
    expect(t.view(0).me?.lane.last).toMatchObject({ result: 'failed', reply: '<failed:0>', answer: '<option:0.0>' })
    t.ready(0, 1)
    expect(t.play.meters).toEqual([3])
  })

  it('takes the effects of the task and of the option, not those of failing', () => {
    const lanes = [
      [
        choice([{ effects: [{ meter: 0, add: 2 }] }], {
          effects: [{ meter: 0, add: 1 }],
          fail: [{ meter: 0, add: 5 }],
        }),
      ],
      [],
    ]
    const t = sit(build({ acts: [{ lanes }, {}] }))
    t.answer(0, 0)
    t.ready(0, 1)
    expect(t.play.meters).toEqual([3])
  })
})

describe('every task type', () => {
  it.each(['choice', 'multi', 'hotspot', 'order', 'match', 'passphrase', 'checkin'] as const)(
    '%s tells right from wrong',
    (type) => {
      const options = [{ right: true }, { wrong: true }]
      const t = sit(build({ acts: [{ lanes: [[{ type, options, attempts: 3 }], []] }] }))
      t.solve(0, 'wrong')
      expect(t.lane(0).attempt).toBe(1)
      t.solve(0, 'right')
      expect(marks(t)[0]).toBe(MARK.done)
    },
  )

  it.each(['read', 'discuss', 'handover'] as const)('%s is done by saying so', (type) => {
    const t = sit(build({ acts: [{ lanes: [[{ type }], []] }] }))
    t.answer(0)
    expect(marks(t)[0]).toBe(MARK.done)
  })

  it('checkin does not mind small letters and blanks', () => {
    const t = sit(build({ acts: [{ lanes: [[{ type: 'checkin' }], []] }] }))
    t.do(0, t.answerBody(0, { code: ' code0 ' }))
    expect(marks(t)[0]).toBe(MARK.done)
  })

  it('multi wants exactly the right ones, in any order', () => {
    const options = [{ right: true }, {}, { right: true }]
    const t = sit(build({ acts: [{ lanes: [[{ type: 'multi', options, attempts: 9 }], []] }] }))
    const all = [0, 1, 2]
    expect(t.try(0, t.answerBody(0, { picks: [] }))).toBe('bad_answer')
    expect(t.try(0, t.answerBody(0, { picks: [0, 0] }))).toBe('bad_answer')
    t.do(0, t.answerBody(0, { picks: all }))
    expect(t.lane(0).attempt).toBe(1)
    t.solve(0, 'right')
    expect(marks(t)[0]).toBe(MARK.done)
  })

  it('await answers to nobody', () => {
    const t = sit(build({ acts: [{ lanes: [[awaits(0, 1)], [read(), handover(0, 0)]] }] }))
    expect(t.try(0, t.answerBody(0, { done: true }))).toBe('not_now')
  })
})

describe('handover and await', () => {
  const pair = build({
    acts: [
      {
        lanes: [
          [awaits(0, 1), read()],
          [read(), handover(0, 0)],
        ],
      },
      {},
    ],
  })

  it('the clue ends the await and stays known', () => {
    const t = sit(pair)
    expect(t.lane(0).at).toBe(0)
    t.answer(1)
    t.answer(1)
    expect(marks(t)[0]).toBe(MARK.done)
    expect(t.lane(0).at).toBe(1)
    expect(t.view(0).me?.clues.map((c) => c.text)).toEqual(['<clue:0>'])
    t.answer(0)
    t.ready(0, 1)
    expect(t.play.clues).toEqual([[0], []])
  })

  it('a clue that came before is there at once', () => {
    const t = sit(build({ acts: [{ lanes: [[read(), awaits(0, 1)], [handover(0, 0)]] }] }))
    t.answer(1)
    t.answer(0)
    expect(marks(t)[1]).toBe(MARK.done)
  })

  it('is missing as soon as the giver took a way without the handover', () => {
    const lanes = [[awaits(0, 1), read()], [choice([{ nested: [handover(0, 0)] }, {}])]]
    const t = sit(build({ acts: [{ lanes }] }))
    expect(marks(t)[0]).toBe(MARK.open)
    t.answer(1, 1)
    expect(marks(t)[0]).toBe(MARK.missing)
    expect(t.view(0).me?.lane.last).toMatchObject({ result: 'missing', reply: '<missing:0>' })
    expect(t.lane(0).at).toBe(1)
  })

  it('is missing for one of two who wait for each other, and the other then gets hers', () => {
    const lanes = [
      [awaits(0, 1), handover(1, 1)],
      [awaits(1, 0), handover(0, 0)],
    ]
    const t = sit(build({ acts: [{ lanes }] }))
    expect(marks(t)[0]).toBe(MARK.missing)
    expect(t.lane(0).at).toBe(1)
    t.answer(0)
    expect(marks(t)[2]).toBe(MARK.done)
  })

  it('does not give an effect for a clue that is missing', () => {
    const effects = [{ meter: 0, add: 1 }] as const
    const lanes = [[awaits(0, 1, { effects })], [choice([{ nested: [handover(0, 0)] }, {}])]]
    const scenario = build({ acts: [{ lanes }, {}] })
    const missed = sit(scenario)
    missed.answer(1, 1)
    missed.ready(0, 1)
    expect(missed.play.meters).toEqual([0])
    const got = sit(scenario)
    got.answer(1, 0)
    got.answer(1)
    got.ready(0, 1)
    expect(got.play.meters).toEqual([1])
  })

  it('counts as known in the lane that awaited it, and only there', () => {
    const knows = { knows: 0, role: 0 }
    const lanes = [[awaits(0, 1), read({ when: knows })], [handover(0, 0)]]
    const t = sit(build({ acts: [{ lanes }] }))
    t.answer(1)
    expect(t.lane(0).at).toBe(1)
    const unread = [[read(), read({ when: knows })], [handover(0, 0)]]
    const u = sit(build({ acts: [{ lanes: unread }] }))
    u.answer(1)
    u.answer(0)
    expect(marks(u)[1]).toBe(MARK.skipped)
  })
})
