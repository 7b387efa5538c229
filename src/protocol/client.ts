import type { RoleIx } from '../engine/scenario'
import type { View } from '../engine/view-types'
import { BYES, type Bye, FINAL_BYES } from './codes'
import { apply, type Json } from './delta'
import type { Around, Door, PhoneBody, ServerFrame, Welcome } from './frames'
import { viewHash } from './hash'
import { type ClientClock, type OpenSocket, openLine } from './line'
import { type ClientStorage, openOutbox, type Said } from './outbox'

export type { ClientClock, OpenSocket, Socket } from './line'
export type { ClientStorage, Said } from './outbox'

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
  readonly door: Door
  readonly room: string
  readonly phone: string | null
  /** Seq of the log that `view` stands for. */
  readonly seq: number
  /** Client ms at which every `left` in the view was true. */
  readonly viewAt: number
  /** A command is on its way. */
  readonly sending: boolean
}

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

const SHUT: Door = { knocks: null, turned: null }
const START: ClientState = {
  link: 'connecting',
  bye: null,
  view: null,
  around: { people: [], blinking: [] },
  door: SHUT,
  room: '',
  phone: null,
  seq: 0,
  viewAt: 0,
  sending: false,
}

/** A phone's side of a room: what the server says becomes a state, what the phone wants becomes commands. */
export const openClient = (options: ClientOptions): Client => {
  const { clock, storage, storageKey } = options
  const ordinalKey = `${storageKey}.k`
  const listeners = new Set<() => void>()
  /** A storage that keeps nothing still counts as long as the app runs. */
  let ordinal = 0
  let state = START

  const set = (part: Partial<ClientState>): void => {
    state = { ...state, ...part, sending: outbox.busy }
    for (const listener of listeners) listener()
  }

  const heard = (frame: ServerFrame): void => {
    switch (frame.t) {
      case 'welcome':
        welcome(frame)
        return
      case 'v': {
        const view =
          frame.d === undefined ? state.view : (apply(state.view as unknown as Json, frame.d) as unknown as View)
        if (frame.n !== undefined) line.paid()
        const pass = frame.n === undefined ? null : outbox.answered(frame.n)
        set({ view, seq: frame.s, ...(frame.d === undefined ? {} : { viewAt: clock.now() }) })
        pass?.(null)
        return
      }
      case 'no': {
        line.paid()
        const pass = outbox.answered(frame.n)
        if (pass === null) return
        set({})
        pass(frame.code)
        return
      }
      case 'around':
        set({ around: frame.around })
        return
      case 'door':
        set({ door: frame.door })
        return
      case 'nudge':
        options.nudged?.(frame.from)
        return
      case 'pong':
        line.paid()
        return
      case 'bye':
        bye(frame.code)
        return
      default:
    }
  }

  const welcome = (frame: Welcome): void => {
    line.welcome()
    // What the log has is answered, even though the answer got lost.
    const pass = outbox.welcomed(frame.n)
    set({
      link: 'online',
      bye: null,
      around: frame.around,
      door: frame.door ?? SHUT,
      room: frame.room,
      phone: frame.phone,
      seq: frame.s,
      ...(frame.view === undefined ? {} : { view: frame.view, viewAt: clock.now() - frame.age }),
    })
    if (pass === null) outbox.resend()
    else pass(null)
  }

  const bye = (code: Bye): void => {
    if (!(code in BYES)) return
    const final = FINAL_BYES.includes(code)
    set({ bye: code, ...(final ? { link: 'ended' } : {}) })
    if (final) line.end()
  }

  const outbox = openOutbox({
    storage,
    storageKey,
    mayGo: () => line.welcomed,
    transmit: ({ n, body }) => {
      line.send({ t: 'do', n, c: body })
      line.owe()
    },
  })
  state = { ...state, sending: outbox.busy }
  const line = openLine({
    ...options,
    nextOrdinal: () => {
      ordinal = Math.max(ordinal, storage.read<number>(ordinalKey) ?? 0) + 1
      storage.write(ordinalKey, ordinal)
      return ordinal
    },
    holds: () => (state.view === null ? {} : { seq: state.seq, hash: viewHash(state.view) }),
    changed: (link) => {
      if (state.link !== link) set({ link })
    },
    heard,
  })

  return {
    state: () => state,
    send: (body) => {
      const said = outbox.add(body)
      set({})
      outbox.next()
      return said
    },
    nudge: (role) => {
      if (line.welcomed) line.send({ t: 'nudge', role })
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    wake: () => line.wake(),
    close: () => {
      line.end()
      listeners.clear()
      outbox.close()
    },
  }
}
