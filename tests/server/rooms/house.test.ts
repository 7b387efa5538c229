import { describe, expect, test } from 'vitest'
import { apply, type Json, type PhoneBody } from '@/protocol'
import { LIMITS } from '@/server/limits'
import type { Member } from '@/server/rooms/audience'
import type { House } from '@/server/rooms/house'
import type { LiveRoom } from '@/server/rooms/live-room'
import { loadFourGates } from '../../fixtures/four-gates'
import { type EarWire, ears, type HandClock, handClock, settle } from '../support/hands'
import { newHouse } from '../support/house'
import { type MemoryStore, memoryStore } from '../support/memory-store'

const scenario = loadFourGates()

interface Table {
  readonly store: MemoryStore
  readonly clock: HandClock
  readonly house: House
  readonly room: LiveRoom
  readonly failures: Error[]
}

const newTable = async (shared = false): Promise<Table> => {
  const [store, clock, failures]: [MemoryStore, HandClock, Error[]] = [memoryStore(shared), handClock(), []]
  const house = newHouse(store, clock, 'boot', failures)
  const record = await house.create(scenario, 3)
  return { store, clock, house, room: await opened(house, record.id), failures }
}

const opened = async (house: House, id: number): Promise<LiveRoom> => {
  const room = await house.open(id)
  if (room === null) throw new Error('no room')
  await settle()
  return room
}

interface Seated {
  readonly wire: EarWire
  readonly member: Member
  n: number
}

const come = (room: LiveRoom, phone: string, socket = `s-${phone}`): Seated => {
  const wire = ears()
  const member = room.attach(wire, phone, socket, { seq: undefined, hash: undefined })
  if (typeof member === 'string') throw new Error(member)
  const welcome = wire.frames[0]
  return { wire, member, n: welcome?.t === 'welcome' ? welcome.n : 0 }
}

const say = (room: LiveRoom, who: Seated, body: PhoneBody): void => {
  who.n += 1
  room.command(who.member, who.n, body)
}

/** Four phones sit, and the first starts the play. */
const begin = async (room: LiveRoom): Promise<Seated[]> => {
  const four = ['a', 'b', 'c', 'd'].map((phone) => come(room, phone))
  for (const [role, who] of four.entries()) {
    say(room, who, { type: 'join', role })
    await settle()
  }
  say(room, four[0] as Seated, { type: 'start' })
  await settle()
  expect(room.ledger.committed.state.play?.phase).toBe('lanes')
  return four
}

const done = (room: LiveRoom, role: number): PhoneBody => {
  const lane = room.ledger.committed.state.play?.lanes[role]
  return { type: 'answer', role, epoch: 0, step: lane?.step ?? 0, attempt: lane?.attempt ?? 0, answer: { done: true } }
}

const kinds = (wire: EarWire): string[] => wire.frames.map(({ t }) => t)
const answersTo = (wire: EarWire, n: number): unknown[] =>
  wire.frames.filter((f) => (f.t === 'v' || f.t === 'no') && f.n === n)

