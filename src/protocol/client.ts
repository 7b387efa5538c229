import type { Refusal } from '../engine/command'
import type { RoleIx } from '../engine/scenario'
import type { View } from '../engine/view-types'
import { BYES, type Bye, FINAL_BYES, PROTOCOL, type ServerRefusal } from './codes'
import { apply, type Json } from './delta'
import type { Around, PhoneBody, ServerFrame, Welcome } from './frames'
import { viewHash } from './hash'

/** An open or opening socket. Nothing is heard of it after `close`. */
export interface Socket {
  send(text: string): void
  close(): void
}

/** Opens a socket; the handlers are attached before anything can happen. */
export type OpenSocket = (url: string, handlers: { open(): void; message(text: string): void; close(): void }) => Socket

export interface ClientStorage {
  read<T>(key: string): T | null
  write(key: string, value: unknown): boolean
  remove(key: string): void
}

export interface ClientClock {
  now(): number
  /** Calls back once after `ms`; answers how to cancel. */
  after(ms: number, callback: () => void): () => void
}

export interface ClientOptions {
  readonly url: string
  readonly token: string
  readonly open: OpenSocket
  readonly clock: ClientClock
  /** From 0 to below 1. */
  readonly random: () => number
  readonly storage: ClientStorage
  /** Where the unacknowledged command is kept, and beside it (`.k`) the count of sockets; one key a room and phone. */
  readonly storageKey: string
  /** A team-mate's gentle buzz. */
  readonly nudged?: (from: RoleIx) => void
}

/** `ended`: the server said a goodbye after which coming back makes no sense. */
export type Link = 'connecting' | 'online' | 'waiting' | 'ended'

export interface ClientState {
  readonly link: Link
  /** The last goodbye, until the next welcome. */
  readonly bye: Bye | null
  /** Null before the first welcome. */
  readonly view: View | null
  readonly around: Around
  readonly room: string
  readonly phone: string | null
  /** Seq of the log that `view` stands for. */
  readonly seq: number
  /** Client ms at which every `left` in the view was true. */
  readonly viewAt: number
  /** A command is on its way. */
  readonly sending: boolean
}

/** What the room said to a command: null = accepted. `lost`: the client was closed before an answer came. */
export type Said = Refusal | ServerRefusal | 'lost' | null

export interface Client {
  state(): ClientState
  /** Sends a command; it is kept in storage until it is answered, over any number of sockets. */
  send(body: PhoneBody): Promise<Said>
  /** Buzzes a team-mate's phones; while there is no link it is simply not sent. */
  nudge(role: RoleIx): void
  subscribe(listener: () => void): () => void
  /** The app came to the front or the network changed: connect now, whatever the schedule says. */
  wake(): void
  close(): void
}

const PING_MIN = 15_000
const PING_SPREAD = 5_000
/** A ping or a command must be answered within so many ms. */
const DEAF = 10_000
const WELCOME_WITHIN = 12_000
const BACKOFF_FIRST = 500
const BACKOFF_MOST = 15_000

interface Pending {
  readonly n: number
  readonly body: PhoneBody
}
interface Queued {
  readonly body: PhoneBody
  readonly resolve: (said: Said) => void
}

const NOBODY: Around = { people: [], blinking: [] }

