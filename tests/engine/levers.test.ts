import { describe, expect, it } from 'vitest'
import { evolve, MARK, type Table, UNFINISHED } from '../../src/engine'
import { awaits, build, choice, handover, read } from '../fixtures/builder'
import { Sitting, sit } from '../fixtures/table'

const scenario = build({
  roles: ['default', 'skip', 'proxy'],
  acts: [
    {
      lanes: [
        [read()],
        [read({ default: [{ meter: 0, add: 1 }] }), read()],
        [read({ default: [{ meter: 0, add: 1 }] })],
      ],
    },
    { barrier: { kind: 'vote', tieBreak: 1 } },
    {},
  ],
})
const reason = '人到不齐'

describe('a lever', () => {
  it('is the host’s or the organizer’s, and has its reason', () => {
    const t = sit(scenario)
    expect(t.try(1, { type: 'release', reason })).toBe('not_host')
    expect(t.try(0, { type: 'release', reason: ' ' })).toBe('reason_needed')
    expect(t.try(0, { type: 'pause', reason: '' })).toBeNull()
    expect(t.send('organizer', { type: 'resume', reason: '' })).toBeNull()
    expect(t.state.table.levers.map((l) => l.lever)).toEqual(['pause', 'resume'])
  })
})

describe('release', () => {
  it('resolves every unfinished role by its own rule, present or not', () => {
    const t = sit(scenario)
    t.answer(0)
    t.ready(0)
    t.do(1, { type: 'leave' })
    t.do(0, { type: 'release', reason })
    expect(t.play.act).toBe(1)
    expect(t.play.marks).toEqual([MARK.done, MARK.unfinished, MARK.unfinished, MARK.unfinished])
    expect(t.play.meters).toEqual([1])
    t.do(0, { type: 'release', reason })
    expect(t.state.table.levers).toEqual([
      { lever: 'release', act: 0, reason },
      { lever: 'release', act: 1, reason },
    ])
  })

  it('frees who is held', () => {
    const lanes = [[choice([{}, { trap: { hold: { seconds: 900 } } }])], []]
    const t = sit(build({ acts: [{ lanes }, {}] }))
    t.solve(0, 'trap')
    t.do(1, { type: 'touch' })
    t.send('organizer', { type: 'release', reason })
    expect(t.play.act).toBe(1)
  })

  it('decides an open step without those who did not act', () => {
    const t = sit(scenario)
    t.do(0, { type: 'release', reason })
    t.vote(2, 0)
    t.do(0, { type: 'release', reason })
    expect(t.play.outcomes[1]).toBe(0)
    const empty = sit(scenario)
    empty.do(0, { type: 'release', reason })
    empty.do(0, { type: 'release', reason })
    expect(empty.play.outcomes[1]).toBe(1)
  })

  it.each(['together', 'combine'] as const)('takes the lesser outcome of %s', (kind) => {
    const t = sit(build({ acts: [{ barrier: { kind } }, {}] }))
    t.do(0, { type: 'release', reason })
    expect(t.play.outcomes[0]).toBe(1)
  })
})

describe('extend', () => {
  it('gives waiting people more time', () => {
    const t = sit(scenario)
    t.answer(0)
    t.do(0, { type: 'extend', seconds: 60, reason })
    t.wait(89)
    expect(t.play.rung).toBe(0)
    t.wait(1)
    expect(t.play.rung).toBe(1)
  })

  it('gives an absent role more time, also when it went late', () => {
    const t = sit(build({ acts: [{ lanes: [[], [read()]] }, {}] }))
    t.ready(0)
    t.wait(100)
    t.do(1, { type: 'away' })
    t.do(0, { type: 'extend', seconds: 60, reason })
    t.wait(179)
    expect(t.play.act).toBe(0)
    t.wait(1)
    expect(t.play.act).toBe(1)
  })

  it.each([
    ['an open window', { kind: 'together', attempts: 1 } as const, 9, 1],
    ['a tie', { kind: 'vote', rounds: 1 } as const, 60, 0],
  ])('gives more time to %s', (_, barrier, seconds, outcome) => {
    const t = sit(build({ acts: [{ barrier }, {}] }))
    if (barrier.kind === 'together') t.press(0)
    else for (const role of [0, 1]) t.vote(role, role)
    t.do(0, { type: 'extend', seconds: 60, reason })
    t.wait(seconds + 59)
    expect(t.play.outcomes[0]).toBeNull()
    t.wait(1)
    expect(t.play.outcomes[0]).toBe(outcome)
  })

  it('gives more time to somebody who was asked, none to a hold', () => {
    const held = choice([{}, { trap: { hold: { seconds: 90 } } }])
    const t = sit(build({ roles: 3, acts: [{ lanes: [[], [read()], [held]] }] }))
    t.wait(60)
    t.do(0, { type: 'ask', role: 1 })
    t.solve(2, 'trap')
    t.do(0, { type: 'extend', seconds: 60, reason })
    t.wait(90)
    expect(t.seat(1).presence).toBe('present')
    expect(t.lane(2).hold).toBeNull()
    t.wait(30)
    expect(t.seat(1).presence).toBe('away')
  })

  it('wants a sensible number of seconds', () => {
    const t = sit(scenario)
    for (const seconds of [0, -5, 4000, Number.NaN]) {
      expect(t.try(0, { type: 'extend', seconds, reason })).toBe('bad_answer')
    }
  })
})

