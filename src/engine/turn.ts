import { Draft } from './draft'
import type { Event } from './event'
import { write } from './evolve'
import type { RoleIx, Scenario } from './scenario'
import type { Play, Seat, State } from './state'
import { noEntry } from './util'

/** A decision in the making: every event is written down at once, so that what follows sees its result. */
export class Turn {
  readonly events: Event[] = []
  readonly draft: Draft

  /** `hostMs`: the host's clock as the command gave it. */
  constructor(
    readonly scenario: Scenario,
    readonly hostMs: number,
    state: State,
  ) {
    this.draft = new Draft(state)
  }

  /** The state as the events so far left it; the next event may write into the same object. */
  get state(): State {
    return this.draft.state
  }
}

export const emit = (turn: Turn, event: Event): void => {
  turn.events.push(event)
  write(turn.scenario, turn.draft, event)
}

/** The running play; only called where a play is known to run. */
export const playOf = (turn: { readonly state: State }): Play => {
  if (turn.state.play === null) throw new Error('no play yet')
  return turn.state.play
}

export const seatOf = (state: State, role: RoleIx): Seat => state.table.seats[role] ?? noEntry(role)

export const isPresent = (state: State, role: RoleIx): boolean => seatOf(state, role).presence === 'present'

/** Present and not given over to a team-mate: somebody the others wait for. */
export const counts = (state: State, role: RoleIx): boolean => isPresent(state, role) && !seatOf(state, role).open

/** Timers are stretched by the session's extra time. Seconds in, room ms out. */
export const ms = (state: State, seconds: number): number => Math.round(seconds * 1000 * state.table.options.extraTime)

/**
 * The role that may pull the host's levers: that of the phone that opened the session while it is present, else the
 * first present role in document order. Null when the host watches without a role or nobody is present.
 */
export const actingHost = (state: State): RoleIx | null => {
  const { host, phones, seats } = state.table
  const phone = host === null ? undefined : phones[host]
  if (phone?.presence === 'present') return phone.role
  const first = seats.findIndex((seat) => seat.presence === 'present')
  return first < 0 ? null : first
}
