import type { Body, Refusal } from '../engine/command'
import type { RoleIx } from '../engine/scenario'
import type { View } from '../engine/view-types'
import type { Bye, ServerRefusal } from './codes'
import type { Delta } from './delta'

/** Commands that a phone may send; time, and the presence of others, are the server's. */
export type PhoneBody =
  | Exclude<Body, { type: 'elapse' | 'thaw' | 'away' | 'leave' | 'join' }>
  | { type: 'leave' }
  | JoinBody
type JoinBody = { readonly type: 'join'; readonly role: RoleIx | null }

/** The first frame of a socket. `seq` and `hash` name the view the phone still holds (see viewHash). */
export interface Hello {
  readonly t: 'hello'
  readonly v: number
  readonly token: string
  readonly seq?: number | undefined
  readonly hash?: string | undefined
  /** Counts the sockets of this phone: of two that meet, the higher one is the newer one, whichever hello came first. */
  readonly k?: number | undefined
  /** This phone unpacks: long frames may come as binary, raw DEFLATE. */
  readonly z?: 1 | undefined
}

/** A command. `n` counts the commands of this phone from 1; a resend carries the same `n` and the same body. */
export interface Do {
  readonly t: 'do'
  readonly n: number
  readonly c: PhoneBody
}

/** A gentle buzz to the phones of a role. It is no command: nothing of it is kept, and it may get lost. */
export interface Nudge {
  readonly t: 'nudge'
  readonly role: RoleIx
}

export type ClientFrame = Hello | Do | Nudge | { readonly t: 'ping' }

/** A phone in the room, as the others may know it. */
export interface Person {
  readonly phone: string
  /** Null = observer. */
  readonly role: RoleIx | null
  /** Its nickname once it passed the content check, else null: show the role's name. */
  readonly name: string | null
  /** Its socket is open; a present phone that isn't here is blinking. */
  readonly here: boolean
  readonly host: boolean
}

/** What is around the play and in no log: who is connected, and how people call themselves. */
export interface Around {
  readonly people: readonly Person[]
  /** Roles whose phones have all just lost their sockets and still count as present. */
  readonly blinking: readonly RoleIx[]
}

/** What the door says to this phone alone. */
export interface Door {
  /** The role it asks to be let in to, or null. */
  readonly knocks: RoleIx | null
  /** The role at which it was turned away, until it knocks or sits down again; else null. */
  readonly turned: RoleIx | null
}

export interface Welcome {
  readonly t: 'welcome'
  readonly v: number
  /** The room's number of six digits. */
  readonly room: string
  /** This phone's name among `people`; null for a board. */
  readonly phone: string | null
  /** Number of this phone's last accepted command. */
  readonly n: number
  readonly s: number
  /** Room ms since the view was true: take it off every `left`. */
  readonly age: number
  /** Absent when the phone's own view is still the newest. */
  readonly view?: View
  readonly around: Around
  /** Absent when this phone has neither knocked nor been turned away. */
  readonly door?: Door
}

export type ServerFrame =
  | Welcome
  /** The room is at `s` now; `d` changes the view, `n` says that this phone's command is in the log. */
  | { readonly t: 'v'; readonly s: number; readonly n?: number; readonly d?: Delta }
  | { readonly t: 'no'; readonly n: number; readonly s: number; readonly code: Refusal | ServerRefusal }
  | { readonly t: 'around'; readonly around: Around }
  | { readonly t: 'door'; readonly door: Door }
  /** A team-mate's buzz: shown for a moment, never kept. */
  | { readonly t: 'nudge'; readonly from: RoleIx }
  | { readonly t: 'pong' }
  | { readonly t: 'bye'; readonly code: Bye }
