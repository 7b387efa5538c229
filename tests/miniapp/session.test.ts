// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { companionMove } from '../../src/companions'
import type { Body } from '../../src/miniapp/engine'
import { freshProgress, type Progress } from '../../src/miniapp/play/progress'
import { KEYS, phoneStorage } from '../../src/miniapp/storage'
import { readRecord, useRecords } from '../../src/miniapp/stores/records'
import { useSession } from '../../src/miniapp/stores/session'
import { answer, type Seated, sitDown, sitDownAgain } from './at-table'

const session = () => useSession.getState()
const shown = () => session().stage?.screen.kind

const enter = (seated: Seated): void =>
  session().enter(
    seated.options.scenario,
    seated.room,
    freshProgress(seated.room.seats.length === 1 ? (seated.room.seats[0] ?? null) : null),
  )

const readOn = (): void => {
  if (shown() === 'opening') session().readOpening()
  if (shown() === 'brief') session().readBrief()
}

beforeEach(() => localStorage.clear())
afterEach(() => session().leave())

describe('the page somebody reads', () => {
  test('stays when others move the play on, and says that it would go on', async () => {
    const seated = sitDown([0], companionMove)
    enter(seated)
    readOn()
    const { room, clock } = seated
    await session().send(0, answer(room.view(0), { done: true }))
    await session().send(0, answer(room.view(0), { pick: 0 }))
    const good = room.view(0).me?.lane.task?.options.findIndex((text) => text.startsWith('只说')) ?? -1
    await session().send(0, answer(room.view(0), { pick: good }))
    session().readReply()
    expect(shown()).toBe('waiting')
    const ready = room.view(0).me?.actions.find(({ type }) => type === 'ready')
    await session().send(0, ready as Body)
    expect(shown()).toBe('waiting')
    for (let i = 0; i < 60 && session().next === null; i += 1) clock.pass(10_000)
    expect(shown()).toBe('waiting')
    expect(session().next?.kind).toBe('outcome')
    session().follow()
    expect(shown()).toBe('outcome')
    expect(session().next).toBeNull()
  })

  test('follows at once what its reader did', async () => {
    const seated = sitDown([1])
    enter(seated)
    readOn()
    const title = () => session().stage?.view.me?.lane.task?.title
    expect(title()).toBe('那盏灯')
    await session().send(1, answer(seated.room.view(1), { done: true }))
    expect(title()).toBe('交路线')
  })
})

describe('a command', () => {
  test('that is refused is told with cause and cure', async () => {
    const seated = sitDown([1])
    enter(seated)
    readOn()
    const read = answer(seated.room.view(1), { done: true })
    await session().send(1, read)
    await session().send(1, read)
    expect(session().notice?.tone).toBe('warn')
    expect(session().notice?.cure).not.toBe('')
  })

  test('is not sent twice by a double tap', async () => {
    const seated = sitDown([1])
    enter(seated)
    readOn()
    const read = answer(seated.room.view(1), { done: true })
    await Promise.all([session().send(1, read), session().send(1, read)])
    expect(session().notice).toBeNull()
    expect(session().stage?.view.me?.lane.task?.title).toBe('交路线')
  })

  test('that was wrong says so', async () => {
    const seated = sitDown([2])
    enter(seated)
    readOn()
    const lefts = seated.room.view(2).me?.lane.task?.match?.left ?? []
    await session().send(2, answer(seated.room.view(2), { picks: lefts.map(() => 0) }))
    expect(session().notice?.text).toContain('不对')
  })
})

describe('a phone that goes round', () => {
  test('lies on the table once its holder has voted, given a part or said she is ready', async () => {
    const seated = sitDown([0, 1, 2, 3])
    enter(seated)
    readOn()
    expect(shown()).toBe('table')
    session().hand(1)
    readOn()
    const { room } = seated
    for (let i = 0; i < 3; i += 1) await session().send(1, answer(room.view(1), { done: true }))
    expect(shown()).toBe('waiting')
    await session().send(1, room.view(1).me?.actions.find(({ type }) => type === 'ready') as Body)
    expect(shown()).toBe('table')
    expect(session().progress.holder).toBeNull()
    expect(session().progress.lastHolder).toBe(1)
  })
})

describe('closing the app', () => {
  test('opens again at the same page with the same half-finished answer', async () => {
    const seated = sitDown([0, 1, 2, 3])
    enter(seated)
    readOn()
    session().hand(2)
    readOn()
    const key = session().stage?.screen.key ?? ''
    session().draft(key, { picks: [1, null, 0], text: '' })
    const before = session().stage
    session().leave()

    const room = sitDownAgain(seated)
    const progress = phoneStorage.read<Progress>(KEYS.progress)
    if (room === null || progress === null) throw new Error('nothing was kept')
    session().enter(seated.options.scenario, room, progress)
    expect(session().stage).toEqual(before)
    expect(session().progress.drafts[key]?.picks).toEqual([1, null, 0])
  })

  test('keeps the debrief of an evening that ended, and keeps it once', async () => {
    const seated = sitDown([0], companionMove)
    enter(seated)
    const host = seated.room
    // The organizer's word ends the evening early.
    await host.send(0, { type: 'conclude', reason: '散场' })
    expect(useRecords.getState().heads).toHaveLength(1)
    const [head] = useRecords.getState().heads
    expect(readRecord(head?.id ?? '')?.view.debrief.questions).toHaveLength(5)
    seated.clock.pass(60_000)
    expect(useRecords.getState().heads).toHaveLength(1)
    useRecords.getState().clear()
    expect(readRecord(head?.id ?? '')).toBeNull()
  })
})
