import { decideOutcome, openPart } from './barrier'
import type { Actor, PlayBody, Refusal } from './command'
import { judge, quizOrder } from './judge'
import { actOf, currentTask, laneOf, optionsOf, tallied } from './lane'
import { mayHost, phoneOf } from './presence'
import type { RoleIx, Task } from './scenario'
import { MARK, type State, type Tally } from './state'
import { emit, ms, playOf, seatOf, type Turn } from './turn'
import { assertNever, at, isInt } from './util'

/** Whether a command points at something that has passed: another epoch, act, task, attempt or round. */
export const isStale = ({ table, play }: State, body: PlayBody): boolean => {
  if (play === null) return false
  if (body.epoch !== table.epoch || ('act' in body && body.act !== play.act)) return true
  const { action } = play
  const lane = 'role' in body ? play.lanes[body.role] : undefined
  switch (body.type) {
    case 'answer':
      return lane !== undefined && (body.step !== lane.step || body.attempt !== lane.attempt)
    case 'remedy':
      return (
        lane !== undefined && (body.step !== lane.step || body.attempt !== (lane.hold?.remedyAttempt ?? body.attempt))
      )
    case 'rescue':
      return (
        lane !== undefined && (body.step !== lane.step || body.attempt !== (lane.hold?.rescueAttempt ?? body.attempt))
      )
    case 'vote':
      return action?.kind === 'vote' && body.round !== action.round
    case 'press':
      return action?.kind === 'together' && body.attempt !== action.attempt
    case 'part':
      return action?.kind === 'combine' && body.attempt !== action.attempt
    case 'ready':
    case 'unready':
    case 'pick':
      return false
    default:
      return assertNever(body)
  }
}

/** A command of the play itself that is not stale: whose it is, whether its time has come; then the rule. */
export const playCommand = (turn: Turn, by: Actor, body: PlayBody): Refusal | null => {
  if (typeof by === 'string') return 'not_yours'
  const me = phoneOf(turn, by.phone)?.role ?? null
  if ('role' in body && !isInt(body.role, turn.scenario.roles.length)) return 'unknown_role'
  if (me === null) return 'not_yours'
  switch (body.type) {
    case 'answer':
      return answer(turn, me, body)
    case 'remedy':
      return remedy(turn, me, body)
    case 'rescue':
      return rescue(turn, me, body)
    case 'ready':
    case 'unready':
      return ready(turn, me, body.role, body.type === 'ready')
    case 'vote':
      return vote(turn, me, body)
    case 'pick':
      return pick(turn, by, body.pick)
    case 'press':
      return press(turn, me, body)
    case 'part':
      return part(turn, me, body)
    default:
      return assertNever(body)
  }
}

/** Whether `me` may answer for `role`: its own, or one it took over. */
const answersFor = (turn: Turn, me: RoleIx, role: RoleIx): boolean =>
  me === role || seatOf(turn.state, role).proxy === me

type Target = { readonly role: RoleIx; readonly step: number; readonly attempt: number }

const answer = (turn: Turn, me: RoleIx, body: Extract<PlayBody, { type: 'answer' }>): Refusal | null => {
  const { scenario } = turn
  const lane = laneOf(playOf(turn), body.role)
  if (!answersFor(turn, me, body.role)) return 'not_yours'
  const task = currentTask(scenario, playOf(turn), body.role)
  if (lane.hold !== null) return 'held'
  if (playOf(turn).phase !== 'lanes' || task === null || task.type === 'await') return 'not_now'
  const verdict = judge(turn.state.table.seed, task, body.answer)
  if (verdict.verdict === 'bad') return 'bad_answer'
  if (verdict.verdict === 'right') {
    complete(turn, me, body.role, task, verdict.chosen, verdict.option)
    return null
  }
  if (lane.attempt + 1 < task.attempts) {
    emit(turn, { type: 'attempted', role: body.role, attempt: lane.attempt + 1 })
    return null
  }
  emit(turn, {
    type: 'finished',
    role: body.role,
    task: task.ordinal,
    mark: MARK.failed,
    chosen: verdict.chosen,
    tally: tallied({ ...lane.tally, minutes: lane.tally.minutes + task.minutes }, task.fail),
    last: { task: task.ordinal, result: 'failed', option: verdict.option, by: me },
    by: me,
  })
  return null
}

const complete = (turn: Turn, me: RoleIx, role: RoleIx, task: Task, chosen: number, option: number | null): void => {
  const lane = laneOf(playOf(turn), role)
  const picked = chosen === 0 ? [] : optionsOf(task).filter((_, i) => ((chosen >> i) & 1) === 1)
  let tally: Tally = { ...lane.tally, minutes: lane.tally.minutes + task.minutes }
  tally = tallied(tally, task.effects)
  for (const option of picked) tally = tallied(tally, option.effects)
  emit(turn, {
    type: 'finished',
    role,
    task: task.ordinal,
    mark: MARK.done,
    chosen,
    tally,
    last: { task: task.ordinal, result: 'done', option, by: me },
    by: me,
  })
  if (task.type === 'handover') emit(turn, { type: 'handed', clue: task.clue, to: task.to, by: me })
  // At most one trap is sprung by an answer: the first chosen one in document order.
  const trap = picked.find((o) => o.trap !== null)?.trap ?? null
  if (trap === null) return
  const { hold, consequence } = at(turn.scenario.traps, trap)
  emit(turn, {
    type: 'sprung',
    role,
    trap,
    due: hold === null ? null : turn.state.table.now + ms(turn.state, hold.seconds),
    tally: tallied(laneOf(playOf(turn), role).tally, consequence, true),
  })
}

