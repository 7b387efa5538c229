import net from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { BYES, PROTOCOL, parseClientFrame, type RoomAnswer, type ServerFrame } from '@/protocol'
import { LIMITS } from '@/server/limits'
import { makeTokens } from '@/server/tokens'
import { type Place, sqlitePlace } from './store/stores'
import { newPhone, until } from './support/phone'
import { newDevice, newRoom, post, type Running, startServer } from './support/server'

describe('frames of any text', () => {
  test('are read or refused, never thrown at', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record({
          t: fc.constantFrom('hello', 'do', 'ping', 'x'),
          n: fc.anything(),
          c: fc.anything(),
          v: fc.anything(),
        })
        .map((o) => {
          try {
            return JSON.stringify(o) ?? ''
          } catch {
            return ''
          }
        }),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseClientFrame(text)
        expect('frame' in parsed || 'bad' in parsed).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    ['{"t":"do","n":1,"c":{"type":"elapse"}}'],
    ['{"t":"do","n":1,"c":{"type":"thaw","gap":1}}'],
    ['{"t":"do","n":1,"c":{"type":"away","phone":"other"}}'],
    ['{"t":"do","n":1,"c":{"type":"__proto__"}}'],
    ['{"t":"do","n":1,"c":{"type":"constructor"}}'],
    ['{"t":"do","n":1,"c":{"type":"vote","role":1e9,"epoch":0,"act":0,"round":0,"pick":0}}'],
    ['{"t":"do","n":1,"c":{"type":"extend","seconds":1e308,"reason":"x"}}'],
    ['{"t":"do","n":1,"c":{"type":"join","role":-1}}'],
  ])('%s is no command of a phone', (text) => {
    expect(parseClientFrame(text)).toEqual({ bad: 'bad_command', n: 1 })
  })

  test('nobody becomes host or leaves for another by an extra key', () => {
    expect(parseClientFrame('{"t":"do","n":1,"c":{"type":"join","role":0,"host":true}}')).toEqual({
      frame: { t: 'do', n: 1, c: { type: 'join', role: 0 } },
    })
    expect(parseClientFrame('{"t":"do","n":1,"c":{"type":"leave","phone":"other"}}')).toEqual({
      frame: { t: 'do', n: 1, c: { type: 'leave' } },
    })
  })
})

/** A socket without manners: what comes in, and how it ended. */
const raw = async (ws: string) => {
  const socket = new WebSocket(ws)
  const frames: ServerFrame[] = []
  socket.on('message', (data) => frames.push(JSON.parse(String(data)) as ServerFrame))
  socket.on('error', () => undefined)
  const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)))
  await new Promise((resolve) => socket.on('open', resolve))
  return { socket, frames, closed }
}