describe('pause', () => {
  it('stops room time, and every play command with it', () => {
    const t = sit(scenario)
    t.answer(0)
    t.wait(10)
    t.do(0, { type: 'pause', reason: '' })
    t.wait(3600)
    expect(t.play.rung).toBe(0)
    expect(t.try(1, t.answerBody(1, { done: true }))).toBe('paused')
    expect(t.try(1, { type: 'help', on: true })).toBe('paused')
    expect(t.view(1).paused).toBe(true)
    t.do(0, { type: 'resume', reason: '' })
    t.wait(19)
    expect(t.play.rung).toBe(0)
    t.wait(1)
    expect(t.play.rung).toBe(1)
  })

  it('can be ended by any present role when who paused is gone for two minutes', () => {
    const t = sit(scenario)
    t.do(0, { type: 'pause', reason: '' })
    t.wait(3600)
    expect(t.try(2, { type: 'resume', reason: '' })).toBe('not_host')
    t.do(0, { type: 'leave' })
    expect(t.try(2, { type: 'resume', reason: '' })).toBe('not_host')
    t.wait(119)
    expect(t.try(2, { type: 'resume', reason: '' })).toBe('not_host')
    t.wait(1)
    expect(t.try(2, { type: 'resume', reason: '' })).toBeNull()
  })

  it('counts the two minutes anew when who paused came back in between', () => {
    const t = sit(scenario)
    t.do(0, { type: 'pause', reason: '' })
    t.do(0, { type: 'leave' })
    t.wait(100)
    t.do(0, { type: 'touch' })
    t.do(0, { type: 'leave' })
    t.wait(100)
    expect(t.try(2, { type: 'resume', reason: '' })).toBe('not_host')
  })

  it('can be ended by who made it, acting host or not', () => {
    const t = new Sitting(scenario).join(1, 0, 2).start()
    t.do(1, { type: 'away' })
    t.do(0, { type: 'pause', reason: '' })
    t.do(1, { type: 'touch' })
    expect(t.try(0, { type: 'resume', reason: '' })).toBeNull()
  })
})

describe('reassign', () => {
  it('seats a phone elsewhere; both seats follow', () => {
    const t = sit(scenario, 0, 1)
    expect(t.send('organizer', { type: 'reassign', phone: 'p1', role: 2, reason })).toBeNull()
    expect([1, 2].map((role) => t.seat(role).presence)).toEqual(['left', 'present'])
    expect(t.try(1, t.answerBody(2, { done: true }))).toBeNull()
  })

  it('knows the phone and the role', () => {
    const t = sit(scenario)
    expect(t.send('organizer', { type: 'reassign', phone: 'x', role: 2, reason })).toBe('unknown_phone')
    expect(t.send('organizer', { type: 'reassign', phone: 'p1', role: 9, reason })).toBe('unknown_role')
  })
})

