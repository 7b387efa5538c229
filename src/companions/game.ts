import type { Body, ByRole, Command, Event, Refusal, RoleIx, Scenario, State } from '../engine'
import { decide, initialState, nextDeadline, random } from '../engine'
import { companionMove } from './move'
import { openingLength, readingMs } from './pace'
import { PERSONAS, type Persona } from './persona'

export interface GameOptions {
  /** Fixes the order of options and everything companions do. */
  readonly seed: number
  /** One a role; else a mixed company. */
  readonly personas?: ByRole<Persona>
  /** Everybody first reads what an act opens with, as people do. */
  readonly readsOpenings?: boolean
  /** Go on from here, with a companion at each role's phone; else everybody sits down and the first act opens. */
  readonly from?: { readonly state: State; readonly now: number }
  /** Stop as soon as this holds; else at the end. */
  readonly until?: (state: State) => boolean
  /** Called with every command in turn, refused ones included. */
  readonly onCommand?: (entry: GameEntry) => void
}

/** One command of a game, what it brought about, and the state after it. */
export interface GameEntry {
  readonly command: Command
  readonly events: readonly Event[]
  readonly refused: Refusal | null
  readonly state: State
}

export interface Game {
  readonly state: State
  /** Accepted commands in order; replaying them gives `state` again. */
  readonly commands: readonly Command[]
  readonly log: readonly GameEntry[]
}

const COMPANY: readonly Persona[] = [PERSONAS.careful, PERSONAS.quick, PERSONAS.elderly]
/** More commands than any play needs; beyond it the engine has broken its promise that every play ends. */
const LIMIT = 20_000
/** A companion whose move came too late thinks again after this long (ms). */
const THINK_AGAIN = 1000

/** The phone of the companion at `role`. */
export const companionPhone = (role: RoleIx): string => `p${role}`

/** Plays a whole evening with companions on every seat, in their own time; the same seed gives the same evening. */
export const playGame = (
  scenario: Scenario,
  { seed, personas, readsOpenings = false, from, until = () => false, onCommand }: GameOptions,
): Game => {
  const chance = random(seed)
  const log: GameEntry[] = []
  let state = from?.state ?? initialState(scenario, { seed })
  let now = from?.now ?? 0

  const send = (by: Command['by'], body: Body): boolean => {
    const command: Command = { by, at: now, body }
    const { events, refused, state: after } = decide(scenario, state, command)
    state = after
    const entry: GameEntry = { command, events, refused, state }
    log.push(entry)
    onCommand?.(entry)
    return refused === null
  }

  if (from === undefined) {
    scenario.roles.forEach((_, role) => {
      send({ phone: companionPhone(role) }, { type: 'join', role, host: role === 0 })
    })
    send({ phone: companionPhone(0) }, { type: 'start' })
  }

  const read = scenario.roles.map(() => ({ act: -1, until: 0 }))
  /** When this one has read what the act opens with. */
  const readUntil = (role: RoleIx, persona: Persona): number => {
    const act = state.play?.act ?? -1
    if (readsOpenings && read[role]?.act !== act) {
      read[role] = { act, until: now + readingMs(openingLength(scenario, state, role), persona) }
    }
    return read[role]?.until ?? 0
  }

  const pending = new Map<RoleIx, { readonly due: number; readonly body: Body }>()
  while (state.play?.phase !== 'ended' && !until(state)) {
    if (log.length > LIMIT) throw new Error(`no end after ${LIMIT} commands (seed ${seed})`)
    scenario.roles.forEach((_, role) => {
      const persona = personas?.[role] ?? COMPANY[role % COMPANY.length] ?? PERSONAS.careful
      const ready = readUntil(role, persona)
      if (pending.has(role)) return
      const move = companionMove(scenario, state, role, chance, persona)
      if (move !== null) pending.set(role, { due: Math.max(now, ready) + move.waitMs, body: move.body })
    })
    const next = [...pending].sort(([a, x], [b, y]) => x.due - y.due || a - b)[0]
    const deadline = nextDeadline(scenario, state)
    if (deadline !== null && (next === undefined || deadline <= next[1].due)) {
      now = Math.max(now, deadline)
      send('system', { type: 'elapse' })
    } else if (next !== undefined) {
      const [role, { due, body }] = next
      now = due
      pending.delete(role)
      if (!send({ phone: companionPhone(role) }, body)) now += THINK_AGAIN
    } else throw new Error(`nobody can go on (seed ${seed})`)
  }
  return { state, commands: log.filter(({ refused }) => refused === null).map(({ command }) => command), log }
}
