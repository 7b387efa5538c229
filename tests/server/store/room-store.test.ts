import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Chain, RoomStore, Row } from '@/server/store/room-store'
import { type Place, postgresAnswers, postgresPlace, sqlitePlace } from './stores'

const postgres = await postgresAnswers()

const row = (seq: number, body = '[1]'): Row => ({ seq, phone: 'p', n: seq, at: 1000 + seq, body })
const chain = (room: number, first: number, length = 1, body?: string): Chain => ({
  room,
  rows: Array.from({ length }, (_, i) => row(first + i, body)),
})

const suite = (place: Place): void => {
  let store: RoomStore
  let numbers = 100_000
  const newRoom = async (): Promise<number> => {
    numbers += 1
    const made = await store.createRoom({ number: String(numbers), scenario: 'h', seed: 7 })
    return made?.id ?? -1
  }

  beforeAll(async () => {
    store = await place.open()
    await store.saveScenario('h', '{"scenario":1}')
  })
  afterAll(async () => {
    await store.close()
    await place.remove()
  })

  test('a room is found by its number, and a number is given once', async () => {
    const made = await store.createRoom({ number: '314159', scenario: 'h', seed: 42 })
    expect(made).toMatchObject({ number: '314159', scenario: 'h', seed: 42 })
    expect(await store.createRoom({ number: '314159', scenario: 'h', seed: 1 })).toBeNull()
    expect(await store.findRoom('314159')).toEqual(made)
    expect(await store.findRoom('000000')).toBeNull()
    expect(await store.openRoom(made?.id ?? -1)).toEqual({
      record: made,
      snapshot: null,
      rows: [],
      connections: [],
      people: [],
    })
    expect(await store.openRoom(987_654_321)).toBeNull()
  })

  test('a number goes back into the pool after its time', async () => {
    const made = await store.createRoom({ number: '271828', scenario: 'h', seed: 1 })
    await store.retireNumbers(Date.now() - 3600_000)
    expect(await store.findRoom('271828')).not.toBeNull()
    await store.retireNumbers(Date.now() + 1)
    expect(await store.findRoom('271828')).toBeNull()
    expect((await store.openRoom(made?.id ?? -1))?.record.number).toBeNull()
    expect(await store.createRoom({ number: '271828', scenario: 'h', seed: 2 })).not.toBeNull()
  })

  test('what is appended comes back as it was, in order', async () => {
    const room = await newRoom()
    const body = JSON.stringify([1, { type: 'pulled', reason: '“引号”\\ \u2028 \u0001 😀' }])
    expect(
      await store.append([{ room, rows: [{ seq: 1, phone: null, n: null, at: 1_790_000_000_123, body }, row(2)] }]),
    ).toEqual(new Set())
    expect(await store.tail(room, 0)).toEqual([{ seq: 1, phone: null, n: null, at: 1_790_000_000_123, body }, row(2)])
    expect(await store.tail(room, 1)).toEqual([row(2)])
  })

  test('a chain that does not follow the log is left out whole, and the others of its batch are not', async () => {
    const [a, b, c] = [await newRoom(), await newRoom(), await newRoom()]
    await store.append([chain(a, 1, 2)])
    expect(await store.append([chain(a, 2, 3), chain(b, 1, 2), chain(c, 2, 1)])).toEqual(new Set([a, c]))
    expect(await store.tail(a, 0)).toHaveLength(2)
    expect(await store.tail(b, 0)).toHaveLength(2)
    expect(await store.tail(c, 0)).toEqual([])
    expect(await store.heads([a, b, c])).toEqual(
      new Map([
        [a, 2],
        [b, 2],
        [c, 0],
      ]),
    )
  })

  test('of many writers of one place in the log exactly one wins', async () => {
    const rooms = [await newRoom(), await newRoom(), await newRoom()]
    const others = [store, await place.open(), await place.open()]
    for (let seq = 1; seq <= 20; seq += 1) {
      const batches = others.flatMap((writer, w) =>
        [0, 1].map((k) => writer.append(rooms.map((room) => chain(room, seq, 1, `["${w}.${k}"]`)))),
      )
      const conflicts = await Promise.all(batches)
      for (const room of rooms) expect(conflicts.filter((set) => !set.has(room))).toHaveLength(1)
    }
    for (const room of rooms)
      expect((await store.tail(room, 0)).map((r) => r.seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
    for (const other of others.slice(1)) await other.close()
  })

  test('an older snapshot never takes the place of a newer one', async () => {
    const room = await newRoom()
    await store.append([chain(room, 1, 5)])
    await store.saveSnapshot(room, { seq: 4, body: 'four' })
    await store.saveSnapshot(room, { seq: 2, body: 'two' })
    const opened = await store.openRoom(room)
    expect(opened?.snapshot).toEqual({ seq: 4, body: 'four' })
    expect(opened?.rows.map((r) => r.seq)).toEqual([5])
  })

  test('a runtime form is kept under its hash', async () => {
    await store.saveScenario('hash-2', '{"a":"二"}')
    await store.saveScenario('hash-2', 'another')
    expect(await store.scenario('hash-2')).toBe('{"a":"二"}')
    expect(await store.scenario('nobody')).toBeNull()
  })

  test('a name can be changed and taken away', async () => {
    const room = await newRoom()
    await store.savePerson(room, { phone: 'a', name: '老张' })
    await store.savePerson(room, { phone: 'a', name: '张师傅' })
    await store.savePerson(room, { phone: 'b', name: '小李' })
    await store.removePerson(room, 'b')
    expect(await store.people(room)).toEqual([{ phone: 'a', name: '张师傅' }])
  })

  test('the newer socket of a phone stays when the older one ends', async () => {
    const room = await newRoom()
    await store.beat('boot-1')
    await store.beat('boot-2')
    expect(await store.connect(room, 'p', 'boot-1', 'old', 1)).toBe(true)
    expect(await store.connect(room, 'p', 'boot-2', 'new', 3)).toBe(true)
    // Its hello was slower than its successor's.
    expect(await store.connect(room, 'p', 'boot-1', 'late', 2)).toBe(false)
    await store.disconnect(room, 'p', 'old')
    expect(await store.connections(room)).toMatchObject([{ phone: 'p', boot: 'boot-2', socket: 'new', alive: true }])
    await store.disconnect(room, 'p', 'new')
    expect(await store.connections(room)).toEqual([])
  })

  test('a connection at a server without a lease is dead, and a server that leaves takes its own along', async () => {
    const room = await newRoom()
    await store.connect(room, 'p', 'never-seen', 's', 1)
    expect(await store.connections(room)).toMatchObject([{ alive: false }])
    await store.dropConnections(room, ['s'])
    expect(await store.connections(room)).toEqual([])
    await store.beat('boot-3')
    await store.connect(room, 'q', 'boot-3', 's', 1)
    await store.leave('boot-3')
    expect(await store.connections(room)).toEqual([])
  })

  test('a store that is opened again has everything', async () => {
    const room = await newRoom()
    await store.append([chain(room, 1, 3)])
    const again = await place.open()
    expect(await again.tail(room, 0)).toHaveLength(3)
    await again.close()
  })
}

describe('the embedded store', () => suite(sqlitePlace()))

describe.skipIf(!postgres)('PostgreSQL', () => {
  const place = postgresPlace()
  suite(place)

  test('hints reach the other nodes', async () => {
    const place = postgresPlace()
    const [one, other] = [await place.open(), await place.open()]
    const heard: unknown[] = []
    other.onHint((hints) => heard.push(...hints))
    await one.hint([
      { room: 5, head: 9 },
      { room: 6, connections: true },
    ])
    for (let i = 0; i < 50 && heard.length < 2; i += 1) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(heard).toEqual([
      { room: 5, head: 9 },
      { room: 6, connections: true },
    ])
    await one.close()
    await other.close()
    await place.remove()
  })
})