const remedy = (turn: Turn, me: RoleIx, body: Target & { readonly pick: number }): Refusal | null => {
  const lane = laneOf(playOf(turn), body.role)
  if (!answersFor(turn, me, body.role)) return 'not_yours'
  const quiz = lane.hold === null ? undefined : turn.scenario.traps[lane.hold.trap]?.hold?.remedy
  if (lane.hold === null || quiz === undefined || lane.hold.remedyAttempt >= quiz.attempts) return 'not_now'
  if (!isInt(body.pick, quiz.options.length)) return 'bad_answer'
  const right = at(quiz.options, at(quizOrder(turn.state.table.seed, lane.hold.trap, 'remedy', quiz), body.pick)).right
  if (right) emit(turn, { type: 'freed', role: body.role, how: 'remedy', by: me, tally: lane.tally })
  else emit(turn, { type: 'remedyTried', role: body.role, attempt: lane.hold.remedyAttempt + 1 })
  return null
}

/** The score dimension a rescue adds to: 协作. */
const TEAMWORK = 1

const rescue = (turn: Turn, me: RoleIx, body: Target & { readonly pick: number }): Refusal | null => {
  const lane = laneOf(playOf(turn), body.role)
  if (me === body.role) return 'not_yours'
  if (laneOf(playOf(turn), me).hold !== null) return 'held'
  const quiz = lane.hold === null ? undefined : turn.scenario.traps[lane.hold.trap]?.hold?.rescue
  if (lane.hold === null || quiz === undefined || lane.hold.rescueAttempt >= quiz.attempts) return 'not_now'
  if (!isInt(body.pick, quiz.options.length)) return 'bad_answer'
  const right = at(quiz.options, at(quizOrder(turn.state.table.seed, lane.hold.trap, 'rescue', quiz), body.pick)).right
  if (!right) {
    emit(turn, { type: 'rescueTried', role: body.role, attempt: lane.hold.rescueAttempt + 1 })
    return null
  }
  emit(turn, {
    type: 'freed',
    role: body.role,
    how: 'rescue',
    by: me,
    tally: tallied(lane.tally, [{ score: TEAMWORK, add: 1 }]),
  })
  return null
}

const ready = (turn: Turn, me: RoleIx, role: RoleIx, on: boolean): Refusal | null => {
  const play = playOf(turn)
  if (me !== role) return 'not_yours'
  const lane = laneOf(play, role)
  if (play.phase !== 'lanes' || actOf(turn.scenario, play).barrier.kind !== 'assemble') return 'not_now'
  if (lane.at !== null || lane.hold !== null || lane.ready === on) return 'not_now'
  emit(turn, { type: 'readied', role, ready: on })
  return null
}

const vote = (turn: Turn, me: RoleIx, body: Extract<PlayBody, { type: 'vote' }>): Refusal | null => {
  const { action, act } = playOf(turn)
  const { barrier } = at(turn.scenario.acts, act)
  if (me !== body.role) return 'not_yours'
  if (action?.kind !== 'vote' || barrier.kind !== 'vote' || action.tie !== null) return 'not_now'
  if (!isInt(body.pick, barrier.options.length)) return 'bad_answer'
  emit(turn, { type: 'voted', role: me, pick: body.pick })
  return null
}

const pick = (turn: Turn, by: Actor, option: number): Refusal | null => {
  const { action } = playOf(turn)
  if (action?.kind !== 'vote' || action.tie === null) return 'not_now'
  if (!mayHost(turn, by)) return 'not_host'
  if (!action.tie.leaders.includes(option)) return 'bad_answer'
  decideOutcome(turn, option)
  return null
}

const press = (turn: Turn, me: RoleIx, body: Extract<PlayBody, { type: 'press' }>): Refusal | null => {
  const { action, act } = playOf(turn)
  const { barrier } = at(turn.scenario.acts, act)
  if (me !== body.role) return 'not_yours'
  if (action?.kind !== 'together' || barrier.kind !== 'together' || at(action.pressed, me)) return 'not_now'
  const { now, options } = turn.state.table
  const window = Math.max(5000, ms(turn.state, barrier.windowSec)) + 1000
  emit(turn, { type: 'pressed', role: me, due: options.untimed ? null : (action.due ?? now + window) })
  return null
}

const part = (turn: Turn, me: RoleIx, body: Extract<PlayBody, { type: 'part' }>): Refusal | null => {
  const { action, act } = playOf(turn)
  const { barrier } = at(turn.scenario.acts, act)
  if (!answersFor(turn, me, body.role) && !openPart(turn.state, body.role)) return 'not_yours'
  if (action?.kind !== 'combine' || barrier.kind !== 'combine') return 'not_now'
  const own = barrier.parts.find(({ role }) => role === body.role)
  if (own === undefined) return 'not_now'
  if (!isInt(body.pick, own.choices.length)) return 'bad_answer'
  emit(turn, { type: 'parted', role: body.role, pick: body.pick })
  return null
}
