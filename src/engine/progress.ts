import { judgeAction, settle } from './barrier'
import { holds, type Reader } from './condition'
import { actOf, currentTask, follow, laneOf, optionsOf, owedHandovers, remaining, tallied } from './lane'
import type { RoleIx, Scenario, Task, TaskIx } from './scenario'
import { BEFORE_LANE, MARK, type Play, type State } from './state'
import { counts, emit, isPresent, ms, playOf, seatOf, type Turn } from './turn'
import { at, range } from './util'

/**
 * Lets everything happen that needs nobody's hand: lanes move on, clues arrive, the ladder starts, absent roles are
 * resolved, the barrier settles. Ends when only people or time can go on.
 */
export const progress = (turn: Turn): void => {
  if (turn.state.play === null) return
  for (;;) {
    const { phase } = playOf(turn)
    if (phase === 'ended') return
    if (!turn.state.table.seats.some(({ presence }) => presence === 'present')) return
    if (phase === 'lanes') {
      advanceLanes(turn)
      arm(turn)
      if (!arriveAll(turn)) return
      settle(turn)
    } else if (!judgeAction(turn)) return
  }
}

/** Whether a role has arrived: its lane ended, no hold, and `ready` where the barrier asks present people for it. */
export const arrived = (scenario: Scenario, state: State, role: RoleIx): boolean => {
  const { play } = state
  if (play === null) return false
  const lane = laneOf(play, role)
  if (lane.at !== null || lane.hold !== null) return false
  return actOf(scenario, play).barrier.kind !== 'assemble' || !counts(state, role) || lane.ready
}

/** Roles the barrier still waits for. */
export const missing = (scenario: Scenario, state: State): RoleIx[] =>
  range(scenario.roles.length).filter((role) => !arrived(scenario, state, role))

/**
 * When an absent role's tasks are resolved by time, in room ms, or null while that clock does not run: who works for an
 * absent team-mate is present, and no timer cuts her off.
 */
export const resolveDue = (scenario: Scenario, state: State, role: RoleIx): number | null => {
  const { play } = state
  if (play === null || play.phase !== 'lanes' || play.armedAt === null || isPresent(state, role)) return null
  if (arrived(scenario, state, role) || laneOf(play, role).hold !== null || seatOf(state, role).proxy !== null)
    return null
  const { timeoutSec } = actOf(scenario, play).barrier
  return Math.max(play.armedAt, seatOf(state, role).since) + ms(state, timeoutSec)
}

/** Resolves what an absent (or released) role has left: by default or not at all, marked 未完成. */
export const resolve = (turn: Turn, role: RoleIx): void => {
  const { scenario } = turn
  const rule = at(scenario.roles, role).absence
  deliverPocket(turn, role)
  const lane = laneOf(playOf(turn), role)
  if (lane.hold !== null) emit(turn, { type: 'freed', role, how: 'lever', by: null, tally: lane.tally })
  for (;;) {
    moveOn(turn, role)
    const task: Task | null = currentTask(scenario, playOf(turn), role)
    if (task === null) return
    const option: number | null = rule === 'skip' ? null : task.defaultOption
    const effects =
      rule === 'skip' ? [] : [...task.default, ...(option === null ? [] : at(optionsOf(task), option).effects)]
    const { tally } = laneOf(playOf(turn), role)
    emit(turn, {
      type: 'finished',
      role,
      task: task.ordinal,
      mark: MARK.unfinished,
      chosen: option === null ? 0 : 1 << option,
      tally: effects.length === 0 ? tally : tallied(tally, effects),
      last: null,
      by: null,
    })
  }
}

/** Moves a lane past finished tasks to the next one whose `when` holds; a lane that is held stays. */
export const moveOn = (turn: Turn, role: RoleIx): void => {
  const { scenario } = turn
  if (laneOf(playOf(turn), role).hold !== null) return
  const first = successor(scenario, playOf(turn), role)
  if (first === undefined) return
  let next: TaskIx | null = first
  while (next !== null) {
    const task: Task = at(scenario.tasks, next)
    if (task.when === null || holds(scenario, laneReader(turn.state, playOf(turn), role), task.when)) break
    emit(turn, { type: 'skipped', role, task: next })
    next = task.next
  }
  emit(turn, { type: 'moved', role, to: next })
}

/** The task after the current one; undefined while the current one is open. */
const successor = (scenario: Scenario, play: Play, role: RoleIx): TaskIx | null | undefined => {
  const lane = laneOf(play, role)
  if (lane.at === null) return undefined
  if (lane.at === BEFORE_LANE) return at(actOf(scenario, play).lanes, role).first
  return play.marks[lane.at] === MARK.open ? undefined : follow(play, at(scenario.tasks, lane.at))
}

const laneReader = (state: State, play: Play, role: RoleIx): Reader => ({
  play,
  present: (r) => isPresent(state, r),
  lane: role,
})

