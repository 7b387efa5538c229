import { describe, expect, it } from 'vitest'
import type { Scenario } from '../../src/engine'
import { build, choice, read } from '../fixtures/builder'
import { type Sitting, sit } from '../fixtures/table'

const meter = (add: number) => ({ meter: 0, add })

/** Every present role does everything it can until nothing is left but an open barrier step. */
const finish = (t: Sitting): void => {
  for (const [role] of t.scenario.roles.entries()) {
    while (t.lane(role).at !== null) t.answer(role)
  }
  t.ready(...t.scenario.roles.keys())
}

describe('settlement', () => {
  it('sums all roles before it clamps, once', () => {
    const lanes = [[read({ effects: [meter(4)] })], [read({ effects: [meter(-3)] })]]
    const t = sit(build({ meters: [{ start: 4, max: 5 }], acts: [{ lanes }, {}] }))
    finish(t)
    expect(t.play.meters).toEqual([5])
  })

  it('clamps the effects of an outcome once as well', () => {
    const outcomes = [{ effects: [meter(3), meter(-2)] }]
    const t = sit(build({ meters: [{ start: 4, max: 5 }], acts: [{ barrier: { kind: 'assemble', outcomes } }, {}] }))
    finish(t)
    expect(t.play.meters).toEqual([5])
  })

  it('applies the lanes before the outcome, each clamped', () => {
    const lanes = [[read({ effects: [meter(9)] })], []]
    const barrier = { kind: 'assemble', outcomes: [{ effects: [meter(-2)] }] } as const
    const t = sit(build({ meters: [{ max: 5 }], acts: [{ lanes, barrier }, {}] }))
    finish(t)
    expect(t.play.meters).toEqual([3])
  })

  it('moves the clock by the act, the slowest lane, and all trap minutes', () => {
    const trap = { consequence: [{ minutes: 7 }] }
    const lanes = [
      [read({ minutes: 3 }), choice([{ trap }, {}], { minutes: 1 })],
      [read({ minutes: 5 }), choice([{ trap }, {}])],
    ]
    const t = sit(build({ acts: [{ minutes: 2, lanes }, {}] }))
    t.answer(0)
    t.answer(0, 0)
    t.answer(1)
    t.answer(1, 0)
    t.ready(0, 1)
    expect(t.play.clock).toBe(2 + 5 + 7 + 7)
  })

  it('lets the clock saturate at its end', () => {
    const t = sit(build({ clock: { start: 10, end: 12 }, acts: [{ minutes: 30 }, {}] }))
    finish(t)
    expect(t.play.clock).toBe(12)
  })

  it('sets flags and gives clues at the barrier only', () => {
    const effects = [
      { flag: 0, set: 1 },
      { give: 1, to: 1 },
    ] as const
    const t = sit(build({ acts: [{ lanes: [[read({ effects })], []] }, {}] }))
    t.answer(0)
    expect(t.play.flags).toEqual([0])
    expect(t.view(1).me?.clues).toEqual([])
    t.ready(0, 1)
    expect(t.play.flags).toEqual([1])
    expect(t.view(1).me?.clues.map((c) => c.text)).toEqual(['<clue:1>'])
  })

  it('sums scores that no condition reads', () => {
    const lanes = [[read({ effects: [{ score: 0, add: 2 }] })], [read({ effects: [{ score: 0, add: 1 }] })]]
    const t = sit(build({ acts: [{ lanes }, {}] }))
    finish(t)
    expect(t.play.scores).toEqual([3, 0, 0, 0])
  })

  it('comes once, then what was revealed, then the step, then its effects, then next', () => {
    const lanes = [[choice([{ trap: { consequence: [meter(1)] } }, {}])], []]
    const barrier = { kind: 'vote', outcomes: [{ effects: [meter(1)] }] } as const
    const t = sit(build({ acts: [{ lanes, barrier }, {}] }))
    t.answer(0, 0)
    const order = ['settled', 'revealed', 'actionOpened', 'decided', 'opened']
    const seen = t.events.filter(({ type }) => order.includes(type)).map(({ type }) => type)
    t.vote(0, 0)
    t.vote(1, 0)
    seen.push(...t.events.filter(({ type }) => order.includes(type)).map(({ type }) => type))
    expect(seen).toEqual(order)
    expect(t.play.meters).toEqual([2])
  })
})

