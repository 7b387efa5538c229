import { describe, expect, test } from 'vitest'
import type { View } from '@/engine'
import { PROTOCOL, type ServerFrame, viewHash } from '@/protocol'
import { type Client, type ClientStorage, openClient } from '@/protocol/client'
import type { Heard } from '@/protocol/packed'
import { pack } from '@/server/pack'
import { memoryStorage } from '../server/support/phone'

type Sent = { t: string; n?: number; c?: { type: string }; seq?: number; hash?: string; token?: string }

/** A mini-program's runtime: sockets the test answers, timers that stop in the background. */
const runtime = () => {
  const sockets: {
    open(): void
    message(heard: Heard): void
    close(): void
    sent: Sent[]
    closed: boolean
  }[] = []
  const timers = new Set<{ due: number; callback: () => void }>()
  let now = 1_000_000
  let frozen = false
  const fire = (until: number): void => {
    for (;;) {
      const next = [...timers].filter(({ due }) => due <= until).sort((a, b) => a.due - b.due)[0]
      if (next === undefined) return
      timers.delete(next)
      now = Math.max(now, next.due)
      next.callback()
    }
  }
  return {
    sockets,
    newest: () => {
      const socket = sockets.at(-1)
      if (socket === undefined) throw new Error('no socket')
      return socket
    },
    clock: {
      now: () => now,
      after: (ms: number, callback: () => void) => {
        const timer = { due: now + ms, callback }
        timers.add(timer)
        return () => timers.delete(timer)
      },
    },
    open: (_url: string, handlers: { open(): void; message(heard: Heard): void; close(): void }) => {
      const socket = { ...handlers, sent: [] as Sent[], closed: false }
      sockets.push(socket)
      return {
        send: (text: string) => void socket.sent.push(JSON.parse(text) as Sent),
        close: () => {
          socket.closed = true
        },
      }
    },
    pass: (ms: number) => {
      const end = now + ms
      if (!frozen) fire(end)
      now = end
    },
    /** The app goes to the background: after 5 s its timers stop. */
    freeze: () => {
      frozen = true
    },
    thaw: () => {
      frozen = false
      fire(now)
    },
  }
}

const view = (epoch: number): View => ({ epoch, phase: 'lanes', team: [{ done: 0 }] }) as unknown as View
const welcome = (part: Partial<Extract<ServerFrame, { t: 'welcome' }>> = {}): string =>
  JSON.stringify({
    t: 'welcome',
    v: PROTOCOL,
    room: '271828',
    phone: 'me',
    n: 0,
    s: 5,
    age: 0,
    view: view(0),
    around: { people: [], blinking: [] },
    ...part,
  })

const setup = (storage: ClientStorage = memoryStorage()) => {
  const phone = runtime()
  const nudges: number[] = []
  const client: Client = openClient({
    url: 'wss://x/ws',
    token: 'p.token',
    open: phone.open,
    clock: phone.clock,
    random: () => 0.5,
    storage,
    storageKey: 'pending',
    nudged: (from) => void nudges.push(from),
  })
  const online = (heard: Heard = welcome()): void => {
    phone.newest().open()
    phone.newest().message(heard)
  }
  return { phone, client, online, storage, nudges }
}

