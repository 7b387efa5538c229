import { describe, expect, it } from 'vitest'
import { MARK } from '../../src/engine'
import { awaits, build, choice, handover, read } from '../fixtures/builder'
import { type Sitting, sit } from '../fixtures/table'

const ONE_EACH = [[read()], [read()], [read()], [read()]]
const at = (roles: number): Sitting => sit(build({ roles, acts: [{ lanes: ONE_EACH.slice(0, roles) }, {}] }))

/** Role 0 has arrived and the ladder is at its top; the others still read. */
const waiting = (roles: number): Sitting => {
  const t = at(roles)
  t.answer(0)
  t.wait(60)
  return t
}

const askTwice = (t: Sitting, role: number): void => {
  for (let i = 0; i < 2; i++) {
    t.do(0, { type: 'ask', role })
    t.do(role, { type: 'touch' })
  }
}

describe('asking somebody who keeps the others waiting', () => {
  it('is for those who wait, once the ladder is at its top', () => {
    const t = at(3)
    t.answer(0)
    expect(t.try(0, { type: 'ask', role: 1 })).toBe('not_now')
    t.wait(60)
    expect(t.try(2, { type: 'ask', role: 1 })).toBe('not_now')
    expect(t.view(0).me?.actions).toContainEqual({ type: 'ask', role: 1 })
    t.do(0, { type: 'ask', role: 1 })
    expect(t.view(1).me?.asked).toBe(true)
    expect(t.view(2).team[1]?.asked).toBe(true)
    expect(t.try(0, { type: 'ask', role: 1 })).toBe('not_now')
  })

  it('is for those who wait for a clue as well', () => {
    const lanes = [[], [awaits(0, 2), read()], [read(), handover(0, 1)]]
    const t = sit(build({ roles: 3, acts: [{ lanes }] }))
    t.wait(60)
    expect(t.view(1).me?.actions).toContainEqual({ type: 'ask', role: 2 })
    t.do(1, { type: 'ask', role: 2 })
    expect(t.seat(2).askDue).not.toBeNull()
  })

  it('does not concern who has arrived or is absent', () => {
    const t = waiting(3)
    t.answer(1)
    t.ready(1)
    expect(t.try(0, { type: 'ask', role: 1 })).toBe('not_now')
    t.do(2, { type: 'away' })
    expect(t.try(0, { type: 'ask', role: 2 })).toBe('not_now')
  })

  it('turns a seat away that does not answer in a minute', () => {
    const t = waiting(2)
    t.do(0, { type: 'ask', role: 1 })
    t.wait(59)
    expect(t.seat(1).presence).toBe('present')
    t.wait(1)
    expect(t.seat(1).presence).toBe('away')
  })

  it('is answered by any touch', () => {
    const t = waiting(2)
    t.do(0, { type: 'ask', role: 1 })
    t.do(1, { type: 'touch' })
    t.wait(600)
    expect(t.seat(1)).toMatchObject({ presence: 'present', asks: 1, askDue: null })
  })

  it('is not answered by a phone that only lets time pass', () => {
    const t = waiting(2)
    t.do(0, { type: 'ask', role: 1 })
    t.do(1, { type: 'elapse' })
    t.now += 60_000
    t.do(1, { type: 'elapse' })
    expect(t.seat(1)).toMatchObject({ presence: 'away' })
  })
})

describe('taking over from a present idler', () => {
  it('takes two answered asks and the word of all others', () => {
    const t = waiting(3)
    t.do(0, { type: 'ask', role: 1 })
    t.do(1, { type: 'touch' })
    expect(t.try(0, { type: 'takeOver', role: 1 })).toBe('not_now')
    expect(t.view(0).me?.actions).not.toContainEqual({ type: 'takeOver', role: 1 })
    askTwice(t, 1)
    t.do(0, { type: 'takeOver', role: 1 })
    expect(t.seat(1)).toMatchObject({ proxy: null, open: false, consents: [0] })
    expect(t.try(0, t.answerBody(1, { done: true }))).toBe('not_yours')
    t.do(2, { type: 'takeOver', role: 1 })
    expect(t.seat(1)).toMatchObject({ proxy: 0, open: true })
    t.answer(1, undefined, 0)
    expect(t.play.marks[1]).toBe(MARK.done)
  })

  it('is given back with one tap of the owner', () => {
    const t = waiting(2)
    askTwice(t, 1)
    t.do(0, { type: 'takeOver', role: 1 })
    t.do(1, { type: 'reclaim' })
    expect(t.seat(1)).toMatchObject({ proxy: null, open: false, asks: 0 })
    expect(t.try(0, { type: 'takeOver', role: 1 })).toBe('not_now')
  })

  it('does not make the others wait for her word', () => {
    const t = waiting(2)
    askTwice(t, 1)
    t.do(0, { type: 'takeOver', role: 1 })
    t.answer(1, undefined, 0)
    t.ready(0)
    expect(t.play.act).toBe(1)
  })

  it('needs no word of somebody who left meanwhile', () => {
    const t = waiting(3)
    askTwice(t, 1)
    t.do(0, { type: 'takeOver', role: 1 })
    t.do(2, { type: 'leave' })
    expect(t.seat(1)).toMatchObject({ proxy: 0, open: true })
  })

  it('never puts the tasks into the hands of somebody who has left', () => {
    const t = waiting(3)
    askTwice(t, 1)
    t.do(0, { type: 'takeOver', role: 1 })
    t.do(0, { type: 'leave' })
    t.do(2, { type: 'takeOver', role: 1 })
    expect(t.seat(1)).toMatchObject({ proxy: 2, open: true })
  })

  it('begins anew with every act', () => {
    const t = waiting(2)
    askTwice(t, 1)
    t.answer(1)
    t.ready(0, 1)
    expect(t.seat(1)).toMatchObject({ asks: 0, open: false, consents: [] })
  })
})

