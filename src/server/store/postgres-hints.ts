import pg from 'pg'
import type { Hint } from './room-store.ts'

const CHANNEL = 'xinghuo_rooms'
/** A payload may hold 8000 bytes. */
const HINTS_A_NOTIFY = 200
const RETRY_MS = 1000
/** So often the connection is asked whether it is alive: one that only listens never finds out by itself. */
const ASK_MS = 5000

export interface Hints {
  send(hints: readonly Hint[]): Promise<void>
  listen(listener: (hints: readonly Hint[]) => void): void
  close(): Promise<void>
}

/**
 * Hints between nodes on a connection of their own, never inside an append: NOTIFY in a transaction takes a lock on the
 * whole database. They may get lost; when the connection breaks it is opened again and nothing is made up for.
 */
export const openHints = async (
  config: pg.ClientConfig,
  schema: string,
  onError: (error: Error) => void,
): Promise<Hints> => {
  const listeners = new Set<(hints: readonly Hint[]) => void>()
  const channel = `${CHANNEL}_${schema}`
  let client: pg.Client | null = null
  let closed = false
  let retry: NodeJS.Timeout | undefined
  const asking = setInterval(() => {
    const asked = client
    asked?.query('SELECT 1').catch((error: Error) => {
      onError(error)
      asked.end().catch(() => undefined)
      lost(asked)
    })
  }, ASK_MS)
  asking.unref()

  const open = async (): Promise<void> => {
    const next = new pg.Client(config)
    next.on('error', (error) => {
      onError(error)
      lost(next)
    })
    next.on('end', () => lost(next))
    next.on('notification', ({ payload }) => {
      const hints = readHints(payload ?? '')
      if (hints.length > 0) for (const listener of listeners) listener(hints)
    })
    await next.connect()
    await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
    client = next
  }
  const lost = (which: pg.Client): void => {
    if (client === which) client = null
    if (closed || retry !== undefined) return
    retry = setTimeout(() => {
      retry = undefined
      if (!closed && client === null) open().catch((error: Error) => lost(which) ?? onError(error))
    }, RETRY_MS)
  }
  await open()

  /** A connection takes one query at a time. */
  let sending: Promise<void> = Promise.resolve()
  const notify = async (hints: readonly Hint[]): Promise<void> => {
    for (let i = 0; i < hints.length && client !== null; i += HINTS_A_NOTIFY) {
      const payload = JSON.stringify(hints.slice(i, i + HINTS_A_NOTIFY).map(numbersOf))
      await client.query('SELECT pg_notify($1, $2)', [channel, payload]).catch(() => undefined)
    }
  }

  return {
    send: (hints) => {
      sending = sending.then(() => notify(hints))
      return sending
    },
    listen: (listener) => {
      listeners.add(listener)
    },
    close: async () => {
      closed = true
      clearTimeout(retry)
      clearInterval(asking)
      await client?.end().catch(() => undefined)
    },
  }
}

/** [room, head], [room] for its connections, [room, -1, from, to] for a buzz. */
const numbersOf = (hint: Hint): number[] =>
  'head' in hint
    ? [hint.room, hint.head]
    : 'nudge' in hint
      ? [hint.room, -1, hint.nudge.from, hint.nudge.to]
      : [hint.room]

const readHints = (payload: string): Hint[] => {
  try {
    const list = JSON.parse(payload) as [number, number?, number?, number?][]
    return list.map(([room, head, from, to]) => {
      if (from !== undefined && to !== undefined) return { room, nudge: { from, to } }
      return head === undefined ? { room, connections: true } : { room, head }
    })
  } catch {
    return []
  }
}
