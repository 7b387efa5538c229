/** A room's name in the store; never shown to a person, and worth nothing without a token. */
export type RoomId = number

export interface RoomRecord {
  readonly id: RoomId
  /** Six digits; null once the number went back into the pool. */
  readonly number: string | null
  /** Content hash of the pinned runtime form. */
  readonly scenario: string
  readonly seed: number
}

/** One accepted command: `body` is its events as the log keeps them (rooms/log.ts). */
export interface Row {
  readonly seq: number
  /** The phone that sent it; null = the room itself. */
  readonly phone: string | null
  readonly n: number | null
  /** Host ms at receipt. */
  readonly at: number
  readonly body: string
}

/** Rows of one room, consecutive, decided one on the other: appended whole or not at all. */
export interface Chain {
  readonly room: RoomId
  readonly rows: readonly Row[]
}

export interface Snapshot {
  readonly seq: number
  readonly body: string
}

/** A socket as the store knows it: which phone, at which running server, and when that server last gave a sign. */
export interface Connection {
  readonly phone: string
  readonly boot: string
  readonly socket: string
  /** The phone's own count of its sockets: the higher one is the newer one. */
  readonly ordinal: number
  /** The server's lease still runs. */
  readonly alive: boolean
  /** How long ago (ms) the server gave its last sign. */
  readonly seenAgo: number
}

export interface PersonRecord {
  readonly phone: string
  readonly name: string
}

export interface Opened {
  readonly record: RoomRecord
  readonly snapshot: Snapshot | null
  /** Rows after the snapshot. */
  readonly rows: readonly Row[]
  readonly connections: readonly Connection[]
  readonly people: readonly PersonRecord[]
}

/** A sign from another node: look at this room. Lossy, repeated and out of order: the truth is in the log. */
export type Hint =
  | { readonly room: RoomId; readonly head: number }
  | { readonly room: RoomId; readonly connections: true }
  /** One role's gentle buzz to another, whose phones may be at another node. */
  | { readonly room: RoomId; readonly nudge: { readonly from: number; readonly to: number } }

/** How long (ms) a lease runs after its last sign. */
export const LEASE_MS = 15_000

/**
 * Where rooms live. An answered append is on disk. A rejected promise of `append` means: unknown, look at the tail.
 * Everything else may be asked again.
 */
export interface RoomStore {
  /** Several servers may use this store at once. */
  readonly shared: boolean
  /** The new room, or null when its number is taken. */
  createRoom(room: {
    readonly number: string
    readonly scenario: string
    readonly seed: number
  }): Promise<RoomRecord | null>
  findRoom(number: string): Promise<RoomRecord | null>
  openRoom(id: RoomId): Promise<Opened | null>
  /** Appends each chain whose first seq is just after the log's end; answers the rooms where it wasn't. */
  append(chains: readonly Chain[]): Promise<ReadonlySet<RoomId>>
  tail(room: RoomId, after: number): Promise<readonly Row[]>
  /** The last seq of each of these rooms. */
  heads(rooms: readonly RoomId[]): Promise<ReadonlyMap<RoomId, number>>
  saveSnapshot(room: RoomId, snapshot: Snapshot): Promise<void>
  /** Drops the numbers of rooms made before (host ms). */
  retireNumbers(before: number): Promise<void>

  saveScenario(hash: string, body: string): Promise<void>
  scenario(hash: string): Promise<string | null>

  savePerson(room: RoomId, person: PersonRecord): Promise<void>
  removePerson(room: RoomId, phone: string): Promise<void>
  people(room: RoomId): Promise<readonly PersonRecord[]>

  /** Gives this server's sign of life. */
  beat(boot: string): Promise<void>
  /** Notes a socket, unless the phone has a newer one; answers whether it was noted. */
  connect(room: RoomId, phone: string, boot: string, socket: string, ordinal: number): Promise<boolean>
  /** Forgets a socket, unless the phone has a newer one. */
  disconnect(room: RoomId, phone: string, socket: string): Promise<void>
  connections(room: RoomId): Promise<readonly Connection[]>
  /** Forgets these sockets, of servers whose lease ran out; a newer one of the same phone stays. */
  dropConnections(room: RoomId, sockets: readonly string[]): Promise<void>
  /** Forgets this boot and its connections, when it stops. */
  leave(boot: string): Promise<void>

  hint(hints: readonly Hint[]): Promise<void>
  onHint(listener: (hints: readonly Hint[]) => void): void
  close(): Promise<void>
}