describe('a server among hostile phones', () => {
  let place: Place
  let server: Running
  let answers: readonly RoomAnswer[]
  const hello = (token: string, v = PROTOCOL): string => JSON.stringify({ t: 'hello', v, token })

  beforeAll(async () => {
    place = sqlitePlace()
    server = await startServer({
      store: await place.open(),
      limits: { frames: { burst: 40, perSecond: 10 }, helloMs: 300, devices: { burst: 1e6, perSecond: 1e6 } },
    })
    answers = await newRoom(server.http, 2)
  })
  afterAll(async () => {
    await server.close()
    await place.remove()
  })

  const token = (i = 0): string => answers[i]?.token ?? ''

  test.each([
    ['nonsense', 'bad_frame'],
    ['{"t":"do","n":1,"c":{"type":"touch"}}', 'bad_frame'],
    [`{"t":"hello","v":1,"token":"${'x'.repeat(5000)}"}`, 'bad_frame'],
    ['{"t":"hello","v":1,"token":"p.1.x.AAAA"}', 'token'],
    ['{"t":"hello","v":99,"token":"x"}', 'version'],
  ] as const)('answers %s with the goodbye it deserves', async (text, code) => {
    const { socket, frames, closed } = await raw(server.ws)
    socket.send(text)
    expect(await closed).toBe(BYES[code])
    expect(frames).toEqual([{ t: 'bye', code }])
  })

  test('tokens of another secret, another kind, or with another phone in them open nothing', async () => {
    const [kind, room, , mac] = token().split('.')
    const forged = [
      makeTokens('some other secret of the same length!!').make({ kind: 'phone', room: 1, phone: 'x' }),
      await newDevice(server.http),
      [kind, room, answers[1]?.phone, mac].join('.'),
      ['b', room, mac].join('.'),
      `${token()}A`,
    ]
    for (const other of forged) {
      const { socket, frames, closed } = await raw(server.ws)
      socket.send(hello(other))
      expect(await closed).toBe(BYES.token)
      expect(frames).toEqual([{ t: 'bye', code: 'token' }])
    }
  })

  test('a command on the heels of hello waits for the welcome', async () => {
    const { socket, frames } = await raw(server.ws)
    socket.send(hello(token()))
    socket.send('{"t":"do","n":1,"c":{"type":"touch"}}')
    socket.send('{"t":"do","n":2,"c":{"type":"no such command"}}')
    await vi.waitFor(() => expect(frames.length).toBeGreaterThan(2), 10_000)
    expect(frames[0]).toMatchObject({ t: 'welcome' })
    expect(frames.slice(1)).toContainEqual(expect.objectContaining({ n: 1 }))
    expect(frames.slice(1)).toContainEqual(expect.objectContaining({ t: 'no', n: 2, code: 'bad_command' }))
    socket.close()
  })

  test('a socket that says nothing is closed', async () => {
    const { frames, closed } = await raw(server.ws)
    expect(await closed).toBe(BYES.slow_hello)
    expect(frames).toEqual([{ t: 'bye', code: 'slow_hello' }])
  })

  test('binary, second hellos and floods end the socket that sends them, and no other', async () => {
    const other = newPhone({ ws: server.ws, answer: answers[1] as RoomAnswer, seed: 1 })
    await until(other, () => other.state().link === 'online')
    const attacks: ((socket: WebSocket) => void)[] = [
      (socket) => socket.send(Buffer.from([1, 2, 3])),
      (socket) => socket.send(hello(token())),
      (socket) => {
        for (let i = 0; i < 200; i += 1) socket.send('{"t":"ping"}')
      },
      (socket) => socket.send('x'.repeat(100_000)),
    ]
    for (const attack of attacks) {
      const { socket, closed } = await raw(server.ws)
      socket.send(hello(token()))
      attack(socket)
      expect([1006, 1009, BYES.bad_frame, BYES.too_fast]).toContain(await closed)
    }
    expect(other.state().link).toBe('online')
    expect(await other.send({ type: 'join', role: 1 })).toBeNull()
    other.close()
  })

  test('half a handshake holds nothing up', async () => {
    const lazy = Array.from({ length: 20 }, () => {
      const socket = net.connect(server.port, '127.0.0.1')
      socket.on('error', () => undefined)
      socket.write('GET /ws HTTP/1.1\r\nHost: x\r\n')
      return socket
    })
    const phone = newPhone({ ws: server.ws, answer: answers[0] as RoomAnswer, seed: 1 })
    await until(phone, () => phone.state().link === 'online')
    phone.close()
    for (const socket of lazy) socket.destroy()
  })

  test('a phone that does not read is cut off, and its room goes on', async () => {
    const [host] = await newRoom(server.http, 1)
    const { socket } = await raw(server.ws)
    socket.send(hello(host?.token ?? ''))
    await new Promise((resolve) => setTimeout(resolve, 100))
    const room = await server.house.open(Number.parseInt(host?.token.split('.')[1] ?? '', 36))
    const [member] = room?.audience.members ?? []
    socket.pause()
    for (let i = 0; i < 4000 && (room?.audience.members.size ?? 0) > 0; i += 1) {
      member?.wire.send(JSON.stringify({ t: 'pong', filler: 'x'.repeat(4000) }))
      if (i % 50 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(room?.audience.members.size).toBe(0)
    socket.terminate()
  })

  test('numbers can’t be swept, and whoever has the right one still gets in', async () => {
    const device = await newDevice(server.http)
    const number = answers[0]?.room ?? ''
    const tries: number[] = []
    for (let i = 0; i < 12; i += 1) {
      const wrong = String(100_000 + ((Number(number) + 1 + i) % 900_000))
      tries.push((await post(server.http, '/api/rooms/join', { device, number: wrong })).status)
    }
    expect(tries.slice(0, LIMITS.missByDevice.burst)).toEqual(Array(LIMITS.missByDevice.burst).fill(404))
    expect(new Set(tries.slice(LIMITS.missByDevice.burst))).toEqual(new Set([429]))
    // Not even the right number tells the sweeper anything now; another phone behind the same address gets in.
    expect((await post(server.http, '/api/rooms/join', { device, number })).status).toBe(429)
    expect((await post(server.http, '/api/rooms/join', { device: await newDevice(server.http), number })).status).toBe(
      200,
    )
  })

  test('many devices behind one address are stopped as well', async () => {
    const statuses = new Set<number>()
    for (let i = 0; i < LIMITS.missByAddress.burst + 5; i += 1) {
      const answer = await post(server.http, '/api/rooms/join', {
        device: await newDevice(server.http),
        number: '100000',
      })
      statuses.add(answer.status)
    }
    expect(statuses).toEqual(new Set([404, 429]))
  })

  test.each([
    ['/api/rooms', { device: 'forged', scenario: 'four-gates' }, 401],
    ['/api/rooms', { device: 5 }, 400],
    ['/api/rooms', [], 400],
    ['/api/rooms/join', { device: 'x', number: '12345' }, 400],
    ['/api/board', { token: 'forged' }, 401],
    ['/api/person', { token: 'forged', nickname: 'x' }, 401],
  ])('%s with %j is answered %i', async (url, body, status) => {
    expect((await post(server.http, url, body)).status).toBe(status)
  })

  test('a guest can’t have the board', async () => {
    expect((await post(server.http, '/api/board', { token: token(1) })).status).toBe(401)
  })
})