describe('a phone’s side of a room', () => {
  test('unpacks what came packed; what is broken costs the socket, not the room', () => {
    const { phone, client, online } = setup()
    const packed = pack(welcome({ view: { ...view(0), title: '长'.repeat(2000) } }))
    if (typeof packed === 'string') throw new Error('not packed')
    expect(packed.length).toBeLessThan(1000)
    online(new Uint8Array(packed).buffer)
    expect(client.state().view?.title).toBe('长'.repeat(2000))
    expect(phone.newest().sent[0]).toMatchObject({ t: 'hello', z: 1 })
    phone.newest().message(new Uint8Array(packed.subarray(0, 20)).buffer)
    expect(phone.newest().closed).toBe(true)
    phone.pass(20_000)
    expect(phone.sockets.length).toBeGreaterThan(1)
  })

  test('says hello, is welcomed, follows changes', () => {
    const { phone, client, online } = setup()
    expect(client.state().link).toBe('connecting')
    online()
    expect(phone.newest().sent[0]).toEqual({ t: 'hello', v: PROTOCOL, token: 'p.token', k: 1, z: 1 })
    expect(client.state()).toMatchObject({ link: 'online', seq: 5, room: '271828', phone: 'me', view: view(0) })
    phone.newest().message('{"t":"v","s":6,"d":{"team":{"0":{"done":[1]}}}}')
    expect(client.state()).toMatchObject({ seq: 6, view: { team: [{ done: 1 }] } })
  })

  test('has one command on its way at a time, and sends them in order', async () => {
    const { phone, client, online } = setup()
    online()
    const first = client.send({ type: 'touch' })
    const second = client.send({ type: 'help', on: true })
    expect(phone.newest().sent.slice(1)).toEqual([{ t: 'do', n: 1, c: { type: 'touch' } }])
    phone.newest().message('{"t":"v","s":6,"n":1}')
    expect(await first).toBeNull()
    expect(phone.newest().sent.at(-1)).toEqual({ t: 'do', n: 2, c: { type: 'help', on: true } })
    phone.newest().message('{"t":"no","s":6,"n":2,"code":"not_now"}')
    expect(await second).toBe('not_now')
    expect(client.state().sending).toBe(false)
  })

  test('sends what was not answered again over the next socket, with the same number', async () => {
    const { phone, client, online } = setup()
    online()
    const said = client.send({ type: 'touch' })
    phone.newest().close()
    expect(client.state().link).toBe('waiting')
    phone.pass(1000)
    online(welcome({ n: 0 }))
    expect(phone.sockets).toHaveLength(2)
    expect(phone.newest().sent.at(-1)).toEqual({ t: 'do', n: 1, c: { type: 'touch' } })
    phone.newest().message('{"t":"v","s":6,"n":1}')
    expect(await said).toBeNull()
  })

  test('takes a command whose answer got lost as accepted when the room has its number', async () => {
    const { phone, client, online } = setup()
    online()
    const said = client.send({ type: 'touch' })
    phone.newest().close()
    phone.pass(1000)
    online(welcome({ n: 1 }))
    expect(await said).toBeNull()
    expect(phone.newest().sent).toHaveLength(1)
  })

  test('keeps an unanswered command over the end of the app', () => {
    const storage = memoryStorage()
    const before = setup(storage)
    before.online()
    before.client.send({ type: 'help', on: true }).catch(() => undefined)
    // The app is destroyed here, without a word.
    const after = setup(storage)
    after.online(welcome({ n: 0 }))
    expect(after.phone.newest().sent.at(-1)).toEqual({ t: 'do', n: 1, c: { type: 'help', on: true } })
    after.phone.newest().message('{"t":"v","s":6,"n":1}')
    expect([...storage.kept]).toEqual([['pending.k', '2']])
    // Its number is taken: the next command has one of its own.
    after.client.send({ type: 'touch' }).catch(() => undefined)
    expect(after.phone.newest().sent.at(-1)).toEqual({ t: 'do', n: 2, c: { type: 'touch' } })
  })

  test('sends what waited behind a lost answer once', async () => {
    const { phone, client, online } = setup()
    online()
    const said = client.send({ type: 'touch' })
    client.send({ type: 'help', on: true }).catch(() => undefined)
    phone.newest().close()
    phone.pass(1000)
    online(welcome({ n: 1 }))
    expect(await said).toBeNull()
    expect(phone.newest().sent.slice(1)).toEqual([{ t: 'do', n: 2, c: { type: 'help', on: true } }])
  })

  test('counts its sockets also where nothing can be stored', () => {
    const { phone, online } = setup({ read: () => null, write: () => false, remove: () => undefined })
    online()
    phone.newest().close()
    phone.pass(1000)
    phone.newest().open()
    expect(phone.newest().sent[0]).toMatchObject({ t: 'hello', k: 2 })
  })

  test('does nothing any more once it is closed', async () => {
    const { phone, client, online } = setup()
    online()
    const said = client.send({ type: 'touch' })
    client.close()
    expect(await said).toBe('lost')
    client.wake()
    phone.pass(100_000)
    expect(phone.sockets).toHaveLength(1)
    expect(phone.sockets[0]?.closed).toBe(true)
  })

  test('ignores everything of a socket it has given up', () => {
    const { phone, client, online } = setup()
    online()
    const old = phone.newest()
    client.wake()
    phone.pass(2500)
    expect(phone.sockets).toHaveLength(2)
    online(welcome({ s: 9 }))
    old.message('{"t":"v","s":7,"d":{"epoch":[3]}}')
    old.close()
    expect(client.state()).toMatchObject({ link: 'online', seq: 9, view: view(0) })
  })

  test('comes back with jitter that grows, and at once when the app comes to the front', () => {
    const { phone, client } = setup()
    const gaps: number[] = []
    for (let i = 0; i < 8; i += 1) {
      const count = phone.sockets.length
      phone.newest().close()
      let waited = 0
      while (phone.sockets.length === count) {
        phone.pass(10)
        waited += 10
      }
      gaps.push(waited)
    }
    expect(gaps).toEqual([250, 500, 1000, 2000, 4000, 7500, 7500, 7500])
    const count = phone.sockets.length
    phone.newest().close()
    client.wake()
    expect(phone.sockets).toHaveLength(count + 1)
  })

  test('asks a server that lets it in and can’t write less and less often, until something is written', () => {
    const { phone, client, online } = setup()
    const untilNextSocket = (): number => {
      const [had, from] = [phone.sockets.length, phone.clock.now()]
      while (phone.sockets.length === had) phone.pass(10)
      return phone.clock.now() - from
    }
    const turnedAway = (): number => {
      online()
      phone.newest().message(JSON.stringify({ t: 'bye', code: 'try_later' }))
      phone.newest().close()
      return untilNextSocket()
    }
    expect([1, 2, 3, 4].map(turnedAway)).toEqual([250, 500, 1000, 2000])
    online()
    phone.newest().message(JSON.stringify({ t: 'v', s: 6 }))
    expect(client.state().link).toBe('online')
    phone.newest().close()
    // A server that can write is asked as often as ever after its next welcome.
    untilNextSocket()
    online()
    phone.newest().close()
    expect(untilNextSocket()).toBe(250)
  })

  test('notices a socket that is dead without saying so', () => {
    const { phone, client, online } = setup()
    online()
    phone.pass(17_500)
    expect(phone.newest().sent.at(-1)).toEqual({ t: 'ping' })
    phone.newest().message('{"t":"pong"}')
    phone.pass(17_500)
    phone.pass(10_000)
    expect(client.state().link).toBe('waiting')
    expect(phone.sockets[0]?.closed).toBe(true)
  })

  test('notices that its commands are swallowed although it still hears of the others', () => {
    const { phone, client, online } = setup()
    online()
    client.send({ type: 'touch' }).catch(() => undefined)
    for (let s = 6; s < 17; s += 1) {
      phone.pass(1000)
      phone.sockets[0]?.message(JSON.stringify({ t: 'v', s }))
    }
    expect(phone.sockets.length).toBeGreaterThan(1)
    online(welcome({ s: 17 }))
    expect(phone.newest().sent.at(-1)).toEqual({ t: 'do', n: 1, c: { type: 'touch' } })
  })

  test('shows the server which view it holds, and keeps it when nothing is new', () => {
    const { phone, client, online } = setup()
    online()
    phone.newest().message('{"t":"v","s":6,"d":{"team":{"0":{"done":[1]}}}}')
    const held = client.state().view
    phone.newest().close()
    phone.pass(1000)
    phone.newest().open()
    expect(phone.newest().sent[0]).toMatchObject({ seq: 6, hash: viewHash(held) })
    const { view: _, ...same } = JSON.parse(welcome({ s: 6 })) as Record<string, unknown>
    phone.newest().message(JSON.stringify(same))
    expect(client.state().view).toBe(held)
  })

  test.each(['replaced', 'token', 'version'] as const)('stays away after the goodbye %s', (code) => {
    const { phone, client, online } = setup()
    online()
    phone.newest().message(JSON.stringify({ t: 'bye', code }))
    phone.newest().close()
    phone.pass(100_000)
    client.wake()
    expect(phone.sockets).toHaveLength(1)
    expect(client.state()).toMatchObject({ link: 'ended', bye: code })
  })

  test('comes back after a restart of the server', () => {
    const { phone, client, online } = setup()
    online()
    phone.newest().message('{"t":"bye","code":"restart"}')
    phone.newest().close()
    phone.pass(1000)
    online(welcome({ s: 5 }))
    expect(client.state()).toMatchObject({ link: 'online', bye: null })
  })

  test.each([6_000, 600_000, 1_860_000])('sleeps for %i ms and goes on with the command it had', async (ms) => {
    const { phone, client, online } = setup()
    online()
    const said = client.send({ type: 'touch' })
    phone.pass(5000)
    phone.freeze()
    // The network goes with the app; nobody hears the socket close while everything sleeps.
    phone.pass(ms - 5000)
    const old = phone.newest()
    phone.thaw()
    client.wake()
    old.close()
    phone.pass(3000)
    expect(phone.sockets.length).toBeGreaterThan(1)
    online(welcome({ n: 0, s: 8, view: view(1) }))
    expect(client.state()).toMatchObject({ link: 'online', view: view(1) })
    phone.newest().message('{"t":"v","s":9,"n":1}')
    expect(await said).toBeNull()
    expect(phone.newest().sent.filter(({ t }) => t === 'do')).toHaveLength(1)
  })

  test('passes a nudge on in both directions, and sends none without a link', () => {
    const { phone, client, online, nudges } = setup()
    client.nudge(2)
    online()
    client.nudge(2)
    expect(phone.newest().sent.filter(({ t }) => t === 'nudge')).toEqual([{ t: 'nudge', role: 2 }])
    phone.newest().message('{"t":"nudge","from":3}')
    expect(nudges).toEqual([3])
  })
})