describe('commits', () => {
  test('nothing is acknowledged, shown or refused before it is on disk', async () => {
    const { store, room } = await newTable()
    const [a, b] = (await begin(room)) as [Seated, Seated]
    let open: () => void = () => undefined
    store.gate = new Promise((resolve) => {
      open = resolve
    })
    for (const who of [a, b]) who.wire.frames.length = 0
    say(room, a, done(room, 0))
    await settle()
    // Refused only because of what is not on disk yet.
    room.command(b.member, b.n + 1, { type: 'rescue', role: 0, epoch: 0, step: 9, attempt: 0, pick: 0 })
    await settle()
    expect([...kinds(a.wire), ...kinds(b.wire)]).toEqual([])
    open()
    await settle()
    expect(answersTo(a.wire, a.n)).toHaveLength(1)
    expect(kinds(b.wire)).toEqual(['v', 'no'])
  })

  test('while one batch is on its way the next one fills, and goes as one', async () => {
    const { store, room } = await newTable()
    const four = await begin(room)
    store.batches.length = 0
    let open: () => void = () => undefined
    store.gate = new Promise((resolve) => {
      open = resolve
    })
    say(room, four[0] as Seated, done(room, 0))
    await settle()
    for (const [role, who] of four.entries()) if (role > 0) say(room, who, done(room, role))
    await settle()
    expect(store.batches.map((batch) => batch.map(({ rows }) => rows.length))).toEqual([[1]])
    open()
    await settle()
    expect(store.batches.map((batch) => batch.map(({ rows }) => rows.length))).toEqual([[1], [3]])
    for (const who of four) expect(answersTo(who.wire, who.n)).toHaveLength(1)
  })

  test('an append that was written although nobody learnt of it happens once', async () => {
    const { store, room } = await newTable()
    const [a] = (await begin(room)) as [Seated]
    const before = store.log.get(room.id)?.length ?? 0
    store.next = 'lost'
    say(room, a, done(room, 0))
    await settle()
    expect(store.log.get(room.id)).toHaveLength(before + 1)
    expect(answersTo(a.wire, a.n)).toMatchObject([{ t: 'v' }])
    expect(room.ledger.committed.head).toBe(before + 1)
  })

  test('an append that failed is decided again; a store that keeps failing sends everybody away', async () => {
    const { store, room, failures } = await newTable()
    const [a] = (await begin(room)) as [Seated]
    store.next = 'fail'
    say(room, a, done(room, 0))
    await settle()
    expect(answersTo(a.wire, a.n)).toMatchObject([{ t: 'v' }])
    expect(failures).toHaveLength(1)
    const append = store.append
    store.append = () => Promise.reject(new Error('disk full'))
    say(room, a, { type: 'help', on: true })
    for (let i = 0; i < 10; i += 1) await settle()
    expect(a.wire.byes).toEqual(['try_later'])
    expect(answersTo(a.wire, a.n)).toEqual([])
    store.append = append
  })

  test('a command that another node was faster than is decided anew on what that node wrote', async () => {
    const table = await newTable(true)
    const [a, b] = (await begin(table.room)) as [Seated, Seated]
    const other = newHouse(table.store, table.clock, 'other')
    const there = await opened(other, table.room.id)
    // Neither hears of the other.
    table.store.hint = async () => undefined
    const aThere = come(there, 'a', 'newer')
    say(there, aThere, done(there, 0))
    await settle()
    say(table.room, b, done(table.room, 1))
    await settle()
    expect(answersTo(b.wire, b.n)).toMatchObject([{ t: 'v' }])
    const seqs = table.store.log.get(table.room.id)?.map(({ seq }) => seq)
    expect(seqs).toEqual(seqs?.map((_, i) => i + 1))
    expect(a.wire.frames.at(-1)).toMatchObject({ t: 'v', s: seqs?.length })
  })

  test('a resent command is answered again and happens once', async () => {
    const { store, room } = await newTable()
    const [a] = (await begin(room)) as [Seated]
    const body = done(room, 0)
    say(room, a, body)
    await settle()
    const length = store.log.get(room.id)?.length
    room.command(a.member, a.n, body)
    await settle()
    expect(answersTo(a.wire, a.n)).toHaveLength(2)
    room.command(a.member, a.n, { type: 'help', on: true })
    await settle()
    expect(a.wire.frames.at(-1)).toMatchObject({ t: 'no', code: 'n_reused' })
    expect(store.log.get(room.id)).toHaveLength(length ?? -1)
  })

  test('refused commands and idle touches leave nothing in the log', async () => {
    const { store, room, clock } = await newTable()
    const [a] = (await begin(room)) as [Seated]
    const length = store.log.get(room.id)?.length
    await clock.pass(5000)
    say(room, a, { type: 'touch' })
    say(room, a, { type: 'vote', role: 0, epoch: 0, act: 0, round: 0, pick: 0 })
    await settle()
    expect(answersTo(a.wire, a.n - 1)).toMatchObject([{ t: 'v' }])
    expect(answersTo(a.wire, a.n)).toMatchObject([{ t: 'no', code: 'not_now' }])
    expect(store.log.get(room.id)).toHaveLength(length ?? -1)
  })
})

