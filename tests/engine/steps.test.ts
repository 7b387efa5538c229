import { describe, expect, it } from 'vitest'
import { type BarrierSpec, build } from '../fixtures/builder'
import { type Sitting, sit } from '../fixtures/table'

const at = (barrier: BarrierSpec, roles = 4): Sitting => sit(build({ roles, acts: [{ barrier }, {}] }))
const outcome = (t: Sitting): number | null | undefined => t.play.outcomes[0]

describe('a vote', () => {
  it('closes when every present role has voted, by more than half of the votes', () => {
    const t = at({ kind: 'vote', options: 3 })
    t.vote(0, 2)
    t.vote(1, 2)
    t.vote(2, 0)
    expect(outcome(t)).toBeNull()
    t.vote(3, 2)
    expect(outcome(t)).toBe(2)
    expect(t.play.act).toBe(1)
  })

  it('may be changed until the round closes', () => {
    const t = at({ kind: 'vote' }, 2)
    t.vote(0, 0)
    t.vote(0, 1)
    t.vote(1, 1)
    expect(outcome(t)).toBe(1)
  })

  it('half is no majority: a new round begins, and votes of the old one are stale', () => {
    const t = at({ kind: 'vote' }, 2)
    const old = t.voteBody(0, 1)
    t.vote(0, 0)
    t.vote(1, 1)
    expect(t.play.action).toMatchObject({ round: 1, votes: [null, null], tie: null })
    expect(t.try(0, old)).toBe('stale')
  })

  it('wants all of them where it must be unanimous', () => {
    const t = at({ kind: 'vote', rule: 'unanimous' }, 3)
    t.vote(0, 1)
    t.vote(1, 1)
    t.vote(2, 0)
    expect(t.play.action).toMatchObject({ round: 1 })
    for (const role of [0, 1, 2]) t.vote(role, 1)
    expect(outcome(t)).toBe(1)
  })

  it('goes to the acting host after the last round, who picks among the leaders', () => {
    const t = at({ kind: 'vote', options: 3, rounds: 1 })
    for (const [role, pick] of [2, 2, 1, 1].entries()) t.vote(role, pick)
    expect(t.play.action).toMatchObject({ tie: { leaders: [1, 2] } })
    expect(t.try(1, t.pickBody(1))).toBe('not_host')
    expect(t.try(0, t.pickBody(0))).toBe('bad_answer')
    expect(t.try(0, t.voteBody(0, 1))).toBe('not_now')
    t.do(0, t.pickBody(2))
    expect(outcome(t)).toBe(2)
  })

  it('is broken by the document when nobody picks in time', () => {
    const t = at({ kind: 'vote', rounds: 1, tieBreak: 1 }, 2)
    t.vote(0, 0)
    t.vote(1, 1)
    t.wait(59)
    expect(outcome(t)).toBeNull()
    t.wait(1)
    expect(outcome(t)).toBe(1)
  })

  it('lets a vote of someone who left stand', () => {
    const t = at({ kind: 'vote' }, 3)
    t.vote(0, 1)
    t.vote(1, 1)
    t.do(0, { type: 'leave' })
    t.do(1, { type: 'leave' })
    t.vote(2, 0)
    expect(outcome(t)).toBe(1)
  })

  it('closes when the last one who has not voted leaves', () => {
    const t = at({ kind: 'vote' }, 3)
    t.vote(0, 1)
    t.vote(1, 1)
    t.do(2, { type: 'leave' })
    expect(outcome(t)).toBe(1)
  })

  it('is never cast by a proxy', () => {
    const t = at({ kind: 'vote' }, 2)
    t.do(1, { type: 'leave' })
    expect(t.play.action).not.toBeNull()
    t.do(0, { type: 'takeOver', role: 1 })
    expect(t.try(0, t.voteBody(1, 0))).toBe('not_yours')
    t.vote(0, 1)
    expect(outcome(t)).toBe(1)
  })

  it('takes an option that is there', () => {
    const t = at({ kind: 'vote' }, 2)
    for (const pick of [2, -1, -0, 0.5, Number.NaN]) expect(t.try(0, t.voteBody(0, pick))).toBe('bad_answer')
  })

  it('waits for a slow voter as long as she is there', () => {
    const t = at({ kind: 'vote' }, 2)
    t.vote(0, 1)
    t.wait(10_000)
    expect(outcome(t)).toBeNull()
  })
})

