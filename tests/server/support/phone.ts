import { WebSocket } from 'ws'
import type { RoomAnswer } from '@/protocol'
import { type Client, type ClientClock, type ClientStorage, type OpenSocket, openClient } from '@/protocol/client'
import { textOf } from '@/protocol/packed'
import { choose, seeded } from './chooser'

export const realClock: ClientClock = {
  now: () => Date.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}

export const memoryStorage = (): ClientStorage & { readonly kept: Map<string, string> } => {
  const kept = new Map<string, string>()
  return {
    kept,
    read: <T>(key: string) => (kept.has(key) ? (JSON.parse(kept.get(key) ?? 'null') as T) : null),
    write: (key, value) => {
      kept.set(key, JSON.stringify(value))
      return true
    },
    remove: (key) => void kept.delete(key),
  }
}

/** Sockets of Node; `hear` is told of every frame that comes in. */
export const nodeSockets =
  (hear: (text: string) => void = () => undefined): OpenSocket =>
  (url, handlers) => {
    const ws = new WebSocket(url)
    ws.on('open', handlers.open)
    ws.on('message', (data, isBinary) => {
      const heard = isBinary ? new Uint8Array(data as Buffer).buffer : String(data)
      hear(textOf(heard))
      handlers.message(heard)
    })
    ws.on('close', handlers.close)
    ws.on('error', () => undefined)
    return {
      send: (text) => {
        if (ws.readyState === ws.OPEN) ws.send(text)
      },
      close: () => ws.terminate(),
    }
  }

export interface PhoneOptions {
  readonly ws: string
  readonly answer: RoomAnswer
  readonly seed: number
  readonly hear?: (text: string) => void
  readonly storage?: ClientStorage
  readonly open?: OpenSocket
}

export const newPhone = ({ ws, answer, seed, hear, storage = memoryStorage(), open }: PhoneOptions): Client =>
  openClient({
    url: ws,
    token: answer.token,
    open: open ?? nodeSockets(hear),
    clock: realClock,
    random: seeded(seed),
    storage,
    storageKey: `room.${answer.phone}`,
  })

export const until = async (client: Client, holds: () => boolean, ms = 10_000): Promise<void> => {
  if (holds()) return
  await new Promise<void>((resolve, reject) => {
    const end = setTimeout(() => {
      stop()
      reject(new Error(`not in time: ${JSON.stringify({ ...client.state(), view: client.state().view?.phase })}`))
    }, ms)
    const stop = client.subscribe(() => {
      if (!holds()) return
      clearTimeout(end)
      stop()
      resolve()
    })
  })
}

/** Plays at random, knowing nothing but its view, until the play has ended. */
export const playToTheEnd = async (client: Client, seed: number, pauseMs = 0): Promise<void> => {
  const random = seeded(seed)
  for (;;) {
    const { view, link } = client.state()
    if (view?.phase === 'ended' || link === 'ended') return
    const body = view === null || link !== 'online' ? null : choose(view, random)
    if (body !== null) {
      if ((await client.send(body)) === 'lost') return
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, random() * pauseMs))
      continue
    }
    await new Promise<void>((resolve) => {
      const wake = setTimeout(done, 250)
      const stop = client.subscribe(done)
      function done(): void {
        clearTimeout(wake)
        stop()
        resolve()
      }
    })
  }
}
