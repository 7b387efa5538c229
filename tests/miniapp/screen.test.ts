import { describe, expect, test } from 'vitest'
import type { View } from '../../src/miniapp/engine'
import { actKey, afterOutcome, freshProgress, intoAct, type Progress, replyKey } from '../../src/miniapp/play/progress'
import { type ScreenKind, screenOf } from '../../src/miniapp/play/screen'
import { canAct, turnsOf } from '../../src/miniapp/play/turns'
import { answer, sitDown } from './at-table'

const kindOf = (view: View, progress: Progress, shared = true): ScreenKind => screenOf(view, progress, shared).kind

describe('which page is shown', () => {
  test('everybody reads the opening, then the phone lies on the table, then its holder reads what is private', () => {
    const { room } = sitDown([0, 1, 2, 3])
    const start = freshProgress(null)
    expect(kindOf(room.view(null), start)).toBe('opening')
    const read = intoAct(start, room.view(null))
    expect(kindOf(room.view(null), read)).toBe('table')
    const held = { ...read, holder: 1 }
    expect(kindOf(room.view(1), held)).toBe('brief')
    expect(kindOf(room.view(1), { ...held, briefed: [1] })).toBe('task')
  })

  test('a reply is read before the next task, and once', async () => {
    const { room } = sitDown([2])
    const progress = { ...intoAct(freshProgress(2), room.view(2)), briefed: [2] }
    const lefts = room.view(2).me?.lane.task?.match?.left ?? []
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await room.send(2, answer(room.view(2), { picks: lefts.map(() => 0) }))
    }
    const view = room.view(2)
    expect(view.me?.lane.last?.result).toBe('failed')
    expect(kindOf(view, progress, false)).toBe('reply')
    expect(kindOf(view, { ...progress, replied: { 2: replyKey(view) } }, false)).toBe('task')
  })

  test('a page keeps its key while only others move', async () => {
    const { room } = sitDown([0, 1, 2, 3])
    const progress = { ...intoAct(freshProgress(0), room.view(0)), briefed: [0] }
    const before = screenOf(room.view(0), progress, true)
    await room.send(1, answer(room.view(1), { done: true }))
    expect(screenOf(room.view(0), progress, true)).toEqual(before)
  })

  test('the key of an act changes with a step back, so that its opening is read again', () => {
    const { room } = sitDown([0])
    const view = room.view(0)
    expect(actKey({ ...view, epoch: view.epoch + 1 })).not.toBe(actKey(view))
  })

  test('news are read once, then the opening', () => {
    const { room } = sitDown([0])
    const view = room.view(0)
    const act = { ...view, barrier: view.barrier === null ? null : { ...view.barrier, before: '门掩上了。' } }
    const fresh = freshProgress(0)
    expect(kindOf(act, fresh, false)).toBe('outcome')
    expect(kindOf(act, afterOutcome(fresh, act), false)).toBe('opening')
  })
})

describe('who takes the phone next', () => {
  test('whoever others wait for comes before whoever has to wait', async () => {
    const { room } = sitDown([0, 1, 2, 3])
    const seats = [0, 1, 2, 3]
    const lefts = room.view(2).me?.lane.task?.match?.left ?? []
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await room.send(2, answer(room.view(2), { picks: lefts.map(() => 0) }))
    }
    const turns = turnsOf(
      seats.map((role) => room.view(role)),
      2,
    )
    expect(turns[0]).toEqual({ role: 1, reason: 'task' })
    expect(turns.find(({ role }) => role === 2)?.reason).toBe('wait')
    expect(turns.filter(canAct).map(({ role }) => role)).toEqual([1, 3, 0])
  })

  test('a role that can help comes first', async () => {
    const { room } = sitDown([0, 1])
    await room.send(0, answer(room.view(0), { done: true }))
    await room.send(0, answer(room.view(0), { pick: 0 }))
    const bad = room.view(0).me?.lane.task?.options.findIndex((text) => text.startsWith('把来的人')) ?? -1
    await room.send(0, answer(room.view(0), { pick: bad }))
    const turns = turnsOf([room.view(0), room.view(1)], 0)
    expect(turns).toEqual([
      { role: 1, reason: 'rescue' },
      { role: 0, reason: 'held' },
    ])
  })
})
