import { describe, expect, it } from 'vitest'
import { build, choice, read } from '../fixtures/builder'
import { Sitting, sit } from '../fixtures/table'

const scenario = build({ acts: [{ lanes: [[read(), choice([{}, { wrong: true }], { attempts: 3 })], [read()]] }] })
const phone = { phone: 'p0' }

describe('a repeated command', () => {
  it('with the same n changes nothing and is answered as before', () => {
    const t = sit(scenario)
    const body = t.answerBody(0, { done: true })
    expect(t.send(phone, body, { n: 1, hash: 'a' })).toBeNull()
    const after = t.state
    expect(t.send(phone, body, { n: 1, hash: 'a' })).toBeNull()
    expect(t.state).toEqual(after)
  })

  it('with the same n but another hash is n_reused', () => {
    const t = sit(scenario)
    t.send(phone, t.answerBody(0, { done: true }), { n: 1, hash: 'a' })
    expect(t.send(phone, t.answerBody(0, { pick: 0 }), { n: 1, hash: 'b' })).toBe('n_reused')
  })

  it('with an older n than the last accepted one is n_reused, never silently taken', () => {
    const t = sit(scenario)
    t.send(phone, t.answerBody(0, { done: true }), { n: 5, hash: 'a' })
    expect(t.send(phone, t.answerBody(0, { pick: 0 }), { n: 1, hash: 'b' })).toBe('n_reused')
  })

  it('without n is stale or not now', () => {
    const t = sit(scenario)
    const body = t.answerBody(0, { done: true })
    t.do(0, body)
    expect(t.try(0, body)).toBe('stale')
    const last = t.answerBody(1, { done: true })
    t.do(1, last)
    expect(t.try(1, last)).toBe('not_now')
  })

  it('counts n for each phone by itself', () => {
    const t = sit(scenario)
    expect(t.send(phone, t.answerBody(0, { done: true }), { n: 1, hash: 'a' })).toBeNull()
    expect(t.send({ phone: 'p1' }, t.answerBody(1, { done: true }), { n: 1, hash: 'b' })).toBeNull()
    expect(t.lane(1).at).toBeNull()
  })

  it('that was refused does not use up its n', () => {
    const t = sit(scenario)
    expect(t.send(phone, t.barrierBody('ready', 0), { n: 1, hash: 'a' })).toBe('not_now')
    expect(t.send(phone, t.answerBody(0, { done: true }), { n: 1, hash: 'b' })).toBeNull()
  })
})