describe('a step back', () => {
  const stepBack = { type: 'stepBack', reason } as const

  it('restores the play exactly as it was when the act opened', () => {
    const lanes = [
      [choice([{}, { trap: { hold: {} } }], { effects: [{ meter: 0, add: 1 }] })],
      [read(), handover(0, 0)],
    ]
    const t = sit(build({ acts: [{ lanes }, {}] }))
    const { play } = t.state
    t.solve(0, 'trap')
    t.answer(1)
    t.answer(1)
    t.do(0, stepBack)
    expect(t.state.play).toEqual(play)
    expect(t.state.table).toMatchObject({ epoch: 1, stepsBack: 1, redone: [0] })
  })

  it('keeps what the barrier before decided', () => {
    const t = sit(scenario)
    t.do(0, { type: 'release', reason })
    for (const role of [0, 1, 2]) t.vote(role, 1)
    expect(t.play.act).toBe(2)
    t.ready(0)
    t.do(0, stepBack)
    expect(t.play).toMatchObject({ act: 2, outcomes: [0, 1, null] })
    expect(t.lane(0).ready).toBe(false)
  })

  it('gives a closed vote back while its act is open', () => {
    const t = sit(scenario)
    t.do(0, { type: 'release', reason })
    t.vote(0, 1)
    t.do(0, stepBack)
    expect(t.play.action).toMatchObject({ kind: 'vote', round: 0, votes: [null, null, null] })
  })

  it('keeps people, phones and time', () => {
    const t = sit(scenario)
    t.answer(0)
    t.do(2, { type: 'leave' })
    const kept = ({ now, offset, phones, host, options, seed, pause }: Table) => ({
      now,
      offset,
      phones,
      host,
      options,
      seed,
      pause,
    })
    const before = kept(t.state.table)
    t.do(0, stepBack)
    expect(kept(t.state.table)).toEqual(before)
    expect(t.seat(2).presence).toBe('left')
  })

  it('is refused while nothing was done since the opening', () => {
    const t = sit(scenario)
    expect(t.try(0, stepBack)).toBe('at_opening')
    t.answer(0)
    t.do(0, stepBack)
    expect(t.try(0, stepBack)).toBe('at_opening')
  })

  it('is refused in an act that opened with a vote nobody has cast', () => {
    const t = sit(scenario)
    t.do(0, { type: 'release', reason })
    expect(t.play.phase).toBe('action')
    expect(t.try(0, stepBack)).toBe('at_opening')
  })

  it('is possible three times a session', () => {
    const t = sit(scenario)
    for (let i = 0; i < 3; i++) {
      t.answer(0)
      t.do(0, stepBack)
    }
    t.answer(0)
    expect(t.try(0, stepBack)).toBe('no_more_steps')
    expect(t.state.table.redone).toEqual([0])
  })

  it('forgets asks, consents and open seats, and keeps the proxies of absent roles', () => {
    const t = sit(scenario)
    t.answer(0)
    t.wait(60)
    for (let i = 0; i < 2; i++) {
      t.do(0, { type: 'ask', role: 1 })
      t.do(1, { type: 'touch' })
    }
    t.do(0, { type: 'takeOver', role: 1 })
    t.do(2, { type: 'leave' })
    expect(t.seat(1).open).toBe(true)
    t.do(0, { type: 'takeOver', role: 2 })
    t.do(0, stepBack)
    expect(t.seat(1)).toMatchObject({ asks: 0, open: false, proxy: null })
    expect(t.seat(2).proxy).toBe(0)
  })

  it('marks the act as played again in the debrief', () => {
    const t = sit(scenario)
    t.answer(0)
    t.do(0, stepBack)
    t.do(0, { type: 'conclude', reason })
    expect(t.view(0).ending?.debrief.timeline[0]?.redone).toBe(true)
  })
})

describe('conclude', () => {
  it('leads to the unfinished ending from any state', () => {
    const states: ((t: Sitting) => void)[] = [
      () => undefined,
      (t) => t.do(0, { type: 'pause', reason: '' }),
      (t) => t.do(0, { type: 'release', reason }),
      (t) => {
        for (const role of [0, 1, 2]) t.do(role, { type: 'leave' })
      },
    ]
    for (const reach of states) {
      const t = sit(scenario)
      reach(t)
      expect(t.send('organizer', { type: 'conclude', reason })).toBeNull()
      expect(t.play).toMatchObject({ phase: 'ended', ending: UNFINISHED })
      expect(t.view(0).ending).toMatchObject({ title: '<ending:unfinished>', unfinished: true })
      expect(t.view(0).paused).toBe(false)
    }
  })
})

describe('time a room was not served', () => {
  it('shifts all deadlines', () => {
    const t = sit(scenario)
    t.answer(0)
    t.wait(20)
    t.now += 3_600_000
    t.send('system', { type: 'thaw', gap: 3_600_000 })
    expect(t.play.rung).toBe(0)
    t.wait(9)
    expect(t.play.rung).toBe(0)
    t.wait(1)
    expect(t.play.rung).toBe(1)
  })

  it('is the room’s own to tell', () => {
    const t = sit(scenario)
    expect(t.try(0, { type: 'thaw', gap: 1000 })).toBe('not_yours')
    expect(t.send('organizer', { type: 'thaw', gap: 1000 })).toBe('not_yours')
    expect(t.send('system', { type: 'thaw', gap: -1 })).toBe('bad_answer')
  })
})

describe('session options', () => {
  it('stretch every timer', () => {
    const t = new Sitting(scenario).join(0, 1, 2).start({ untimed: false, extraTime: 2 })
    t.answer(0)
    t.wait(59)
    expect(t.play.rung).toBe(0)
    t.wait(1)
    expect(t.play.rung).toBe(1)
  })

  it('keep to 1 to 3', () => {
    const extra = (extraTime: number): number =>
      new Sitting(scenario).join(0).start({ untimed: false, extraTime }).state.table.options.extraTime
    expect([0, 1, 2.5, 9, Number.NaN].map(extra)).toEqual([1, 1, 2.5, 3, 1])
  })
})

describe('evolve', () => {
  it('only writes down: folding the events gives the state decide answered', () => {
    const lanes = [[awaits(0, 1)], [handover(0, 0)]]
    const t = sit(build({ acts: [{ lanes }, {}] }))
    const before = t.state
    t.answer(1)
    expect(t.events.reduce((state, event) => evolve(t.scenario, state, event), before)).toEqual(t.state)
  })
})
