import { describe, expect, it } from 'vitest'
import { actingHost, nextDeadline } from '../../src/engine'
import { build, read } from '../fixtures/builder'
import { Sitting, sit } from '../fixtures/table'

const scenario = build({ roles: 3, acts: [{ lanes: [[read()], [read()], [read()]] }, {}] })
const guest = { phone: 'guest' }

describe('the lobby', () => {
  it('seats people, and lets them change to a free seat', () => {
    const t = new Sitting(scenario).join(0, 1)
    t.do(1, { type: 'join', role: 2 })
    expect([0, 1, 2].map((role) => t.seat(role).presence)).toEqual(['present', 'left', 'present'])
    expect(t.view(0).team.map((m) => m.taken)).toEqual([true, false, true])
  })

  it('asks those who sit there before a second phone takes the seat', () => {
    const t = new Sitting(scenario).join(0, 1)
    t.send(guest, { type: 'join', role: 1 })
    expect(t.state.table.phones.guest).toMatchObject({ role: null, knocks: 1 })
  })

  it('is opened by the host alone, with somebody at the table', () => {
    const t = new Sitting(scenario)
    t.send(guest, { type: 'join', role: null, host: true })
    expect(t.send(guest, { type: 'start' })).toBe('no_team')
    t.join(1)
    expect(t.try(1, { type: 'start' })).toBe('not_host')
    expect(t.send(guest, { type: 'start' })).toBeNull()
    expect(t.send(guest, { type: 'start' })).toBe('not_now')
  })

  it('keeps the first host', () => {
    const t = new Sitting(scenario).join(0)
    t.do(0, { type: 'touch' })
    t.send(guest, { type: 'join', role: 1, host: true })
    expect(t.state.table.host).toBe('p0')
  })
})

describe('a newcomer after the start', () => {
  it('waits as an observer until a seated member lets her in', () => {
    const t = sit(scenario, 0, 1)
    t.send(guest, { type: 'join', role: 2 })
    expect(t.seat(2).presence).toBe('left')
    expect(t.view(1).knocks).toEqual([{ phone: 'guest', role: 2 }])
    t.do(1, { type: 'admit', phone: 'guest' })
    expect(t.seat(2).presence).toBe('present')
    expect(t.view(1).knocks).toEqual([])
    expect(t.send(guest, t.answerBody(2, { done: true }))).toBeNull()
  })

  it('may be let in by the organizer, and by nobody without a seat', () => {
    const t = sit(scenario, 0, 1)
    t.send(guest, { type: 'join', role: 2 })
    t.send({ phone: 'other' }, { type: 'join', role: null })
    expect(t.send(guest, { type: 'admit', phone: 'guest' })).toBe('not_yours')
    expect(t.send({ phone: 'other' }, { type: 'admit', phone: 'guest' })).toBe('not_yours')
    expect(t.send('organizer', { type: 'admit', phone: 'guest' })).toBeNull()
    expect(t.send('organizer', { type: 'admit', phone: 'guest' })).toBe('not_now')
  })

  it('may be turned away and stays an observer', () => {
    const t = sit(scenario, 0, 1)
    t.send(guest, { type: 'join', role: 2 })
    t.do(0, { type: 'dismiss', phone: 'guest' })
    expect(t.state.table.phones.guest).toMatchObject({ role: null, knocks: null, turned: 2 })
    expect(t.send(guest, t.answerBody(2, { done: true }))).toBe('not_yours')
  })

  it('may knock again after it was turned away, and be let in', () => {
    const t = sit(scenario, 0, 1)
    t.send(guest, { type: 'join', role: 2 })
    t.do(0, { type: 'dismiss', phone: 'guest' })
    t.send(guest, { type: 'join', role: 2 })
    expect(t.state.table.phones.guest).toMatchObject({ role: null, knocks: 2, turned: null })
    t.do(1, { type: 'admit', phone: 'guest' })
    expect(t.state.table.phones.guest).toMatchObject({ role: 2, knocks: null, turned: null })
  })

  it('may take its knock back', () => {
    const t = sit(scenario, 0, 1)
    t.send(guest, { type: 'join', role: 2 })
    t.send(guest, { type: 'join', role: null })
    expect(t.state.table.phones.guest).toMatchObject({ role: null, knocks: null, turned: null })
    expect(t.view(1).knocks).toEqual([])
    expect(t.try(0, { type: 'admit', phone: 'guest' })).toBe('not_now')
  })

  it('is not needed for a phone that comes back to its own seat', () => {
    const t = sit(scenario)
    t.do(1, { type: 'leave' })
    t.do(1, { type: 'join', role: 1 })
    expect(t.seat(1).presence).toBe('present')
  })
})