describe('views', () => {
  test('what a phone made of its deltas is what a fresh welcome shows', async () => {
    const { room } = await newTable()
    const four = await begin(room)
    say(room, four[1] as Seated, done(room, 1))
    await settle()
    for (const [i, who] of four.entries()) {
      let view: Json = null
      for (const frame of who.wire.frames) {
        if (frame.t === 'welcome') view = frame.view as unknown as Json
        if (frame.t === 'v' && frame.d !== undefined) view = apply(view, frame.d)
      }
      const again = come(room, ['a', 'b', 'c', 'd'][i] ?? '', `again-${i}`)
      expect(again.wire.frames[0]).toMatchObject({ t: 'welcome' })
      expect((again.wire.frames[0] as { view?: unknown }).view).toEqual(view)
    }
  })

  test('the newer socket of a phone wins, and the late end of the older one changes nothing', async () => {
    const { room } = await newTable()
    const [a, b] = (await begin(room)) as [Seated, Seated]
    const newer = come(room, 'a', 'newer')
    expect(a.wire.byes).toEqual(['replaced'])
    b.wire.frames.length = 0
    room.detach(a.member)
    expect(b.wire.frames).toEqual([])
    say(room, newer, done(room, 0))
    await settle()
    expect(answersTo(newer.wire, newer.n)).toHaveLength(1)
  })

  test('a board can watch and not act', async () => {
    const { room } = await newTable()
    await begin(room)
    const wire = ears()
    const board = room.attach(wire, null, 'board', { seq: undefined, hash: undefined })
    if (typeof board === 'string') throw new Error(board)
    expect(wire.frames[0]).toMatchObject({ t: 'welcome', phone: null, view: { me: null } })
    room.command(board, 1, { type: 'touch' })
    expect(wire.frames.at(-1)).toMatchObject({ t: 'no', code: 'bad_command' })
  })

  test('only so many sockets and phones fit into a room', async () => {
    const { room } = await newTable()
    for (let i = 0; i < LIMITS.phonesARoom; i += 1) {
      say(room, come(room, `p${i}`), { type: 'join', role: null })
      await settle()
    }
    const late = come(room, 'late')
    say(room, late, { type: 'join', role: null })
    await settle()
    expect(late.wire.frames.at(-1)).toMatchObject({ t: 'no', code: 'room_full' })
    for (let i = LIMITS.phonesARoom + 1; i < LIMITS.socketsARoom; i += 1) come(room, `o${i}`)
    expect(room.attach(ears(), 'one too many', 's', { seq: undefined, hash: undefined })).toBe('full')
  })
})

describe('presence', () => {
  test('a phone that is back within 90 seconds was only blinking', async () => {
    const { store, clock, room } = await newTable()
    const [a, b] = (await begin(room)) as [Seated, Seated]
    const length = store.log.get(room.id)?.length
    room.detach(b.member)
    expect(a.wire.frames.at(-1)).toMatchObject({ t: 'around', around: { blinking: [1] } })
    await clock.pass(89_000)
    come(room, 'b', 'again')
    expect(a.wire.frames.at(-1)).toMatchObject({ t: 'around', around: { blinking: [] } })
    await clock.pass(200_000)
    const events = store.log
      .get(room.id)
      ?.slice(length)
      .map(({ body }) => body)
      .join()
    expect(events).not.toContain('"away"')
  })

  test('a phone that stays away is away after 90 seconds, and present again with its next socket', async () => {
    const { clock, room } = await newTable()
    const [, b] = (await begin(room)) as [Seated, Seated]
    room.detach(b.member)
    await clock.pass(91_000)
    expect(room.ledger.committed.state.table.seats[1]?.presence).toBe('away')
    come(room, 'b', 'again')
    await settle()
    expect(room.ledger.committed.state.table.seats[1]?.presence).toBe('present')
  })

  test('the 90 seconds stand still while the room is paused, and go on after it', async () => {
    const { clock, room } = await newTable()
    const [a, b] = (await begin(room)) as [Seated, Seated]
    const presence = () => room.ledger.committed.state.table.seats[1]?.presence
    room.detach(b.member)
    await clock.pass(60_000)
    say(room, a, { type: 'pause', reason: '' })
    await settle()
    await clock.pass(600_000)
    expect(presence()).toBe('present')
    expect(a.wire.frames.filter(({ t }) => t === 'around').at(-1)).toMatchObject({ around: { blinking: [1] } })
    say(room, a, { type: 'resume', reason: '' })
    await settle()
    await clock.pass(29_000)
    expect(presence()).toBe('present')
    await clock.pass(2000)
    expect(presence()).toBe('away')
  })

  test('whoever goes away in a pause is as present after it as before', async () => {
    const { clock, room } = await newTable()
    const [a, b] = (await begin(room)) as [Seated, Seated]
    say(room, a, { type: 'pause', reason: '' })
    await settle()
    room.detach(b.member)
    await clock.pass(600_000)
    come(room, 'b', 'again')
    say(room, a, { type: 'resume', reason: '' })
    await settle()
    await clock.pass(200_000)
    expect(room.ledger.committed.state.table.seats[1]?.presence).toBe('present')
  })

  test('who paused and is gone is away by the clock on the wall, so that others may go on', async () => {
    const { clock, room } = await newTable()
    const [a, b] = (await begin(room)) as [Seated, Seated]
    say(room, a, { type: 'pause', reason: '' })
    await settle()
    room.detach(a.member)
    await clock.pass(91_000)
    expect(room.ledger.committed.state.table.seats[0]?.presence).toBe('away')
    say(room, b, { type: 'resume', reason: '' })
    await settle()
    expect(room.ledger.committed.state.table.pause).toBeNull()
  })

  test('a paused room that everybody left is let go all the same', async () => {
    const { clock, house, room } = await newTable()
    const four = await begin(room)
    say(room, four[0] as Seated, { type: 'pause', reason: '' })
    await settle()
    for (const { member } of four) room.detach(member)
    await clock.pass(300_000)
    expect(house.size.rooms).toBe(0)
  })

  test('a room that everybody left stands still, is let go, and goes on where it stood', async () => {
    const { clock, house, room } = await newTable()
    const four = await begin(room)
    for (const { member } of four) room.detach(member)
    await clock.pass(91_000)
    expect(room.ledger.committed.state.table.suspended).toBe(true)
    const { now } = room.ledger.committed.state.table
    await clock.pass(3600_000)
    expect(house.size.rooms).toBe(0)
    const later = await opened(house, room.id)
    come(later, 'a')
    await settle()
    const { table } = later.ledger.committed.state
    expect(table.suspended).toBe(false)
    expect(table.now - now).toBeLessThan(1000)
  })

  test('deadlines fire without anybody’s command', async () => {
    const { clock, room } = await newTable()
    const four = await begin(room)
    for (let i = 0; i < 3; i += 1) room.detach(four[i + 1]?.member as Member)
    await clock.pass(91_000)
    say(room, four[0] as Seated, { type: 'touch' })
    await settle()
    expect(room.ledger.committed.state.play?.rung).toBe(0)
    // The one who stayed awaits what nobody will hand over; the ladder climbs by itself.
    for (let i = 0; i < 60; i += 1) {
      const body = room.ledger.committed.state.play?.lanes[0]
      if (body?.hold === null) say(room, four[0] as Seated, done(room, 0))
      await settle()
    }
    const due = room.ledger.committed.state.play?.armedAt
    if (due != null) {
      await clock.pass(3600_000)
      expect(room.ledger.committed.state.play?.rung).not.toBe(0)
    }
  })
})

