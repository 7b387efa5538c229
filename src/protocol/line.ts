import { PROTOCOL } from './codes'
import type { ServerFrame } from './frames'
import { type Heard, textOf } from './packed'

/** An open or opening socket. Nothing is heard of it after `close`. */
export interface Socket {
  send(text: string): void
  close(): void
}

/** Opens a socket; the handlers are attached before anything can happen. */
export type OpenSocket = (url: string, handlers: { open(): void; message(heard: Heard): void; close(): void }) => Socket

export interface ClientClock {
  now(): number
  /** Calls back once after `ms`; answers how to cancel. */
  after(ms: number, callback: () => void): () => void
}

export interface LineOptions {
  readonly url: string
  readonly token: string
  readonly open: OpenSocket
  readonly clock: ClientClock
  /** From 0 to below 1. */
  readonly random: () => number
  /** The number of the next socket of this phone, over all runs of the app. */
  readonly nextOrdinal: () => number
  /** What hello says of the view this phone still holds. */
  readonly holds: () => { readonly seq?: number; readonly hash?: string }
  /** The line is being opened, or waits for its next try. */
  readonly changed: (link: 'connecting' | 'waiting') => void
  readonly heard: (frame: ServerFrame) => void
}

/** A phone's way to the server: one socket at a time, opened again for as long as it makes sense. */
export interface Line {
  /** Whether the newest socket was welcomed: commands may go out. */
  readonly welcomed: boolean
  /** The newest socket's welcome came. */
  welcome(): void
  /** Sends on the newest socket; without one nothing happens. */
  send(frame: object): void
  /** The server owes an answer to what was just sent: without one soon the socket is dead. */
  owe(): void
  /** An answer to ourselves came. */
  paid(): void
  /** The app came to the front or the network changed: connect or ask now, whatever the schedule says. */
  wake(): void
  /** No socket any more. */
  end(): void
}

const PING_MIN = 15_000
const PING_SPREAD = 5_000
/** A ping or a command must be answered within so many ms. */
const DEAF = 10_000
/** After coming to the front a silent socket is given up after so many ms. */
const WAKE_DEAF = 2000
const WELCOME_WITHIN = 12_000
const BACKOFF_FIRST = 500
const BACKOFF_MOST = 15_000

/** Opens the line at once. */
export const openLine = (options: LineOptions): Line => {
  const { clock } = options
  let socket: Socket | null = null
  /** Events of older sockets are nobody's. */
  let generation = 0
  let failures = 0
  /** The server welcomes us and can't write anything down: until it can, every try is later than the one before. */
  let tired = false
  let welcomed = false
  let ended = false
  let stopTimer: () => void = () => undefined
  /** Runs while the server owes an answer: to a ping or to a command. */
  let stopOwed: (() => void) | null = null

  const timer = (ms: number, callback: () => void): void => {
    stopTimer()
    stopTimer = clock.after(ms, callback)
  }
  const send = (frame: object): void => socket?.send(JSON.stringify(frame))

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

  /** Lets go of the socket; answers the generation of the next one. */
  const drop = (): number => {
    generation += 1
    paid()
    const old = socket
    socket = null
    welcomed = false
    old?.close()
    return generation
  }

  const connect = (): void => {
    const mine = drop()
    const ordinal = options.nextOrdinal()
    options.changed('connecting')
    const current = (work: () => void) => (): void => {
      if (mine === generation) work()
    }
    timer(WELCOME_WITHIN, lose)
    const opened = options.open(options.url, {
      open: current(() =>
        send({ t: 'hello', v: PROTOCOL, token: options.token, k: ordinal, z: 1, ...options.holds() }),
      ),
      message: (data) => {
        if (mine === generation) heard(data)
      },
      close: current(lose),
    })
    // A factory that fails at once has called `close` already.
    if (mine === generation) socket = opened
    else opened.close()
  }

  /** The socket is gone, or as good as gone. */
  const lose = (): void => {
    drop()
    if (ended) return
    // Full jitter: phones that lost the same server don't come back in step.
    const most = Math.min(BACKOFF_MOST, BACKOFF_FIRST * 2 ** failures)
    failures += 1
    options.changed('waiting')
    timer(options.random() * most, connect)
  }

  const heard = (data: Heard): void => {
    let frame: ServerFrame
    try {
      frame = JSON.parse(textOf(data)) as ServerFrame
    } catch {
      lose()
      return
    }
    if (welcomed) listen()
    if (frame.t === 'bye') tired = frame.code === 'try_later'
    else if (frame.t === 'v' || frame.t === 'pong') tired = false
    options.heard(frame)
  }

  /** Something was heard: a ping is due in a while, and an answer to it after that. */
  const listen = (): void => {
    timer(PING_MIN + options.random() * PING_SPREAD, () => {
      send({ t: 'ping' })
      owe(DEAF)
    })
  }

  connect()
  return {
    get welcomed() {
      return welcomed
    },
    welcome: () => {
      welcomed = true
      if (!tired) failures = 0
      listen()
    },
    send,
    owe: () => owe(DEAF),
    paid,
    wake: () => {
      if (ended) return
      failures = 0
      if (welcomed) {
        // It may be dead without knowing: ask, and don't wait long for the answer.
        send({ t: 'ping' })
        paid()
        owe(WAKE_DEAF)
      } else connect()
    },
    end: () => {
      ended = true
      stopTimer()
      drop()
    },
  }
}
