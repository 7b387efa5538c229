import { REFUSAL_WORDS } from '../cli/words'
import { companionPhone } from '../companions'
import { type Command, decide, type Event, initialState, type Refusal, type State } from '../engine'
import type { Edition } from './edition'
import { type Move, moveOf, retell } from './move'
import { storyOf } from './story'

/**
 * An evening that is tried out: what was played, the state at every place of it, and the place that is looked at. Place
 * 0 is the opening of the first act, place k comes after move k. A value: every change makes a new one.
 */
export interface Evening {
  readonly edition: Edition
  readonly seed: number
  /** Everything that was played, also what this edition can't follow any more. */
  readonly moves: readonly Move[]
  /** One more than the moves that this edition can follow. */
  readonly states: readonly State[]
  /** What each of those moves brought about. */
  readonly events: readonly (readonly Event[])[]
  /** The place that the phones show. */
  readonly at: number
  /** The place the writer was at; beyond `at` only while the edition can't be followed so far. */
  readonly wanted: number
  /** The first move that this edition can't follow. */
  readonly stopped: { readonly step: number; readonly what: string; readonly why: string } | null
}

/** Everybody is seated, and the first act has opened. */
export const newEvening = (edition: Edition, seed: number): Evening => ({
  edition,
  seed,
  moves: [],
  states: [opened(edition, seed)],
  events: [],
  at: 0,
  wanted: 0,
  stopped: null,
})

const opened = ({ scenario }: Edition, seed: number): State => {
  const seats = scenario.roles.map(
    (_, role): Command => ({
      by: { phone: companionPhone(role) },
      at: 0,
      body: { type: 'join', role, host: role === 0 },
    }),
  )
  const start: Command = { by: { phone: companionPhone(0) }, at: 0, body: { type: 'start' } }
  return [...seats, start].reduce(
    (state, command) => decide(scenario, state, command).state,
    initialState(scenario, { seed }),
  )
}

/** The state at a place. */
export const stateAt = ({ states }: Evening, place: number): State => {
  const state = states[place]
  if (state === undefined) throw new RangeError(`no place ${place}`)
  return state
}

export const present = (evening: Evening): State => stateAt(evening, evening.at)

/** Nothing that could be shown lies after the place that is looked at. */
export const atTip = ({ at, states }: Evening): boolean => at === states.length - 1

/** Host time (ms since the start) of the place that is looked at. */
export const timeOf = ({ at, moves }: Evening): number => moves[at - 1]?.command.at ?? 0

export interface Played {
  readonly evening: Evening
  readonly refused: Refusal | null
  /** Moves that lay after the place and are gone now. */
  readonly dropped: number
}

/** Plays a command from the place that is looked at. What lay after it gives way, unless nothing came of the command. */
export const playOn = (evening: Evening, command: Command): Played => {
  const { edition, at } = evening
  const from = present(evening)
  const { events, refused, state } = decide(edition.scenario, from, command)
  // The mere passing of time is no step, nor is a touch that changed nothing.
  if (!events.some(({ type }) => type !== 'ticked')) return { evening, refused, dropped: 0 }
  // A deadline that was due happened, although the command itself was too late.
  const done: Command = refused === null ? command : { by: 'system', at: command.at, body: { type: 'elapse' } }
  return {
    evening: {
      ...evening,
      moves: [...evening.moves.slice(0, at), moveOf(edition, from, done)],
      states: [...evening.states.slice(0, at + 1), state],
      events: [...evening.events.slice(0, at), events],
      at: at + 1,
      wanted: at + 1,
      stopped: null,
    },
    refused,
    dropped: evening.moves.length - at,
  }
}

/** Looks at another place; nothing is lost. */
export const travel = (evening: Evening, to: number): Evening => {
  const at = Math.min(Math.max(0, Math.trunc(to)), evening.states.length - 1)
  return { ...evening, at, wanted: at }
}

/**
 * The same evening in another edition: every move is said again, as far as it makes sense there. The place stays, or is
 * the last one before the move that does not. Later moves are kept for an edition that can follow them again.
 */
export const inEdition = (evening: Evening, edition: Edition): Evening => {
  const events: (readonly Event[])[] = []
  const moves: Move[] = []
  let stopped: Evening['stopped'] = null
  let from = opened(edition, evening.seed)
  const states: State[] = [from]
  for (const move of evening.moves) {
    const said = retell(move, edition, from)
    const decision = 'why' in said ? null : decide(edition.scenario, from, said.command)
    if ('why' in said || decision === null || decision.refused !== null) {
      const step = moves.length + 1
      const why = 'why' in said ? said.why : REFUSAL_WORDS[decision?.refused ?? 'not_now']
      stopped = { step, what: whatWas(evening, step), why }
      break
    }
    moves.push(moveOf(edition, from, said.command))
    events.push(decision.events)
    from = decision.state
    states.push(from)
  }
  return {
    ...evening,
    edition,
    moves: [...moves, ...evening.moves.slice(moves.length)],
    states,
    events,
    at: Math.min(evening.wanted, states.length - 1),
    stopped,
  }
}

/** What a step was, as far as an edition has ever followed it. */
const whatWas = ({ edition, states, events, moves, stopped }: Evening, step: number): string => {
  const before = states[step - 1]
  const brought = events[step - 1]
  if (before === undefined || brought === undefined) return stopped?.step === step ? stopped.what : ''
  return storyOf(edition.scenario, before, brought, moves[step - 1]?.command).text
}