/** A phone's side of a room: one socket at a time, opened again for as long as it makes sense. */
export const openClient = (options: ClientOptions): Client => {
  const { clock, storage, storageKey } = options
  const ordinalKey = `${storageKey}.k`
  const listeners = new Set<() => void>()
  const queue: Queued[] = []
  let state: ClientState = {
    link: 'connecting',
    bye: null,
    view: null,
    around: NOBODY,
    room: '',
    phone: null,
    seq: 0,
    viewAt: 0,
    sending: false,
  }
  /** Sent, or to be sent again, and not answered yet. */
  let pending = readPending(storage.read<Pending>(storageKey))
  let answered: (said: Said) => void = () => undefined
  let lastN = 0
  let socket: Socket | null = null
  /** Events of older sockets are nobody's. */
  let generation = 0
  /** Counts this phone's sockets over all runs of the app. */
  let ordinal = storage.read<number>(ordinalKey) ?? 0
  let failures = 0
  let welcomed = false
  let stopTimer: () => void = () => undefined
  /** Runs while the server owes an answer: to a ping or to a command. */
  let stopOwed: (() => void) | null = null

  const set = (part: Partial<ClientState>): void => {
    state = { ...state, ...part, sending: pending !== null || queue.length > 0 }
    for (const listener of listeners) listener()
  }
  const timer = (ms: number, callback: () => void): void => {
    stopTimer()
    stopTimer = clock.after(ms, callback)
  }

  /**
   * A socket may be half open: what others do still arrives, and what we send is swallowed. Only an answer to ourselves
   * shows that it is not.
   */
  const owe = (ms: number): void => {
    stopOwed ??= clock.after(ms, () => {
      stopOwed = null
      lose()
    })
  }
  const paid = (): void => {
    stopOwed?.()
    stopOwed = null
  }

  const connect = (): void => {
    generation += 1
    paid()
    const mine = generation
    const old = socket
    ordinal += 1
    storage.write(ordinalKey, ordinal)
    welcomed = false
    socket = null
    old?.close()
    if (state.link !== 'connecting') set({ link: 'connecting' })
    const current = (work: () => void) => (): void => {
      if (mine === generation) work()
    }
    timer(WELCOME_WITHIN, () => lose())
    const opened = options.open(options.url, {
      open: current(() => hello()),
      message: (text) => {
        if (mine === generation) heard(text)
      },
      close: current(() => lose()),
    })
    // A factory that fails at once has called `close` already.
    if (mine === generation) socket = opened
    else opened.close()
  }

  const hello = (): void => {
    const { view, seq } = state
    const holds = view === null ? {} : { seq, hash: viewHash(view) }
    socket?.send(JSON.stringify({ t: 'hello', v: PROTOCOL, token: options.token, k: ordinal, ...holds }))
  }

  /** The socket is gone, or as good as gone. */
  const lose = (): void => {
    generation += 1
    paid()
    const old = socket
    socket = null
    welcomed = false
    old?.close()
    if (state.link === 'ended') return
    // Full jitter: phones that lost the same server don't come back in step.
    const most = Math.min(BACKOFF_MOST, BACKOFF_FIRST * 2 ** failures)
    failures += 1
    set({ link: 'waiting' })
    timer(options.random() * most, connect)
  }

  const heard = (text: string): void => {
    let frame: ServerFrame
    try {
      frame = JSON.parse(text) as ServerFrame
    } catch {
      lose()
      return
    }
    if (welcomed) listen()
    switch (frame.t) {
      case 'welcome':
        welcome(frame)
        return
      case 'v': {
        const view =
          frame.d === undefined ? state.view : (apply(state.view as unknown as Json, frame.d) as unknown as View)
        const mine = frame.n !== undefined && frame.n === pending?.n
        if (frame.n !== undefined) paid()
        if (mine) settle()
        set({ view, seq: frame.s, ...(frame.d === undefined ? {} : { viewAt: clock.now() }) })
        if (mine) finish(null)
        return
      }
      case 'no':
        paid()
        if (frame.n !== pending?.n) return
        settle()
        set({})
        finish(frame.code)
        return
      case 'around':
        set({ around: frame.around })
        return
      case 'nudge':
        options.nudged?.(frame.from)
        return
      case 'pong':
        paid()
        return
      case 'bye':
        bye(frame.code)
        return
      default:
    }
  }

  const welcome = (frame: Welcome): void => {
    welcomed = true
    failures = 0
    lastN = Math.max(lastN, frame.n)
    // What the log has is answered, even though the answer got lost.
    const done = pending !== null && pending.n <= frame.n
    if (done) settle()
    set({
      link: 'online',
      bye: null,
      around: frame.around,
      room: frame.room,
      phone: frame.phone,
      seq: frame.s,
      ...(frame.view === undefined ? {} : { view: frame.view, viewAt: clock.now() - frame.age }),
    })
    if (done) finish(null)
    if (pending !== null) transmit(pending)
    else next()
    listen()
  }

  const bye = (code: Bye): void => {
    if (!(code in BYES)) return
    const final = FINAL_BYES.includes(code)
    set({ bye: code, ...(final ? { link: 'ended' } : {}) })
    if (final) {
      stopTimer()
      paid()
      socket?.close()
      generation += 1
      socket = null
    }
  }

  /** Something was heard: a ping is due in a while, and an answer to it after that. */
  const listen = (): void => {
    timer(PING_MIN + options.random() * PING_SPREAD, () => {
      socket?.send('{"t":"ping"}')
      owe(DEAF)
    })
  }

  const next = (): void => {
    const first = queue[0]
    if (pending !== null || first === undefined || !welcomed) return
    queue.shift()
    lastN += 1
    pending = { n: lastN, body: first.body }
    answered = first.resolve
    // A phone that dies now sends it again when it is back.
    storage.write(storageKey, pending)
    transmit(pending)
  }

  const transmit = ({ n, body }: Pending): void => {
    socket?.send(JSON.stringify({ t: 'do', n, c: body }))
    owe(DEAF)
  }

  const settle = (): void => {
    pending = null
    storage.remove(storageKey)
  }

  const finish = (said: Said): void => {
    const tell = answered
    answered = () => undefined
    tell(said)
    next()
  }

  connect()
  return {
    state: () => state,
    send: (body) =>
      new Promise((resolve) => {
        queue.push({ body, resolve })
        set({})
        next()
      }),
    nudge: (role) => {
      if (welcomed) socket?.send(JSON.stringify({ t: 'nudge', role }))
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    wake: () => {
      if (state.link === 'ended') return
      if (state.link === 'online') {
        // It may be dead without knowing: ask, and don't wait long for the answer.
        socket?.send('{"t":"ping"}')
        failures = 0
        paid()
        owe(WAKE_DEAF)
      } else if (!welcomed) {
        failures = 0
        connect()
      }
    },
    close: () => {
      generation += 1
      stopTimer()
      paid()
      socket?.close()
      socket = null
      listeners.clear()
      answered('lost')
      for (const { resolve } of queue.splice(0)) resolve('lost')
    },
  }
}

/** After coming to the front a silent socket is given up after so many ms. */
const WAKE_DEAF = 2000

const readPending = (kept: Pending | null): Pending | null =>
  kept !== null && Number.isSafeInteger(kept.n) && typeof kept.body?.type === 'string' ? kept : null
