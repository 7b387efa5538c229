import type { Body, Enabled, RoleIx, Scenario, State } from '../engine'
import { arrived, currentTask, enabled, mayTakeOver } from '../engine'
import { answerLikeAPerson, oneOf } from './choose'
import { waitFor } from './pace'
import { type Persona, SOLO } from './persona'
import { speaker } from './speaker'
import { bestOf, voteLikeAPerson } from './vote'

export interface Move {
  readonly body: Body
  /** How long she takes over it (ms). */
  readonly waitMs: number
}

/**
 * What the companion at `role` does next and how long she thinks, or null while there is nothing for her to do. Acts by
 * `enabled` and by what this team was taught; the same `random` gives the same move.
 */
export const companionMove = (
  scenario: Scenario,
  state: State,
  role: RoleIx,
  random: () => number,
  persona: Persona = SOLO,
): Move | null => {
  const body = nextBody(scenario, state, role, random, persona)
  return body === null ? null : { body, waitMs: waitFor(scenario, state, body, random, persona) }
}

const nextBody = (
  scenario: Scenario,
  state: State,
  role: RoleIx,
  random: () => number,
  persona: Persona,
): Body | null => {
  const { play, table } = state
  const seat = table.seats[role]
  if (play === null || seat === undefined || play.phase === 'ended' || table.pause !== null) return null
  if (seat.askDue !== null) return { type: 'touch' }
  if (seat.presence === 'present' && seat.proxy !== null) return { type: 'reclaim' }
  const mine = enabled(scenario, state).filter(({ by }) => by === role)
  const question = nextQuestion(mine, role)
  if (question.length > 0) return choose(scenario, state, question, random, persona)?.body ?? null
  const absent = absentToHelp(scenario, state, role)
  return absent === undefined ? null : { type: 'takeOver', role: absent }
}

const FIRST: readonly Body['type'][] = ['remedy', 'rescue', 'answer']

/** All moves that answer one question: her own hold first, then a held mate, her own task, a task she took over. */
const nextQuestion = (moves: readonly Enabled[], role: RoleIx): Enabled[] => {
  const urgency = ({ body }: Enabled): number => {
    const place = FIRST.indexOf(body.type)
    return (place < 0 ? FIRST.length : place) * 2 + ('role' in body && body.role !== role ? 1 : 0)
  }
  const first = [...moves].sort((a, b) => urgency(a) - urgency(b))[0]
  return first === undefined ? [] : moves.filter((move) => sameQuestion(move.body, first.body))
}

const sameQuestion = (a: Body, b: Body): boolean =>
  a.type === b.type && ('role' in a ? a.role : null) === ('role' in b ? b.role : null)

const choose = (
  scenario: Scenario,
  state: State,
  moves: readonly Enabled[],
  random: () => number,
  persona: Persona,
): Enabled | undefined => {
  switch (moves[0]?.body.type) {
    case 'vote':
      return voteLikeAPerson(scenario, state, moves, random, persona)
    case 'pick':
      return random() < 0.5 ? bestOf(scenario, state, moves) : oneOf(moves, random)
    case 'press':
      return mayPress(state, moves[0].by) ? moves[0] : undefined
    default:
      return answerLikeAPerson(scenario, state, moves, random, persona)
  }
}

/** The first press opens a short window, so it is left to the host, who may be the one person among companions. */
const mayPress = (state: State, role: RoleIx): boolean => {
  const { action } = state.play ?? {}
  if (action?.kind !== 'together') return false
  return role === speaker(state) || action.pressed.some((pressed) => pressed)
}

/** An absent team-mate with work left that only a proxy may do, once she herself has nothing to do. */
const absentToHelp = (scenario: Scenario, state: State, role: RoleIx): RoleIx | undefined => {
  const { play, table } = state
  if (play === null || play.phase !== 'lanes' || currentTask(scenario, play, role) !== null) return undefined
  const found = scenario.roles.findIndex(
    ({ absence }, other) =>
      absence === 'proxy' &&
      table.seats[other]?.presence !== 'present' &&
      !arrived(scenario, state, other) &&
      mayTakeOver(state, role, other),
  )
  return found < 0 ? undefined : found
}