describe('a server that starts again', () => {
  test('does not count the time in which nobody served the room', async () => {
    const { store, clock, room } = await newTable()
    await begin(room)
    await clock.pass(10_000)
    const { now } = room.ledger.committed.state.table
    // Killed: no goodbye, no lease given back. Ten minutes later another process starts.
    store.kill('boot', 600_000)
    const clock2 = handClock(clock.now() + 600_000)
    const house2 = newHouse(store, clock2, 'second')
    const again = await opened(house2, room.id)
    const a = come(again, 'a', 'second life')
    say(again, a, done(again, 0))
    await settle()
    const passed = again.ledger.committed.state.table.now - now
    expect(passed).toBeLessThan(75_000)
    expect(again.ledger.committed.state.table.offset).toBeGreaterThan(500_000)
  })

  test('starts the 90 seconds of phones that were connected to the one before', async () => {
    const { store, clock, room } = await newTable()
    await begin(room)
    const clock2 = handClock(clock.now() + 1000)
    const again = await opened(newHouse(store, clock2, 'second'), room.id)
    come(again, 'a', 'second life')
    await clock2.pass(80_000)
    expect(again.ledger.committed.state.table.seats.map(({ presence }) => presence)).toEqual(Array(4).fill('present'))
    await clock2.pass(20_000)
    expect(again.ledger.committed.state.table.seats.map(({ presence }) => presence)).toEqual([
      'present',
      'away',
      'away',
      'away',
    ])
  })

  test('finds the same state through a snapshot', async () => {
    const { store, room, clock } = await newTable()
    const four = await begin(room)
    const a = four[0] as Seated
    for (let i = 0; i < 230; i += 1) {
      say(room, a, { type: 'help', on: i % 2 === 0 })
      await settle()
    }
    expect(room.ledger.committed.head).toBeGreaterThan(230)
    const kept = await store.openRoom(room.id)
    expect(kept?.snapshot?.seq).toBeGreaterThanOrEqual(200)
    const again = await opened(newHouse(store, clock, 'second'), room.id)
    expect(again.ledger.committed).toEqual(room.ledger.committed)
  })
})
