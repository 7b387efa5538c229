import { describe, expect, it } from 'vitest'
import { type AbsenceRule, MARK } from '../../src/engine'
import { awaits, type BarrierSpec, build, choice, handover, read, type TaskSpec } from '../fixtures/builder'
import { sit } from '../fixtures/table'

/** Two roles; the second has one task, with a default worth a meter. */
const pair = (absence: AbsenceRule, barrier: BarrierSpec = { kind: 'assemble' }, task: TaskSpec = read()) =>
  build({
    roles: ['default', absence],
    acts: [{ lanes: [[read()], [{ ...task, default: [{ meter: 0, add: 1 }] }]], barrier }, {}],
  })

describe('arrival', () => {
  it('is the end of the lane and, where everybody gathers, a word of readiness', () => {
    const t = sit(pair('default'))
    expect(t.try(0, t.barrierBody('ready', 0))).toBe('not_now')
    t.answer(0)
    t.ready(0)
    t.answer(1)
    expect(t.play.act).toBe(0)
    t.ready(1)
    expect(t.play.act).toBe(1)
  })

  it('can be taken back until the last one arrives', () => {
    const t = sit(pair('default'))
    t.answer(0)
    t.ready(0)
    expect(t.try(0, t.barrierBody('ready', 0))).toBe('not_now')
    t.do(0, t.barrierBody('unready', 0))
    t.answer(1)
    t.ready(1)
    expect(t.play.act).toBe(0)
    t.ready(0)
    expect(t.play.act).toBe(1)
  })

  it('needs no word where the barrier has a step of its own', () => {
    const t = sit(pair('default', { kind: 'vote' }))
    t.answer(0)
    expect(t.try(0, t.barrierBody('ready', 0))).toBe('not_now')
    t.answer(1)
    expect(t.play.phase).toBe('action')
  })

  it('is nobody’s to declare for another', () => {
    const t = sit(pair('default'))
    t.answer(0)
    expect(t.try(1, t.barrierBody('ready', 0))).toBe('not_yours')
  })
})

describe('the ladder', () => {
  it('starts at the first arrival and climbs twice', () => {
    const t = sit(pair('default'))
    t.wait(500)
    expect(t.play).toMatchObject({ armedAt: null, rung: 0 })
    t.answer(0)
    expect(t.play.armedAt).toBe(t.state.table.now)
    t.wait(30)
    expect(t.play.rung).toBe(1)
    t.wait(30)
    expect(t.play.rung).toBe(2)
    expect(t.view(0).barrier?.rung).toBe(2)
  })

  it('starts too when every present role waits for a clue or is held', () => {
    const lanes = [
      [awaits(0, 1), read()],
      [choice([{}, { trap: { hold: { seconds: 90 } } }]), handover(0, 0)],
    ]
    const t = sit(build({ acts: [{ lanes }] }))
    expect(t.play.armedAt).toBeNull()
    t.solve(1, 'trap')
    expect(t.play.armedAt).toBe(t.state.table.now)
  })

  it('stops again when a held role gets free while nobody has arrived', () => {
    const held = choice([{}, { trap: { hold: { seconds: 90 } } }])
    const t = sit(
      build({
        acts: [
          {
            lanes: [
              [held, read()],
              [held, read()],
            ],
          },
        ],
      }),
    )
    t.solve(0, 'trap')
    t.solve(1, 'trap')
    t.wait(40)
    expect(t.play.rung).toBe(1)
    t.do(0, t.quizBody('remedy', 0, 0))
    expect(t.play).toMatchObject({ armedAt: null, rung: 0 })
  })

  it('runs anew for those who come, when nobody who had arrived is there any more', () => {
    const t = sit(build({ roles: 3, acts: [{ lanes: [[], [read()], [read()]] }] }))
    t.wait(40)
    t.do(0, { type: 'leave' })
    expect(t.play).toMatchObject({ armedAt: null, rung: 0 })
    t.answer(1)
    expect(t.play.armedAt).toBe(t.state.table.now)
  })

  it('never cuts off a slow person who is present', () => {
    const t = sit(pair('default'))
    t.answer(0)
    t.ready(0)
    t.wait(10_000)
    expect(t.play.act).toBe(0)
    t.answer(1)
    t.ready(1)
    expect(t.play.act).toBe(1)
  })
})

