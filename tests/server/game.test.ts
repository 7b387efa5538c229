import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RoomStore } from '@/server/store/room-store'
import { type Place, postgresAnswers, postgresPlace, sqlitePlace } from './store/stores'
import { newPhone, playToTheEnd, until } from './support/phone'
import { newRoom, type Running, startServer } from './support/server'

const postgres = await postgresAnswers()

const suite = (place: Place): void => {
  let server: Running
  let store: RoomStore

  beforeAll(async () => {
    store = await place.open()
    server = await startServer({ store })
  })
  afterAll(async () => {
    await server.close()
    await place.remove()
  })

  test('four phones play a room from its number to its ending', async () => {
    const answers = await newRoom(server.http)
    const sizes: number[] = []
    const phones = answers.map((answer, i) =>
      newPhone({ ws: server.ws, answer, seed: i, hear: (text) => sizes.push(Buffer.byteLength(text)) }),
    )
    for (const phone of phones) await until(phone, () => phone.state().link === 'online')
    for (const [role, phone] of phones.entries()) {
      if (role > 0) expect(await phone.send({ type: 'join', role })).toBeNull()
    }
    for (const phone of phones) await until(phone, () => phone.state().view?.team.every(({ taken }) => taken) === true)
    await Promise.all(phones.map((phone, i) => playToTheEnd(phone, 100 + i)))
    for (const phone of phones) expect(phone.state().view?.ending?.title).toBe('天亮')
    const [first] = phones
    for (const phone of phones) expect(phone.state().seq).toBe(first?.state().seq)
    sizes.sort((a, b) => a - b)
    console.log(
      'frames',
      sizes.length,
      'median',
      sizes[sizes.length >> 1],
      'p90',
      sizes[Math.floor(sizes.length * 0.9)],
      'p99',
      sizes[Math.floor(sizes.length * 0.99)],
      'max',
      sizes.at(-1),
    )
    for (const phone of phones) phone.close()
  }, 20_000)
}

describe('a room on the embedded store', () => suite(sqlitePlace()))
describe.skipIf(!postgres)('a room on PostgreSQL', () => suite(postgresPlace()))
