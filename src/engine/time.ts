import { breakTie, missWindow } from './barrier'
import { actOf, laneOf } from './lane'
import { setPhone } from './presence'
import { resolve, resolveDue } from './progress'
import type { RoleIx, Scenario } from './scenario'
import type { State } from './state'
import { emit, isPresent, ms, playOf, type Turn } from './turn'
import { assertNever, at } from './util'

export const DEADLINES = ['rung', 'ask', 'hold', 'resolve', 'window', 'tie'] as const
export type DeadlineKind = (typeof DEADLINES)[number]

export interface Deadline {
  /** Room ms. */
  readonly due: number
  readonly kind: DeadlineKind
  /** Null where no single role is meant. */
  readonly role: RoleIx | null
}

/** Every deadline that now runs, in the order they fire: due, kind, role. */
export const deadlines = (scenario: Scenario, state: State): Deadline[] => {
  const { play, table } = state
  const found: Deadline[] = []
  if (play === null || play.phase === 'ended' || stands(state)) return found
  const { barrier } = actOf(scenario, play)
  if (play.armedAt !== null && play.rung < 2) {
    const seconds = play.rung === 0 ? barrier.nudgeSec : barrier.assistSec
    found.push({ due: play.armedAt + ms(state, seconds), kind: 'rung', role: null })
  }
  for (let role = 0; role < scenario.roles.length; role += 1) {
    const { askDue } = at(table.seats, role)
    if (askDue !== null) found.push({ due: askDue, kind: 'ask', role })
    const { hold } = laneOf(play, role)
    if (hold !== null) found.push({ due: hold.due, kind: 'hold', role })
    const due = resolveDue(scenario, state, role)
    if (due !== null) found.push({ due, kind: 'resolve', role })
  }
  if (play.action?.kind === 'together' && play.action.due !== null)
    found.push({ due: play.action.due, kind: 'window', role: null })
  if (play.action?.kind === 'vote' && play.action.tie !== null)
    found.push({ due: play.action.tie.due, kind: 'tie', role: null })
  return found.length < 2 ? found : found.sort(sooner)
}

const sooner = (a: Deadline, b: Deadline): number =>
  a.due - b.due || DEADLINES.indexOf(a.kind) - DEADLINES.indexOf(b.kind) || (a.role ?? -1) - (b.role ?? -1)

/** Host time (ms) of the next deadline, or null; when a host should send `elapse`. */
export const nextDeadline = (scenario: Scenario, state: State): number | null => {
  const first = deadlines(scenario, state)[0]
  return first === undefined ? null : first.due + state.table.offset
}

/** Room time stands still. */
export const stands = (state: State): boolean => state.table.pause !== null || state.table.suspended

/** Room time at the host's time `hostMs`; never runs backwards. */
export const roomTime = (state: State, hostMs: number): number =>
  stands(state) ? state.table.now : Math.max(state.table.now, hostMs - state.table.offset)

/** Moves room time to `now`. */
export const tick = (turn: Turn, now: number): void => {
  if (now !== turn.state.table.now) emit(turn, { type: 'ticked', now, offset: turn.state.table.offset })
}

/** Room time goes on from where it stood, whatever the host's clock says. */
export const thaw = (turn: Turn): void => {
  const { now } = turn.state.table
  emit(turn, { type: 'ticked', now, offset: turn.hostMs - now })
}

/** Lets one deadline happen. */
export const fire = (turn: Turn, { kind, role }: Deadline): void => {
  switch (kind) {
    case 'rung':
      emit(turn, { type: 'rung', rung: playOf(turn).rung === 0 ? 1 : 2 })
      return
    case 'ask':
      if (role !== null) turnAway(turn, role)
      return
    case 'hold':
      if (role !== null)
        emit(turn, { type: 'freed', role, how: 'time', by: null, tally: laneOf(playOf(turn), role).tally })
      return
    case 'resolve':
      if (role !== null) resolve(turn, role)
      return
    case 'window':
      missWindow(turn)
      return
    case 'tie': {
      const { action } = playOf(turn)
      if (action?.kind === 'vote') breakTie(turn, action.tie?.leaders ?? [])
      return
    }
    default:
      assertNever(kind)
  }
}

/** Nobody answered an ask: all phones of the seat count as away. */
const turnAway = (turn: Turn, role: RoleIx): void => {
  for (const [id, phone] of Object.entries(turn.state.table.phones)) {
    if (phone.role === role && phone.presence === 'present') setPhone(turn, id, 'away')
  }
  // A seat without a present phone can only be one whose phones moved: let it follow all the same.
  if (isPresent(turn.state, role))
    emit(turn, { type: 'askAnswered', role, asks: at(turn.state.table.seats, role).asks })
}
