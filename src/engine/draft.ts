import type { RoleIx } from './scenario'
import type { LaneState, Phone, PhoneId, Play, Seat, State, Table } from './state'
import { at, noEntry } from './util'

export type Writable<T> = { -readonly [K in keyof T]: T[K] }

/**
 * A state that events are being written into. What it was given is never touched: a part is copied before it is written
 * for the first time and written in place from then on, since a command brings several events about.
 */
export class Draft {
  /** The state as it is now; its own object from the first event on. */
  state: State
  private own: Writable<State> | null = null
  private ownTable: Writable<Table> | null = null
  private ownPlay: Writable<Play> | null = null
  private ownSeats: Writable<Seat>[] | null = null
  private ownLanes: Writable<LaneState>[] | null = null
  /** Seats and lanes already copied, as bit sets over the roles. */
  private seatsCopied = 0
  private lanesCopied = 0

  constructor(state: State) {
    this.state = state
  }

  root(): Writable<State> {
    if (this.own === null) {
      this.own = { ...this.state }
      this.state = this.own
    }
    return this.own
  }

  table(): Writable<Table> {
    if (this.ownTable === null) {
      this.ownTable = { ...this.state.table }
      this.root().table = this.ownTable
    }
    return this.ownTable
  }

  /** Throws when no play runs: an event of a play that never began is no event. */
  play(): Writable<Play> {
    if (this.ownPlay === null) {
      if (this.state.play === null) throw new Error('no play yet')
      this.ownPlay = { ...this.state.play }
      this.root().play = this.ownPlay
    }
    return this.ownPlay
  }

  /** Puts another play in place, which stays as it is: what comes is written into a copy. */
  setPlay(play: Play | null): void {
    this.root().play = play
    this.ownPlay = null
    this.ownLanes = null
    this.lanesCopied = 0
  }

  lane(role: RoleIx): Writable<LaneState> {
    if (this.ownLanes === null) {
      const play = this.play()
      this.ownLanes = [...play.lanes]
      play.lanes = this.ownLanes
    }
    if (((this.lanesCopied >> role) & 1) === 0) {
      this.ownLanes[role] = { ...at(this.ownLanes, role) }
      this.lanesCopied |= 1 << role
    }
    return this.ownLanes[role] ?? noEntry(role)
  }

  seat(role: RoleIx): Writable<Seat> {
    if (this.ownSeats === null) {
      this.ownSeats = [...this.state.table.seats]
      this.table().seats = this.ownSeats
    }
    if (((this.seatsCopied >> role) & 1) === 0) {
      this.ownSeats[role] = { ...at(this.ownSeats, role) }
      this.seatsCopied |= 1 << role
    }
    return this.ownSeats[role] ?? noEntry(role)
  }

  /** The phone of an id; one that nobody knew yet is made. */
  phone(id: PhoneId): Writable<Phone> {
    const { phones } = this.state.table
    const known = Object.hasOwn(phones, id) ? phones[id] : undefined
    const phone = { ...(known ?? NEW_PHONE) }
    // A literal, since an id like `__proto__` may be assigned to nothing.
    this.table().phones = { ...phones, [id]: phone }
    return phone
  }
}

const NEW_PHONE: Phone = { role: null, presence: 'present', knocks: null, n: 0, hash: '' }