describe('taking over from an absent role', () => {
  const absent = (roles = 3): Sitting => {
    const t = at(roles)
    t.do(1, { type: 'leave' })
    return t
  }

  it('is open to any present role, one proxy a role', () => {
    const t = absent()
    t.do(0, { type: 'takeOver', role: 1 })
    expect(t.try(2, { type: 'takeOver', role: 1 })).toBe('not_now')
    expect(t.view(2).team[1]?.proxy).toBe(0)
    expect(t.play.contributions[0]?.takeovers).toBe(1)
  })

  it('lets one role answer for several, but for nobody through another', () => {
    const t = at(4)
    for (const role of [1, 2]) {
      t.do(role, { type: 'leave' })
      t.do(0, { type: 'takeOver', role })
    }
    expect(t.view(0).me?.proxied.map((p) => p.role)).toEqual([1, 2])
    t.do(1, { type: 'touch' })
    t.do(3, { type: 'leave' })
    expect(t.try(1, { type: 'takeOver', role: 3 })).toBe('not_now')
  })

  it('can be asked about when the proxy keeps the others waiting', () => {
    const t = absent()
    t.do(0, { type: 'takeOver', role: 1 })
    for (const role of [0, 2]) {
      t.answer(role)
      t.ready(role)
    }
    t.wait(60)
    expect(t.view(2).team[0]?.sign).toBe('help')
    t.do(2, { type: 'ask', role: 0 })
    t.wait(60)
    expect(t.seat(0).presence).toBe('away')
    expect(t.seat(1).proxy).toBeNull()
  })

  it('ends when the owner takes it back, and not before', () => {
    const t = absent()
    t.do(0, { type: 'takeOver', role: 1 })
    t.do(1, { type: 'touch' })
    expect(t.seat(1)).toMatchObject({ presence: 'present', proxy: 0 })
    t.do(1, { type: 'reclaim' })
    expect(t.seat(1).proxy).toBeNull()
    expect(t.try(1, { type: 'reclaim' })).toBe('not_now')
  })

  it('ends when it is given back, by the proxy alone', () => {
    const t = absent()
    t.do(0, { type: 'takeOver', role: 1 })
    expect(t.try(2, { type: 'giveBack', role: 1 })).toBe('not_yours')
    t.do(0, { type: 'giveBack', role: 1 })
    expect(t.seat(1).proxy).toBeNull()
  })

  it.each(['away', 'leave'] as const)('ends with the absence of the proxy (%s)', (type) => {
    const t = absent()
    t.do(0, { type: 'takeOver', role: 1 })
    t.do(0, { type })
    expect(t.seat(1).proxy).toBeNull()
  })

  it('survives an act, the absence lasting', () => {
    const t = absent()
    t.do(0, { type: 'takeOver', role: 1 })
    t.answer(0)
    t.answer(1, undefined, 0)
    t.answer(2)
    t.ready(0, 2)
    expect(t.play.act).toBe(1)
    expect(t.seat(1).proxy).toBe(0)
  })

  it('changes who may answer and nothing else', () => {
    const t = absent()
    t.do(0, { type: 'takeOver', role: 1 })
    expect(t.try(0, t.barrierBody('ready', 1))).toBe('not_yours')
    t.answer(1, undefined, 0)
    expect(t.play.contributions[0]?.tasks).toBe(1)
  })

  it('shows the owner’s task and the clues it uses, not her other papers', () => {
    const lanes = [[read()], [handover(0, 2)], [awaits(0, 1), choice([{}, {}], { uses: [0] }), read()]]
    const t = sit(build({ roles: 3, acts: [{ lanes }] }))
    t.answer(1)
    t.do(2, { type: 'leave' })
    t.do(0, { type: 'takeOver', role: 2 })
    const seen = JSON.stringify(t.view(0))
    expect(seen).toContain('<page:3>')
    expect(seen).toContain('<clue:0>')
    expect(seen).not.toMatch(/<brief:2>|<page:4>/)
    t.do(0, { type: 'giveBack', role: 2 })
    expect(JSON.stringify(t.view(0))).not.toMatch(/<page:3>|<clue:0>/)
  })

  it('does not show what the owner had finished before', () => {
    const t = sit(build({ roles: 2, acts: [{ lanes: [[read()], [choice([{}]), read()]] }] }))
    t.answer(1, 0)
    t.do(1, { type: 'leave' })
    t.do(0, { type: 'takeOver', role: 1 })
    expect(JSON.stringify(t.view(0))).not.toMatch(/<said:1.0>|<reply:1>|<title:1>/)
    t.answer(1, undefined, 0)
    expect(t.view(0).me?.proxied[0]?.lane.last?.reply).toBe('<reply:2>')
  })

  it('does not show a clue the owner never got', () => {
    const lanes = [[read()], [choice([{}, {}], { uses: [1] })]]
    const t = sit(build({ acts: [{ lanes }] }))
    expect(JSON.stringify(t.view(1))).not.toContain('<clue:1>')
    t.do(1, { type: 'leave' })
    t.do(0, { type: 'takeOver', role: 1 })
    expect(JSON.stringify(t.view(0))).not.toContain('<clue:1>')
  })
})