describe('together', () => {
  it('hits when all present roles press within the window', () => {
    const t = at({ kind: 'together' }, 3)
    t.press(0)
    t.wait(8)
    t.press(1, 2)
    expect(outcome(t)).toBe(0)
  })

  it('misses when one is later than the window and a second more, and may be tried again', () => {
    const t = at({ kind: 'together', windowSec: 8, attempts: 2 }, 2)
    const late = t.pressBody(1)
    t.press(0)
    t.wait(9)
    expect(t.play.action).toMatchObject({ attempt: 1, pressed: [false, false], due: null })
    expect(t.try(1, late)).toBe('stale')
    t.press(1)
    t.wait(9)
    expect(outcome(t)).toBe(1)
  })

  it('has a window of at least five seconds', () => {
    const t = at({ kind: 'together', windowSec: 1 }, 2)
    t.press(0)
    t.now += 5999
    t.press(1)
    expect(outcome(t)).toBe(0)
  })

  it('counts from the first press, not from the last', () => {
    const t = at({ kind: 'together', windowSec: 8, attempts: 1 }, 3)
    t.press(0)
    t.wait(8)
    t.press(1)
    t.wait(1)
    expect(outcome(t)).toBe(1)
  })

  it('is judged again when somebody leaves', () => {
    const t = at({ kind: 'together' }, 3)
    t.press(0, 1)
    expect(outcome(t)).toBeNull()
    t.do(2, { type: 'leave' })
    expect(outcome(t)).toBe(0)
  })

  it('has no window where nothing is timed', () => {
    const t = sit(build({ acts: [{ barrier: { kind: 'together', attempts: 1 } }, {}] }), 0, 1)
    const untimed = sit(t.scenario)
    untimed.state = { ...untimed.state, table: { ...untimed.state.table, options: { untimed: true, extraTime: 1 } } }
    untimed.press(0)
    untimed.wait(10_000)
    untimed.press(1)
    expect(outcome(untimed)).toBe(0)
  })

  it('takes one press of each, from its own phone', () => {
    const t = at({ kind: 'together' }, 3)
    t.press(0)
    expect(t.try(0, t.pressBody(0))).toBe('not_now')
    expect(t.try(0, t.pressBody(1))).toBe('not_yours')
  })
})

describe('combine', () => {
  it('is right when every part is', () => {
    const t = at({ kind: 'combine' }, 2)
    t.part(0, 1)
    expect(outcome(t)).toBeNull()
    t.part(1, 1)
    expect(outcome(t)).toBe(0)
  })

  it('starts over after a wrong try, and is wrong after the last', () => {
    const t = at({ kind: 'combine', attempts: 2 }, 2)
    const old = t.partBody(0, 1)
    t.part(0, 0)
    t.part(1, 1)
    expect(t.play.action).toMatchObject({ attempt: 1, parts: [null, null] })
    expect(t.try(0, old)).toBe('stale')
    expect(t.view(0).barrier?.combine?.hint).toBe('<combinehint:0>')
    t.part(0, 1)
    t.part(1, 2)
    expect(outcome(t)).toBe(1)
  })

  it('lets a part be changed until all are given', () => {
    const t = at({ kind: 'combine' }, 2)
    t.part(0, 0)
    t.part(0, 1)
    t.part(1, 1)
    expect(outcome(t)).toBe(0)
  })

  it('takes a part from its owner only while she is there', () => {
    const t = at({ kind: 'combine' }, 3)
    expect(t.try(0, t.partBody(1, 1))).toBe('not_yours')
    t.do(1, { type: 'leave' })
    expect(t.view(0).me?.parts.map((p) => p.role)).toEqual([0, 1])
    t.part(1, 1, 0)
    t.part(0, 1)
    t.part(2, 1)
    expect(outcome(t)).toBe(0)
  })

  it('takes the part of an absent role from its proxy, once there is one', () => {
    const t = at({ kind: 'combine' }, 3)
    t.do(1, { type: 'leave' })
    t.do(2, { type: 'takeOver', role: 1 })
    expect(t.try(0, t.partBody(1, 1))).toBe('not_yours')
    t.part(1, 1, 2)
    expect(t.play.action).toMatchObject({ kind: 'combine' })
  })

  it('asks only roles that have a part', () => {
    const t = at({ kind: 'combine', parts: [2] }, 3)
    expect(t.try(0, t.partBody(0, 1))).toBe('not_now')
    t.part(2, 1)
    expect(outcome(t)).toBe(0)
  })
})