/** Moves every lane as far as it goes without anybody's answer; repeats until no await ends any more. */
const advanceLanes = (turn: Turn): void => {
  const roles = turn.scenario.roles.length
  for (;;) {
    let awaits = false
    for (let role = 0; role < roles; role += 1) {
      if (!isPresent(turn.state, role)) deliverPocket(turn, role)
      moveOn(turn, role)
      awaits ||= openAwait(turn.scenario, playOf(turn), role) !== null
    }
    if (!awaits) return
    const before = turn.events.length
    // What has come ends first, then what can't come; only then may a circle be one that no clue on its way opens.
    for (const why of ['got', 'never', 'circle'] as const) {
      if (turn.events.length > before) break
      for (let role = 0; role < roles; role += 1) endAwait(turn, role, why)
    }
    if (turn.events.length === before) return
  }
}

/** What an absent role still has to hand over is delivered as a note. */
const deliverPocket = (turn: Turn, role: RoleIx): void => {
  if (laneOf(playOf(turn), role).pocket) return
  const owed = owedHandovers(turn.scenario, playOf(turn), role)
  emit(turn, { type: 'pocketed', role })
  for (const { clue, to } of owed) {
    if (!laneOf(playOf(turn), to).got.includes(clue)) emit(turn, { type: 'handed', clue, to, by: null })
  }
}

const endAwait = (turn: Turn, role: RoleIx, why: 'got' | 'never' | 'circle'): void => {
  const { scenario } = turn
  const play = playOf(turn)
  const task = openAwait(scenario, play, role)
  if (task === null) return
  const got = laneOf(play, role).got.includes(task.clue) || at(play.clues, role).includes(task.clue)
  if (why !== (got ? 'got' : isOwed(scenario, play, role) ? 'circle' : 'never')) return
  if (why === 'circle' && !waitsInCircle(scenario, play, role)) return
  emit(turn, {
    type: 'finished',
    role,
    task: task.ordinal,
    mark: got ? MARK.done : MARK.missing,
    chosen: 0,
    tally: tallied(laneOf(play, role).tally, got ? task.effects : []),
    last: { task: task.ordinal, result: got ? 'got' : 'missing', option: null, by: null },
    by: null,
  })
}

const openAwait = (scenario: Scenario, play: Play, role: RoleIx): Extract<Task, { type: 'await' }> | null => {
  const task = laneOf(play, role).hold === null ? currentTask(scenario, play, role) : null
  return task?.type === 'await' && play.marks[task.ordinal] === MARK.open ? task : null
}

/** Whether some continuation of the giver's lane hands the awaited clue over. */
const isOwed = (scenario: Scenario, play: Play, role: RoleIx): boolean => {
  const wait = openAwait(scenario, play, role)
  return (
    wait !== null &&
    remaining(scenario, play, wait.from).some((t) => t.type === 'handover' && t.clue === wait.clue && t.to === role)
  )
}

/** Whether the givers that a role waits for end up waiting for it, or for each other. */
const waitsInCircle = (scenario: Scenario, play: Play, role: RoleIx): boolean => {
  const seen = new Set<RoleIx>()
  for (let giver = role; ; ) {
    if (seen.has(giver)) return true
    seen.add(giver)
    const wait = openAwait(scenario, play, giver)
    if (wait === null) return false
    giver = wait.from
  }
}

/**
 * The ladder runs while a present role has arrived, or every present role has arrived, awaits or is held. It stops when
 * that is over, so that it never depends on the order in which two roles acted.
 */
const arm = (turn: Turn): void => {
  const { scenario, state } = turn
  const play = playOf(turn)
  let waited = true
  for (let role = 0; role < scenario.roles.length; role += 1) {
    if (!isPresent(state, role)) continue
    const { at: cursor, hold } = laneOf(play, role)
    if (cursor === null && hold === null) {
      waited = true
      break
    }
    if (hold === null && openAwait(scenario, play, role) === null) waited = false
  }
  if (waited !== (play.armedAt !== null)) emit(turn, { type: 'armed', at: waited ? state.table.now : null })
}

/** Resolves absent roles where only they are missing; true when everybody has arrived. */
const arriveAll = (turn: Turn): boolean => {
  const { scenario } = turn
  const { release } = actOf(scenario, playOf(turn)).barrier
  const resolvable = (role: RoleIx): boolean =>
    release === 'present' &&
    !isPresent(turn.state, role) &&
    seatOf(turn.state, role).proxy === null &&
    at(scenario.roles, role).absence !== 'proxy' &&
    laneOf(playOf(turn), role).hold === null
  const waiting: RoleIx[] = []
  for (let role = 0; role < scenario.roles.length; role += 1) {
    if (arrived(scenario, turn.state, role)) continue
    if (!resolvable(role)) return false
    waiting.push(role)
  }
  for (const role of waiting) resolve(turn, role)
  return true
}
