import type { Actor, HelpBody, Refusal } from './command'
import { answersForOthers, settleConsents } from './consent'
import { currentTask, laneOf } from './lane'
import { phoneOf } from './presence'
import { arrived } from './progress'
import type { RoleIx, Scenario } from './scenario'
import type { Play, State } from './state'
import { emit, isPresent, ms, seatOf, type Turn } from './turn'
import { at, isInt } from './util'

/** Asked people have this long to touch their phone. */
const ASK_SECONDS = 60
/** So many answered asks open a present idler's tasks to the others. */
const ASKS_TO_OPEN = 2

/** Asking, taking over, giving back: how people help people. */
export const helpCommand = (turn: Turn, by: Actor, body: HelpBody): Refusal | null => {
  if (typeof by === 'string') return 'not_yours'
  const me = phoneOf(turn, by.phone)?.role ?? null
  if (me === null) return 'not_yours'
  if ('role' in body && !isInt(body.role, turn.scenario.roles.length)) return 'unknown_role'
  switch (body.type) {
    case 'ask':
      return ask(turn, me, body.role)
    case 'takeOver':
      return takeOver(turn, me, body.role)
    case 'giveBack':
      if (seatOf(turn.state, body.role).proxy !== me) return 'not_yours'
      emit(turn, { type: 'returned', role: body.role })
      return null
    case 'reclaim':
      if (seatOf(turn.state, me).proxy === null) return 'not_now'
      emit(turn, { type: 'returned', role: me })
      return null
    case 'help':
      if (seatOf(turn.state, me).needsHelp === body.on) return 'not_now'
      emit(turn, { type: 'helped', role: me, on: body.on })
      return null
  }
}

/** Whether a present role keeps the others waiting, by its own part or by that of an absent role it answers for. */
export const delays = (scenario: Scenario, state: State, role: RoleIx): boolean =>
  isPresent(state, role) &&
  !seatOf(state, role).open &&
  (owes(scenario, state, role) ||
    state.table.seats.some((seat, other) => seat.proxy === role && owesByProxy(scenario, state, other)))

/** Whether a role has not arrived, or not acted in the open step. */
const owes = (scenario: Scenario, state: State, role: RoleIx): boolean => {
  const { play } = state
  if (play === null || play.phase === 'ended') return false
  if (play.phase === 'lanes') return !arrived(scenario, state, role)
  const { action } = play
  if (action?.kind === 'vote') return action.tie === null && at(action.votes, role) === null
  if (action?.kind === 'together') return !at(action.pressed, role)
  return owesPart(scenario, play, role)
}

/** What a proxy can do for a role: its tasks and its part, not its vote or its press. */
const owesByProxy = (scenario: Scenario, state: State, role: RoleIx): boolean =>
  state.play?.phase === 'lanes'
    ? !arrived(scenario, state, role)
    : state.play !== null && owesPart(scenario, state.play, role)

const owesPart = (scenario: Scenario, { act, action }: Play, role: RoleIx): boolean => {
  const { barrier } = at(scenario.acts, act)
  if (action?.kind !== 'combine' || barrier.kind !== 'combine') return false
  return barrier.parts.some((part) => part.role === role) && at(action.parts, role) === null
}

/** Whether `me` may ask if `role`, who keeps the others waiting, is there. */
export const mayAsk = (scenario: Scenario, state: State, me: RoleIx, role: RoleIx): boolean =>
  me !== role &&
  state.play?.rung === 2 &&
  waits(scenario, state, me) &&
  delays(scenario, state, role) &&
  seatOf(state, role).askDue === null

/** A present role that has nothing to do itself: its lane ended, it waits for a clue, or the barrier's step is open. */
const waits = (scenario: Scenario, state: State, role: RoleIx): boolean => {
  const { play } = state
  if (play === null || !isPresent(state, role)) return false
  const lane = laneOf(play, role)
  if (play.phase === 'action' || lane.at === null) return true
  return lane.hold === null && currentTask(scenario, play, role)?.type === 'await'
}

const ask = (turn: Turn, me: RoleIx, role: RoleIx): Refusal | null => {
  if (!mayAsk(turn.scenario, turn.state, me, role)) return 'not_now'
  emit(turn, { type: 'asked', role, due: turn.state.table.now + ms(turn.state, ASK_SECONDS) })
  return null
}

const takeOver = (turn: Turn, me: RoleIx, role: RoleIx): Refusal | null => {
  const seat = seatOf(turn.state, role)
  if (!mayTakeOver(turn.state, me, role)) return 'not_now'
  if (!isPresent(turn.state, role) || seat.open) {
    emit(turn, { type: 'tookOver', role, proxy: me, open: seat.open })
    return null
  }
  emit(turn, { type: 'consented', role, by: me })
  settleConsents(turn)
  return null
}

/** One proxy a role, no chains: a role that is itself answered for takes nobody over. */
export const mayTakeOver = (state: State, me: RoleIx, role: RoleIx): boolean => {
  const seat = seatOf(state, role)
  if (me === role || seat.proxy !== null || !isPresent(state, me) || seatOf(state, me).proxy !== null) return false
  if (answersForOthers(state, role)) return false
  if (!isPresent(state, role)) return true
  return seat.asks >= ASKS_TO_OPEN && !seat.consents.includes(me)
}
