import type { Refusal } from '../engine/command'
import type { ServerRefusal } from './codes'
import type { PhoneBody } from './frames'

export interface ClientStorage {
  read<T>(key: string): T | null
  write(key: string, value: unknown): boolean
  remove(key: string): void
}

/** What the room said to a command: null = accepted. `lost`: the client was closed before an answer came. */
export type Said = Refusal | ServerRefusal | 'lost' | null

/** A command with its number, as it is kept and sent. */
export interface Pending {
  readonly n: number
  readonly body: PhoneBody
}

export interface OutboxOptions {
  readonly storage: ClientStorage
  readonly storageKey: string
  /** Whether a command may go out now. */
  readonly mayGo: () => boolean
  readonly transmit: (command: Pending) => void
}

/** A phone's commands: one at a time on its way, the others behind it; each is applied exactly once. */
export interface Outbox {
  /** Something is on its way or waits for its turn. */
  readonly busy: boolean
  /** Puts a command at the end; it goes out with `next`. */
  add(body: PhoneBody): Promise<Said>
  next(): void
  /**
   * Command `n` was answered. Answers how to pass that on, to be called once the phone's view has followed; null where
   * no such command is on its way.
   */
  answered(n: number): ((said: Said) => void) | null
  /**
   * The room welcomed this phone and has its commands up to `n`. Answers like `answered` when the one on its way is
   * among them: its answer got lost.
   */
  welcomed(n: number): ((said: Said) => void) | null
  /** Sends what is on its way again, else the next one. */
  resend(): void
  /** Everybody who waits for an answer learns that none will come. */
  close(): void
}

export const openOutbox = ({ storage, storageKey, mayGo, transmit }: OutboxOptions): Outbox => {
  const queue: { readonly body: PhoneBody; readonly resolve: (said: Said) => void }[] = []
  /** Sent, or to be sent again, and not answered yet. */
  let pending = readPending(storage.read<Pending>(storageKey))
  let tell: (said: Said) => void = () => undefined
  let lastN = pending?.n ?? 0

  const next = (): void => {
    const first = queue[0]
    if (pending !== null || first === undefined || !mayGo()) return
    queue.shift()
    lastN += 1
    pending = { n: lastN, body: first.body }
    tell = first.resolve
    // A phone that dies now sends it again when it is back.
    storage.write(storageKey, pending)
    transmit(pending)
  }

  const settle = (): ((said: Said) => void) => {
    pending = null
    storage.remove(storageKey)
    const told = tell
    tell = () => undefined
    return (said) => {
      told(said)
      next()
    }
  }

  return {
    get busy() {
      return pending !== null || queue.length > 0
    },
    add: (body) => new Promise((resolve) => queue.push({ body, resolve })),
    next,
    answered: (n) => (pending?.n === n ? settle() : null),
    welcomed: (n) => {
      lastN = Math.max(lastN, n)
      return pending !== null && pending.n <= n ? settle() : null
    },
    resend: () => {
      if (pending === null) next()
      else transmit(pending)
    },
    close: () => {
      tell('lost')
      for (const { resolve } of queue.splice(0)) resolve('lost')
    },
  }
}

const readPending = (kept: Pending | null): Pending | null =>
  kept !== null && Number.isSafeInteger(kept.n) && typeof kept.body?.type === 'string' ? kept : null