describe('the order of checks', () => {
  it('tells a command of an older epoch that it is stale, paused or not', () => {
    const t = sit(scenario)
    t.answer(0)
    const old = t.answerBody(0, { pick: 0 })
    t.do(0, { type: 'stepBack', reason: '再来' })
    expect(t.try(0, old)).toBe('stale')
    t.do(0, { type: 'pause', reason: '' })
    expect(t.try(0, old)).toBe('stale')
  })

  it('tells a command for another step that it is stale even in a pause', () => {
    const t = sit(scenario)
    const first = t.answerBody(0, { done: true })
    t.do(0, first)
    t.do(0, { type: 'pause', reason: '' })
    expect(t.try(0, first)).toBe('stale')
    expect(t.try(0, t.answerBody(0, { pick: 0 }))).toBe('paused')
  })

  it('tells that it is paused before whose it is, and whose before when', () => {
    const t = sit(scenario)
    const foreign = t.answerBody(1, { done: true })
    t.do(0, { type: 'pause', reason: '' })
    expect(t.try(0, foreign)).toBe('paused')
    t.do(0, { type: 'resume', reason: '' })
    expect(t.try(0, foreign)).toBe('not_yours')
    t.do(1, foreign)
    expect(t.try(0, t.answerBody(1, { done: true }))).toBe('not_yours')
  })

  it('refuses another attempt as stale', () => {
    const t = sit(scenario)
    t.answer(0)
    const body = t.answerBody(0, { pick: 0 })
    t.solve(0, 'wrong')
    expect(t.try(0, body)).toBe('stale')
  })

  it('refuses everything of the play before the start and after the end', () => {
    const lobby = new Sitting(scenario).join(0, 1)
    expect(lobby.try(0, { type: 'pick', epoch: 0, act: 0, pick: 0 })).toBe('not_now')
    expect(lobby.try(0, { type: 'ask', role: 1 })).toBe('not_now')
    expect(lobby.try(0, { type: 'conclude', reason: '散' })).toBe('not_now')
    const t = sit(scenario)
    t.do(0, { type: 'conclude', reason: '散' })
    expect(t.try(0, t.answerBody(0, { done: true }))).toBe('ended')
    expect(t.try(0, { type: 'stepBack', reason: '再来' })).toBe('ended')
    expect(t.send({ phone: 'late' }, { type: 'join', role: 0 })).toBe('ended')
  })

  it('refuses unknown phones and roles', () => {
    const t = sit(scenario)
    expect(t.send({ phone: 'nobody' }, { type: 'touch' })).toBe('unknown_phone')
    expect(t.send({ phone: 'new' }, { type: 'join', role: 7 })).toBe('unknown_role')
    expect(t.try(0, { ...t.answerBody(0, { done: true }), role: 7 } as never)).toBe('unknown_role')
    expect(t.try(0, { type: 'takeOver', role: 7 })).toBe('unknown_role')
  })

  it('refuses an answer that does not fit the question', () => {
    const t = sit(scenario)
    t.answer(0)
    expect(t.try(0, t.answerBody(0, { done: true }))).toBe('bad_answer')
    expect(t.try(0, t.answerBody(0, { pick: 9 }))).toBe('bad_answer')
    expect(t.try(0, t.answerBody(0, { picks: [0] }))).toBe('bad_answer')
    expect(t.lane(0).attempt).toBe(0)
  })
})

describe('time', () => {
  it('never runs backwards', () => {
    const t = sit(scenario)
    const { now } = t.state.table
    t.now -= 5000
    t.do(0, { type: 'touch' })
    expect(t.state.table.now).toBe(now)
  })

  it('fires what is due before the command itself, at its own time', () => {
    const t = sit(scenario)
    t.answer(1)
    t.now += 70_000
    t.do(0, { type: 'touch' })
    expect(t.events.filter(({ type }) => type === 'ticked' || type === 'rung').map((e) => e.type)).toEqual([
      'ticked',
      'rung',
      'ticked',
      'rung',
      'ticked',
    ])
  })

  it('fires what is due even when the command is refused', () => {
    const t = sit(scenario)
    t.answer(1)
    t.now += 31_000
    expect(t.send({ phone: 'nobody' }, { type: 'touch' })).toBe('unknown_phone')
    expect(t.play.rung).toBe(1)
  })

  it('fires a deadline once however often it is raised', () => {
    const t = sit(scenario)
    t.answer(1)
    t.wait(31)
    const { state } = t
    t.send('organizer', { type: 'elapse' })
    t.send('system', { type: 'elapse' })
    expect(t.state).toEqual(state)
  })
})

describe('several phones on one seat', () => {
  const two = (): Sitting => {
    const t = sit(scenario)
    t.send({ phone: 'second' }, { type: 'join', role: 0 })
    t.do(1, { type: 'admit', phone: 'second' })
    return t
  }

  it('the first accepted command counts, the other one is stale', () => {
    const t = two()
    const body = t.answerBody(0, { done: true })
    expect(t.send({ phone: 'second' }, body, { n: 1 })).toBeNull()
    expect(t.send(phone, body, { n: 1 })).toBe('stale')
  })

  it('the seat is present as long as one of them is', () => {
    const t = two()
    t.do(0, { type: 'leave' })
    expect(t.seat(0).presence).toBe('present')
    t.send({ phone: 'second' }, { type: 'away' })
    expect(t.seat(0).presence).toBe('away')
    t.do(0, { type: 'touch' })
    expect(t.seat(0).presence).toBe('present')
  })
})