describe('observers', () => {
  it('see the public parts and count nowhere', () => {
    const t = sit(scenario, 0)
    t.send(guest, { type: 'join', role: null })
    t.do(0, { type: 'leave' })
    expect(t.state.table.suspended).toBe(true)
    expect(t.send(guest, { type: 'takeOver', role: 0 })).toBe('not_yours')
    expect(t.send(guest, { type: 'help', on: true })).toBe('not_yours')
  })
})

describe('presence', () => {
  it('comes back with any command', () => {
    const t = sit(scenario)
    t.do(1, { type: 'away' })
    t.answer(1)
    expect(t.seat(1).presence).toBe('present')
  })

  it('can be ended by the host of the room for a phone whose socket is gone', () => {
    const t = sit(scenario)
    expect(t.send('system', { type: 'away', phone: 'p1' })).toBeNull()
    expect(t.seat(1).presence).toBe('away')
    expect(t.send('system', { type: 'leave', phone: 'p9' })).toBe('unknown_phone')
    expect(t.try(0, { type: 'leave', phone: 'p2' })).toBe('not_yours')
  })
})

describe('the acting host', () => {
  it('is the host while present, else the first present role', () => {
    const t = new Sitting(scenario).join(1, 0, 2).start()
    expect(actingHost(t.state)).toBe(1)
    t.do(1, { type: 'away' })
    expect(actingHost(t.state)).toBe(0)
    expect(t.try(2, { type: 'release', reason: '等不及' })).toBe('not_host')
    expect(t.try(0, { type: 'extend', seconds: 60, reason: '多等' })).toBeNull()
    t.do(1, { type: 'touch' })
    expect(t.try(0, { type: 'extend', seconds: 60, reason: '多等' })).toBe('not_host')
  })

  it('may watch without a role', () => {
    const t = new Sitting(scenario)
    t.send(guest, { type: 'join', role: null, host: true })
    t.join(0)
    t.send(guest, { type: 'start' })
    expect(actingHost(t.state)).toBeNull()
    expect(t.send(guest, { type: 'conclude', reason: '散' })).toBeNull()
  })
})

describe('with nobody present', () => {
  it('the room stands still from the moment the last one was turned away', () => {
    const t = sit(scenario, 0, 1)
    t.answer(0)
    t.wait(60)
    t.do(0, { type: 'ask', role: 1 })
    const asked = t.state.table.now
    t.do(0, { type: 'leave' })
    t.wait(600)
    expect(t.state.table).toMatchObject({ suspended: true, now: asked + 60_000 })
  })

  it('the room stands still, and goes on where it stood', () => {
    const t = sit(scenario, 0, 1)
    t.answer(0)
    t.wait(20)
    t.do(1, { type: 'leave' })
    t.do(0, { type: 'away' })
    expect(t.state.table.suspended).toBe(true)
    expect(nextDeadline(scenario, t.state)).toBeNull()
    const { now } = t.state.table
    t.wait(86_400)
    expect(t.state.table.now).toBe(now)
    t.do(0, { type: 'touch' })
    expect(t.state.table).toMatchObject({ suspended: false, now })
    t.wait(9)
    expect(t.play.rung).toBe(0)
    t.wait(1)
    expect(t.play.rung).toBe(1)
  })
})