describe('an absent role', () => {
  it.each(['default', 'skip'] as const)('with %s is resolved as soon as only it is missing', (absence) => {
    const t = sit(pair(absence))
    t.do(1, { type: 'leave' })
    t.answer(0)
    expect(t.play.act).toBe(0)
    t.ready(0)
    expect(t.play.act).toBe(1)
    expect(t.play.marks[1]).toBe(MARK.unfinished)
    expect(t.play.meters).toEqual([absence === 'default' ? 1 : 0])
  })

  it('with proxy keeps the others waiting until the time is out, then takes its defaults', () => {
    const t = sit(pair('proxy'))
    t.do(1, { type: 'away' })
    t.answer(0)
    t.ready(0)
    t.wait(119)
    expect(t.play.act).toBe(0)
    expect(t.view(0).barrier?.resolves).toEqual([{ role: 1, left: 1000 }])
    t.wait(1)
    expect(t.play.act).toBe(1)
    expect(t.play.meters).toEqual([1])
  })

  it('with proxy is done as soon as a team-mate has done its tasks', () => {
    const t = sit(pair('proxy'))
    t.do(1, { type: 'away' })
    t.answer(0)
    t.ready(0)
    t.do(0, { type: 'takeOver', role: 1 })
    t.answer(1, undefined, 0)
    expect(t.play.act).toBe(1)
    expect(t.play.meters).toEqual([0])
  })

  it('is not cut off by the timer while a team-mate works for it', () => {
    const t = sit(pair('proxy'))
    t.do(1, { type: 'away' })
    t.answer(0)
    t.ready(0)
    t.wait(110)
    t.do(0, { type: 'takeOver', role: 1 })
    t.wait(600)
    expect(t.play.act).toBe(0)
    expect(t.view(0).barrier?.resolves).toEqual([])
    t.do(0, { type: 'giveBack', role: 1 })
    expect(t.play.act).toBe(1)
    expect(t.play.meters).toEqual([1])
  })

  it('is given its time from when it went, if that is later', () => {
    const t = sit(pair('proxy'))
    t.answer(0)
    t.ready(0)
    t.wait(100)
    t.do(1, { type: 'away' })
    t.wait(119)
    expect(t.play.act).toBe(0)
    t.wait(1)
    expect(t.play.act).toBe(1)
  })

  it.each(['default', 'skip', 'proxy'] as const)('with %s has the whole time where all are waited for', (absence) => {
    const t = sit(pair(absence, { kind: 'assemble', release: 'all' }))
    t.do(1, { type: 'away' })
    t.answer(0)
    t.ready(0)
    t.wait(119)
    expect(t.play.act).toBe(0)
    t.wait(1)
    expect(t.play.act).toBe(1)
  })

  it('comes back to its open task when it returns in time', () => {
    const t = sit(pair('proxy'))
    t.do(1, { type: 'away' })
    t.answer(0)
    t.ready(0)
    t.wait(60)
    t.do(1, { type: 'touch' })
    t.wait(600)
    expect(t.play.act).toBe(0)
    t.answer(1)
    t.ready(1)
    expect(t.play.act).toBe(1)
  })

  it('takes the option that is its default, with what it nests', () => {
    const task = choice([{}, { effects: [{ meter: 0, add: 2 }], nested: [read()] }], { name: 'c', defaultOption: 1 })
    const t = sit(pair('default', { kind: 'assemble' }, task))
    t.do(1, { type: 'leave' })
    t.answer(0)
    t.ready(0)
    expect(t.play.meters).toEqual([3])
    expect(t.play.chosen[1]).toBe(2)
    expect(t.play.marks.slice(1)).toEqual([MARK.unfinished, MARK.unfinished])
  })

  it('that nobody took from the start does not stop the others', () => {
    const t = sit(build({ roles: ['default', 'default', 'skip'], acts: [{ lanes: [[], [], [read()]] }, {}] }), 0, 1)
    expect(t.seat(2).presence).toBe('left')
    t.ready(0, 1)
    expect(t.play.act).toBe(1)
  })

  it('is shown as unfinished in the debrief', () => {
    const t = sit(pair('skip'))
    t.do(1, { type: 'leave' })
    t.answer(0)
    t.ready(0)
    t.ready(0)
    expect(t.view(0).ending?.debrief.timeline[0]?.ours).toContain('有 1 件事没有人做完（未完成）')
  })
})

describe('the pocket of an absent role', () => {
  it.each(['proxy', 'default', 'skip'] as const)('delivers what is still to be handed over (%s)', (absence) => {
    const lanes = [
      [awaits(0, 1), read()],
      [read(), handover(0, 0)],
    ]
    const t = sit(build({ roles: ['default', absence], acts: [{ lanes }] }))
    expect(t.play.marks[0]).toBe(MARK.open)
    t.do(1, { type: 'away' })
    expect(t.play.marks[0]).toBe(MARK.done)
    expect(t.view(0).me?.clues.map((c) => c.text)).toEqual(['<clue:0>'])
  })

  it('delivers from every way the lane might have gone', () => {
    const lanes = [[awaits(0, 1)], [choice([{}, { nested: [handover(0, 0)] }])]]
    const t = sit(build({ acts: [{ lanes }] }), 0)
    expect(t.play.marks[0]).toBe(MARK.done)
  })

  it('opens what would have been taught to all, as a note', () => {
    const lanes = [[read()], [read({ teaches: [2] })]]
    const t = sit(build({ acts: [{ lanes }] }))
    expect(t.view(0).me?.notes).toEqual([])
    t.do(1, { type: 'away' })
    expect(t.view(0).me?.notes).toEqual([{ kind: 'left', role: 1, text: '<fact:2>' }])
  })

  it('opens the words it holds for a passphrase', () => {
    const lanes = [[{ type: 'passphrase', heldBy: [0, 1] } as const], [read()]]
    const t = sit(build({ acts: [{ lanes }] }))
    expect(t.view(1).me?.notes).toEqual([{ kind: 'held', role: 0, text: '<note:0.1>' }])
    expect(t.view(0).me?.notes).toEqual([{ kind: 'held', role: 0, text: '<note:0.0>' }])
    t.do(1, { type: 'away' })
    expect(t.view(0).me?.notes).toEqual([
      { kind: 'held', role: 0, text: '<note:0.0>' },
      { kind: 'left', role: 1, text: '<note:0.1>' },
    ])
  })

  it('holds a clue once, and is nobody’s contribution', () => {
    const t = sit(build({ acts: [{ lanes: [[read()], [handover(0, 0), handover(0, 0)]] }] }))
    t.do(1, { type: 'away' })
    t.do(1, { type: 'touch' })
    t.answer(1)
    expect(t.lane(0).got).toEqual([0])
    expect(t.play.contributions[1]).toEqual({ tasks: 1, handovers: 1, rescues: 0, takeovers: 0 })
  })
})