describe('next', () => {
  it('takes the first way whose condition holds, else the default', () => {
    const way = (atLeast: number, to: number | null) => ({ when: { meter: 0, atLeast, atMost: null }, to })
    const scenario = build({
      acts: [
        {
          lanes: [[choice([{}, { effects: [meter(1)] }, { effects: [meter(2)] }])], []],
          next: [way(2, 2), way(1, null)],
        },
        {},
        {},
      ],
    })
    const after = (option: number): number | null => {
      const t = sit(scenario)
      t.answer(0, option)
      t.ready(0, 1)
      return t.play.phase === 'ended' ? null : t.play.act
    }
    expect([0, 1, 2].map(after)).toEqual([1, null, 2])
  })

  it('reads the outcome just decided', () => {
    const barrier = { kind: 'vote' } as const
    const t = sit(build({ acts: [{ barrier, next: [{ when: { outcome: 0, is: 1 }, to: 2 }] }, {}, {}] }))
    t.vote(0, 1)
    t.vote(1, 1)
    expect(t.play.act).toBe(2)
  })

  it('may read presence, as openings and endings may', () => {
    const here = { present: 1 }
    const t = sit(build({ acts: [{ next: [{ when: { not: here }, to: 2 }] }, {}, { opening: [here, { not: here }] }] }))
    t.do(1, { type: 'leave' })
    t.ready(0)
    expect(t.play.act).toBe(2)
    expect(t.view(0).act?.opening).toEqual(['<opening:2.0>', '<opening:2.2>'])
    t.do(1, { type: 'touch' })
    expect(t.view(0).act?.opening).toEqual(['<opening:2.0>', '<opening:2.2>'])
  })

  it('leads to the first ending whose condition holds, else to the last', () => {
    const endings = [{ meter: 0, atLeast: 2, atMost: null }, { present: 1 }] as const
    const scenario = build({ acts: [{ lanes: [[choice([{}, { effects: [meter(2)] }])], []] }], endings })
    const ending = (option: number, alone: boolean): string | undefined => {
      const t = sit(scenario)
      t.answer(0, option)
      if (alone) t.do(1, { type: 'leave' })
      else t.ready(1)
      t.ready(0)
      return t.view(0).ending?.title
    }
    expect(ending(1, true)).toBe('<ending:0>')
    expect(ending(0, false)).toBe('<ending:1>')
    expect(ending(0, true)).toBe('<ending:2>')
  })
})

describe('the debrief', () => {
  it('tells our evening beside history’s, with the scores in words', () => {
    const t = sit(build({ acts: [{ lanes: [[choice([{ trap: {} }, {}])], []] }] }))
    t.answer(0, 0)
    t.ready(0, 1)
    const debrief = t.view(0).ending?.debrief
    expect(debrief?.timeline[0]).toMatchObject({ title: '<act:0>', ours: ['<outcome:0.0>', '<trap:0>'], redone: false })
    expect(debrief?.scores[0]).toEqual({ name: '<score:0>', value: 0, max: 4, word: '<low>' })
  })

  it('names what openings, barriers and the ending rest on, and not before', () => {
    const t = sit(build({ acts: [{}, {}] }))
    t.ready(0, 1)
    expect(JSON.stringify(t.view(0))).not.toMatch(/<fact:[01]>/)
    t.ready(0, 1)
    const { ending } = t.view(0)
    expect(ending?.debrief.timeline.map(({ facts }) => facts.map(({ text }) => text))).toEqual([
      ['<fact:0>', '<fact:1>'],
      ['<fact:0>', '<fact:1>'],
    ])
    expect(ending).toMatchObject({ invented: true, facts: [{ text: '<fact:2>' }] })
  })

  it('names nothing for what the team was not told', () => {
    const t = sit(build({ acts: [{}, {}, {}] }))
    t.ready(0, 1)
    t.do(0, { type: 'conclude', reason: '夜深了' })
    const { ending } = t.view(0)
    expect(ending?.debrief.timeline.map(({ facts }) => facts.map(({ text }) => text))).toEqual([
      ['<fact:0>', '<fact:1>'],
      ['<fact:0>'],
      [],
    ])
    expect(ending).toMatchObject({ invented: false, facts: [] })
  })

  it('is told of forms made before openings, barriers and endings had sources', () => {
    const { acts, endings, ...scenario } = build({ acts: [{}] })
    const old = acts.map(({ cites: _, barrier: { cites: __, ...barrier }, ...act }) => ({ ...act, barrier }))
    const bare = endings.map(({ cites: _, invented: __, ...ending }) => ending)
    const t = sit({ ...scenario, acts: old as Scenario['acts'], endings: bare })
    expect(t.view(0).act?.invented).toBe(false)
    t.ready(0, 1)
    expect(t.view(0).ending).toMatchObject({ invented: false, facts: [], debrief: { timeline: [{ facts: [] }] } })
  })
})
