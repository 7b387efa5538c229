import { describe, expect, test } from 'vitest'
import { companionMove } from '../../src/companions'
import { beginLocalRoom, resumeLocalRoom } from '../../src/miniapp/rooms/local'
import { answer, lastSaved, sitDown, sitDownAgain } from './at-table'

const ALL = [0, 1, 2, 3]

describe('a room inside one phone', () => {
  test('seats everybody and opens the first act', () => {
    const { room } = sitDown(ALL)
    const view = room.view(0)
    expect(view.phase).toBe('lanes')
    expect(view.team.every(({ presence }) => presence === 'present')).toBe(true)
    expect(view.me?.lane.task?.title).toBe('看房子')
  })

  test('shows each seat its own task and the board nobody’s', () => {
    const { room } = sitDown(ALL)
    expect(ALL.map((role) => room.view(role).me?.lane.task?.title)).toEqual([
      '看房子',
      '那盏灯',
      '谁从哪里来',
      '带什么',
    ])
    expect(room.view(null).me).toBeNull()
  })

  test('is saved after every accepted command and never after a refused one', async () => {
    const { room, saved } = sitDown(ALL)
    expect(saved).toHaveLength(1)
    const read = answer(room.view(0), { done: true })
    expect(await room.send(0, read)).toBeNull()
    expect(saved).toHaveLength(2)
    expect(await room.send(0, read)).toBe('stale')
    expect(saved).toHaveLength(2)
  })

  test('shows the same thing to every seat after it was closed at any time', async () => {
    const seated = sitDown(ALL)
    const { room } = seated
    for (const role of [0, 1]) {
      await room.send(role, answer(room.view(role), { done: true }))
      const again = sitDownAgain(seated)
      for (const seat of [...ALL, null]) expect(again?.view(seat)).toEqual(room.view(seat))
      again?.close()
    }
  })

  test('does not go on with a session of another version of the scenario', () => {
    const seated = sitDown(ALL)
    expect(resumeLocalRoom(seated.options, { ...lastSaved(seated), hash: 'another' })).toBeNull()
  })

  test('stands still while the app is closed: nobody is freed by a night in the drawer', async () => {
    const seated = sitDown([0])
    const { room, clock } = seated
    await room.send(0, answer(room.view(0), { done: true }))
    await room.send(0, answer(room.view(0), { pick: 0 }))
    const bad = room.view(0).me?.lane.task?.options.findIndex((text) => text.startsWith('把来的人')) ?? -1
    await room.send(0, answer(room.view(0), { pick: bad }))
    expect(room.view(0).me?.lane.status).toBe('held')
    room.close()
    clock.sleep(8 * 3600 * 1000)
    const again = sitDownAgain(seated)
    clock.pass(30_000)
    expect(again?.view(0).me?.lane.status).toBe('held')
    clock.pass(70_000)
    expect(again?.view(0).me?.lane.status).toBe('waiting')
  })

  test('notices by its heartbeat that the phone slept', async () => {
    const { room, clock } = sitDown([0])
    await room.send(0, answer(room.view(0), { done: true }))
    await room.send(0, answer(room.view(0), { pick: 0 }))
    const bad = room.view(0).me?.lane.task?.options.findIndex((text) => text.startsWith('把来的人')) ?? -1
    await room.send(0, answer(room.view(0), { pick: bad }))
    clock.sleep(3600 * 1000)
    clock.pass(2000)
    expect(room.view(0).me?.lane.status).toBe('held')
  })

  test('writes nothing to storage while only time passes', () => {
    const { saved, clock } = sitDown(ALL)
    clock.pass(20_000)
    expect(saved).toHaveLength(1)
  })

  test('tells its listeners which seat of this phone moved', async () => {
    const { room } = sitDown(ALL)
    const heard: (number | null)[] = []
    const stop = room.subscribe((by) => heard.push(by))
    await room.send(1, answer(room.view(1), { done: true }))
    stop()
    await room.send(0, answer(room.view(0), { done: true }))
    expect(heard).toEqual([1])
  })
})

describe('companions played by the program', () => {
  test('do their tasks at a human pace without being asked', () => {
    const { room, clock } = sitDown([0], companionMove)
    clock.pass(1000)
    expect(room.view(0).team.map(({ done }) => done)).toEqual([0, 0, 0, 0])
    clock.pass(5 * 60_000)
    expect(
      room
        .view(0)
        .team.slice(1)
        .every(({ done }) => done > 0),
    ).toBe(true)
    expect(room.view(0).team[0]?.done).toBe(0)
  })

  test('play a whole evening to an ending when every seat is theirs', () => {
    const seated = sitDown([0], companionMove)
    const { options, clock } = seated
    seated.room.close()
    const room = beginLocalRoom({ ...options, seats: [] }, 11)
    for (let minute = 0; minute < 60 && room.view(null).phase !== 'ended'; minute += 1) clock.pass(60_000)
    expect(room.view(null).ending).not.toBeNull()
  })

  test('stop when the room is closed', () => {
    const { room, clock, saved } = sitDown([0], companionMove)
    room.close()
    clock.pass(10 * 60_000)
    expect(saved).toHaveLength(1)
  })

  test('go on after the app was closed', () => {
    const seated = sitDown([0], companionMove)
    seated.room.close()
    const again = sitDownAgain(seated)
    seated.clock.pass(5 * 60_000)
    expect(
      again
        ?.view(0)
        .team.slice(1)
        .some(({ done }) => done > 0),
    ).toBe(true)
  })
})

describe('asking a companion', () => {
  test('brings what it has read and the words it keeps, and nothing before it read them', () => {
    const { room, clock } = sitDown([3], companionMove)
    expect(room.hear(0).map(({ title }) => title)).toEqual(['敲门的人先说'])
    clock.pass(5 * 60_000)
    expect(room.hear(0).map(({ title }) => title)).toEqual(['敲门的人先说', '看房子'])
  })

  test('brings nothing from people: they speak for themselves', () => {
    const { room } = sitDown([0, 1, 2, 3])
    expect(room.hear(0)).toEqual([])
  })
})
