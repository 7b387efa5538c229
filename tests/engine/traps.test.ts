import { describe, expect, it } from 'vitest'
import { build, choice, read, type TrapSpec } from '../fixtures/builder'
import { type Sitting, sit } from '../fixtures/table'

const withTrap = (trap: TrapSpec, roles = 2) =>
  build({
    roles,
    acts: [{ lanes: [[choice([{}, { trap }]), read()], [read()]], minutes: 5 }, {}],
    meters: [{ max: 3 }],
  })

const HOLD = { seconds: 90, attempts: 2 }
const consequence = [{ meter: 0, add: 2 }, { minutes: 10 }] as const

describe('a trap', () => {
  it('counts as chosen, and its price is paid when the barrier settles', () => {
    const t = sit(withTrap({ consequence }))
    t.solve(0, 'trap')
    expect(t.lane(0).at).toBe(1)
    expect(t.play.meters).toEqual([0])
    expect(t.view(1).meters[0]?.value).toBe(0)
    t.answer(0)
    t.answer(1)
    t.ready(0, 1)
    expect(t.play.meters).toEqual([2])
    expect(t.play.clock).toBe(15)
    expect(t.play.sprung).toEqual([true])
  })

  it('is told at once to the role alone, and to all at the barrier without a name', () => {
    const t = sit(withTrap({ consequence }))
    t.solve(0, 'trap')
    expect(t.view(0).me?.lane.last?.reply).toContain('<told:0>')
    expect(JSON.stringify(t.view(1))).not.toMatch(/told|reveal:/)
    t.answer(0)
    t.answer(1)
    t.ready(0, 1)
    expect(t.view(1).reveals).toMatchObject([{ act: 0, kind: 'trap', title: '<trap:0>', text: '<reveal:0>' }])
    expect(JSON.stringify(t.view(1).reveals)).not.toContain('name')
  })

  it('reveals only what was sprung when one answer held two traps', () => {
    const options = [{ right: true }, { trap: {} }, { trap: {} }]
    const t = sit(build({ acts: [{ lanes: [[{ type: 'multi', options }], []] }, {}] }))
    t.do(0, t.answerBody(0, { picks: [0, 1, 2] }))
    t.ready(0, 1)
    expect(t.play.sprung).toEqual([true, false])
    expect(t.view(1).reveals).toHaveLength(1)
  })
})

describe('a hold', () => {
  const held = (trap: TrapSpec = { consequence, hold: HOLD }, roles = 3): Sitting => {
    const t = sit(withTrap(trap, roles))
    t.solve(0, 'trap')
    return t
  }

  it('leaves the role its remedy alone', () => {
    const t = held()
    expect(t.view(0).me?.lane).toMatchObject({ status: 'held', task: null, hold: { title: '<trap:0>', tries: 2 } })
    expect(t.try(0, t.answerBody(0, { done: true }))).toBe('held')
    t.do(0, t.quizBody('remedy', 0, 0))
    expect(t.lane(0)).toMatchObject({ hold: null, at: 1 })
  })

  it('waits for a team-mate or for time when the remedy was missed too often', () => {
    const t = held()
    t.do(0, t.quizBody('remedy', 0, 1))
    t.do(0, t.quizBody('remedy', 0, 2))
    expect(t.try(0, t.quizBody('remedy', 0, 0))).toBe('not_now')
    expect(t.view(0).me?.lane.hold?.tries).toBe(0)
    t.do(1, t.quizBody('rescue', 0, 0))
    expect(t.lane(0).hold).toBeNull()
  })

  it('ends by time after its seconds', () => {
    const t = held()
    t.wait(89)
    expect(t.lane(0).hold).not.toBeNull()
    t.wait(1)
    expect(t.lane(0).hold).toBeNull()
    expect(t.lane(0).at).toBe(1)
  })

  it('has the same effect on the play however it ends, but for the team-work of a rescue', () => {
    const finish = (free: (t: Sitting) => void) => {
      const t = held()
      free(t)
      t.answer(0)
      t.answer(1)
      t.ready(0, 1, 2)
      const { meters, clock, flags, sprung, scores } = t.play
      return { meters, clock, flags, sprung, scores }
    }
    const byRemedy = finish((t) => t.do(0, t.quizBody('remedy', 0, 0)))
    const byTime = finish((t) => t.wait(90))
    const byRescue = finish((t) => t.do(2, t.quizBody('rescue', 0, 0)))
    expect(byTime).toEqual(byRemedy)
    expect(byRescue).toEqual({ ...byRemedy, scores: [0, 1, 0, 0] })
  })

  it('can be ended by anybody not held herself, and not by the held role', () => {
    const trap = { hold: HOLD }
    const lanes = [[choice([{}, { trap }])], [choice([{}, { trap }])]]
    const t = sit(build({ roles: 3, acts: [{ lanes }] }))
    t.solve(0, 'trap')
    t.solve(1, 'trap')
    expect(t.try(1, t.quizBody('rescue', 0, 0))).toBe('held')
    expect(t.try(0, t.quizBody('rescue', 0, 0))).toBe('not_yours')
    expect(t.view(1).me?.rescues).toEqual([])
    expect(t.view(2).me?.rescues.map((r) => r.role)).toEqual([0, 1])
    t.do(2, t.quizBody('rescue', 0, 0))
    expect(t.lane(0).hold).toBeNull()
    expect(t.play.contributions[2]?.rescues).toBe(1)
  })

  it('bounds the tries of a rescue', () => {
    const t = held()
    t.do(1, t.quizBody('rescue', 0, 1))
    t.do(2, t.quizBody('rescue', 0, 1))
    expect(t.try(1, t.quizBody('rescue', 0, 0))).toBe('not_now')
    t.wait(90)
    expect(t.lane(0).hold).toBeNull()
  })

  it('runs out by time when the role goes away, and the rest is resolved only then', () => {
    const t = held({ hold: { seconds: 300 } }, 2)
    t.answer(1)
    t.ready(1)
    t.do(0, { type: 'away' })
    t.wait(290)
    expect(t.lane(0).hold).not.toBeNull()
    expect(t.play.act).toBe(0)
    t.wait(10)
    expect(t.play.act).toBe(1)
  })

  it('may be remedied by a proxy', () => {
    const t = held()
    t.do(0, { type: 'leave' })
    t.do(1, { type: 'takeOver', role: 0 })
    t.do(1, t.quizBody('remedy', 0, 0))
    expect(t.lane(0).hold).toBeNull()
  })

  it('shows the same sign as a request for help and as slowness', () => {
    const t = held()
    const sign = (role: number) => t.view(2).team[role]?.sign
    expect(sign(0)).toBe('help')
    expect(sign(1)).toBe('working')
    t.do(1, { type: 'help', on: true })
    expect(sign(1)).toBe('help')
    t.do(1, { type: 'help', on: false })
    t.wait(30)
    expect(sign(1)).toBe('help')
  })

  it('takes the call for help back when it ends', () => {
    const t = held()
    t.do(0, { type: 'help', on: true })
    t.do(1, t.quizBody('rescue', 0, 0))
    expect(t.view(1).team[0]?.sign).toBe('working')
  })
})
