import { decide, initialState, Memory, nextDeadline, viewFor } from '@/engine'
import type { Command } from '@/engine/command'
import type { State } from '@/engine/state'
import type { Body, Refusal, RoleIx, Scenario, View } from '../engine'
import type { Clock } from './clock'
import { heardFrom } from './heard'
import type { Room } from './room'
import type { SavedSession } from './saved'

/** Chooses what a role played by the program does next and how long it takes over it, or null while there is nothing. */
export type Companion = (
  scenario: Scenario,
  state: State,
  role: RoleIx,
  random: () => number,
) => { readonly body: Body; readonly waitMs: number } | null

export interface LocalOptions {
  readonly scenario: Scenario
  /** Roles of people; the others are companions. */
  readonly seats: readonly RoleIx[]
  readonly clock: Clock
  readonly companion: Companion
  readonly random: () => number
  /** Called after every accepted change. */
  readonly save: (saved: SavedSession) => void
}

/** A gap this long between two heartbeats (ms) means that the phone slept: room time stood still. */
const SLEPT = 5000
const HEARTBEAT = 1000
/** A companion whose move was refused thinks again after this long (ms). */
const THINK_AGAIN = 1500

/** Seats everybody and opens the first act. */
export const beginLocalRoom = (options: LocalOptions, seed: number): Room => {
  const host = options.seats[0] ?? 0
  const seated = options.scenario.roles.map((_, role): Command => {
    return { by: { phone: phone(role) }, at: options.clock.now(), body: { type: 'join', role, host: role === host } }
  })
  // Round one phone no press can be timed: it takes as long as handing the phone over takes.
  const untimed = options.seats.length > 1
  const start: Command = {
    by: { phone: phone(host) },
    at: options.clock.now(),
    body: { type: 'start', options: { untimed, extraTime: 1 } },
  }
  const opened = [...seated, start].reduce(
    (state, command) => decide(options.scenario, state, command).state,
    initialState(options.scenario, { seed }),
  )
  const room = serve(options, opened)
  room.keep()
  return room
}

/** Goes on exactly where a closed app stopped; null when the scenario is another one now. */
export const resumeLocalRoom = (options: LocalOptions, saved: SavedSession): Room | null => {
  if (saved.hash !== options.scenario.hash) return null
  const room = serve(options, saved.state)
  room.thaw(saved.servedAt)
  return room
}

const phone = (role: RoleIx): string => `p${role}`

/** The whole room inside one phone: each role has a virtual phone `p<role>`, and the engine is the authority. */
const serve = (options: LocalOptions, from: State): Room & { keep(): void; thaw(since: number): void } => {
  const { scenario, seats, clock } = options
  const companions = scenario.roles.map((_, role) => role).filter((role) => !seats.includes(role))
  const views = new Map<RoleIx | null, View>()
  const memory = new Memory()
  const listeners = new Set<(by: RoleIx | null) => void>()
  /** How to cancel the move each companion has in mind. */
  const moves = new Map<RoleIx, () => void>()
  let state = from
  let beatAt = clock.now()
  let stopBeat: () => void = () => undefined

  const keep = (): void => {
    options.save({ format: 1, scenario: scenario.id, hash: scenario.hash, seats, state, servedAt: clock.now() })
  }

  const run = (command: Command, by: RoleIx | null = null): Refusal | null => {
    const decision = decide(scenario, state, command)
    state = decision.state
    // Time alone, written down every second, would wear the storage out and change no screen.
    if (decision.events.every(({ type }) => type === 'ticked')) return decision.refused
    views.clear()
    keep()
    for (const listener of listeners) listener(by)
    plan()
    return decision.refused
  }

  /** Room time stood still from `since` until now. */
  const thaw = (since: number): void => {
    const now = clock.now()
    beatAt = now
    if (now > since) run({ by: 'system', at: since, body: { type: 'thaw', gap: now - since } })
  }

  /** Fires what is due, and notices when the phone slept in between. */
  const beat = (): void => {
    const now = clock.now()
    if (now - beatAt > SLEPT) thaw(beatAt)
    beatAt = now
    const due = nextDeadline(scenario, state)
    if (due !== null && due <= now) run({ by: 'system', at: now, body: { type: 'elapse' } })
    stopBeat = clock.after(HEARTBEAT, beat)
  }

  const plan = (): void => {
    for (const role of companions) if (!moves.has(role)) think(role)
  }

  const think = (role: RoleIx): void => {
    const move = options.companion(scenario, state, role, options.random)
    if (move === null) return
    const act = (): void => {
      moves.delete(role)
      const refused = run({ by: { phone: phone(role) }, at: clock.now(), body: move.body })
      if (refused !== null && !moves.has(role)) moves.set(role, clock.after(THINK_AGAIN, again))
    }
    const again = (): void => {
      moves.delete(role)
      think(role)
    }
    moves.set(role, clock.after(move.waitMs, act))
  }

  stopBeat = clock.after(HEARTBEAT, beat)
  plan()

  return {
    remote: false,
    seats,
    companions,
    keep,
    thaw,
    view: (role) => {
      const known = views.get(role)
      if (known !== undefined) return known
      const view = viewFor(scenario, state, role === null ? { kind: 'board' } : { kind: 'role', role }, memory)
      views.set(role, view)
      return view
    },
    hear: (role) => (companions.includes(role) ? heardFrom(scenario, state, role) : []),
    send: (role, body) => Promise.resolve(run({ by: { phone: phone(role) }, at: clock.now(), body }, role)),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      stopBeat()
      for (const cancel of moves.values()) cancel()
      moves.clear()
      listeners.clear()
    },
  }
}
