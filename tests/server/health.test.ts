import { afterEach, describe, expect, test } from 'vitest'
import { handClock, settle } from './support/hands'
import { memoryStore } from './support/memory-store'
import { newPhone, until } from './support/phone'
import { newDevice, newRoom, post, type Running, startServer } from './support/server'

let server: Running
afterEach(() => server.close())

const health = async (): Promise<number> => (await fetch(`${server.http}/healthz`)).status

describe('a server whose store fails', () => {
  test('says so to whoever asks for its health, and is well again when the store is', async () => {
    const store = memoryStore()
    const clock = handClock()
    server = await startServer({ store, clock })
    await settle()
    expect(await health()).toBe(200)
    const { beat } = store
    store.beat = () => Promise.reject(new Error('disk full'))
    // Beats drift by a tenth: the one after the lease comes within 20.5 s.
    await clock.pass(22_000)
    expect(await health()).toBe(503)
    store.beat = beat
    await clock.pass(6000)
    expect(await health()).toBe(200)
  })

  test('lets its phones go when its lease has run out, and takes them back when it has one again', async () => {
    const store = memoryStore(true)
    const clock = handClock()
    server = await startServer({ store, clock })
    const [answer] = await newRoom(server.http, 1)
    if (answer === undefined) throw new Error('no room')
    const client = newPhone({ ws: server.ws, answer, seed: 1 })
    await until(client, () => client.state().link === 'online')
    const { beat } = store
    store.beat = () => Promise.reject(new Error('unreachable'))
    await clock.pass(10_000)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(client.state().link).toBe('online')
    await clock.pass(12_000)
    await until(client, () => client.state().bye === 'try_later')
    client.wake()
    // It is told so again, not let into a room where nothing can be written.
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(client.state()).toMatchObject({ bye: 'try_later' })
    store.beat = beat
    await clock.pass(6000)
    await until(client, () => client.state().link === 'online')
    client.close()
  })

  test('asks phones to try later, tells them nothing of the cause, and counts it', async () => {
    const store = memoryStore()
    server = await startServer({ store })
    const token = (await newRoom(server.http, 1))[0]?.token
    store.createRoom = () => Promise.reject(new Error('disk full'))
    store.removePerson = () => Promise.reject(new Error('disk full'))
    const device = await newDevice(server.http)
    for (const [url, body] of [
      ['/api/rooms', { device, scenario: 'four-gates', role: 0, nickname: '队长' }],
      ['/api/person', { token, nickname: '队长' }],
    ] as const) {
      expect(await post(server.http, url, body)).toEqual({ status: 503, body: { error: 'try_later' } })
    }
    const metrics = await (await fetch(`${server.http}/metrics`)).text()
    expect(metrics).toContain('xinghuo_store_failures_total 2')
  })

  test('answers a body that is no JSON, or too long, with a code of the protocol', async () => {
    server = await startServer({ store: memoryStore() })
    const send = (body: string): Promise<Response> =>
      fetch(`${server.http}/api/rooms`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    for (const [body, status] of [
      ['{', 400],
      [JSON.stringify({ filler: 'x'.repeat(5000) }), 413],
    ] as const) {
      const answer = await send(body)
      expect({ status: answer.status, body: await answer.json() }).toEqual({ status, body: { error: 'bad_request' } })
    }
  })
})
