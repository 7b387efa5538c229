import type { Settled } from './event'
import type { ClueIx, Effect, Option, RoleIx, Scenario, Task, TaskIx } from './scenario'
import { BEFORE_LANE, type LaneState, MARK, type Play, type Tally } from './state'
import { at, clamp, put } from './util'

/** The lane of `role` in the running act. */
export const laneOf = (play: Play, role: RoleIx): LaneState => at(play.lanes, role)

/** The task a lane stands at, or null before its start and after its end. */
export const currentTask = (scenario: Scenario, play: Play, role: RoleIx): Task | null => {
  const { at: ix } = laneOf(play, role)
  return ix === null || ix === BEFORE_LANE ? null : at(scenario.tasks, ix)
}

/** What follows `task` in its lane: the chosen option's nested list first. */
export const follow = (play: Play, task: Task): TaskIx | null => {
  const nested = optionsOf(task).find(
    (option, i) => option.then !== null && ((at(play.chosen, task.ordinal) >> i) & 1) === 1,
  )
  return nested?.then ?? task.next
}

export const optionsOf = (task: Task): readonly Option[] =>
  task.type === 'choice' || task.type === 'multi' ? task.options : task.type === 'hotspot' ? task.regions : []

/** Every task that some continuation of the lane of `role` may still arrive at, the current one included while it is open. */
export const remaining = (scenario: Scenario, play: Play, role: RoleIx): Task[] => {
  const lane = laneOf(play, role)
  if (lane.at === null) return []
  const first = lane.at === BEFORE_LANE ? at(at(scenario.acts, play.act).lanes, role).first : lane.at
  const seen = new Set<TaskIx>()
  const found: Task[] = []
  const visit = (ix: TaskIx | null): void => {
    if (ix === null || seen.has(ix)) return
    seen.add(ix)
    const task = at(scenario.tasks, ix)
    if (play.marks[ix] === MARK.open) {
      found.push(task)
      for (const option of optionsOf(task)) visit(option.then)
      visit(task.next)
    } else visit(follow(play, task))
  }
  visit(first)
  return found
}

/** Handovers that an absent role still owes. */
export const owedHandovers = (
  scenario: Scenario,
  play: Play,
  role: RoleIx,
): { readonly clue: ClueIx; readonly to: RoleIx }[] =>
  remaining(scenario, play, role).flatMap((task) =>
    task.type === 'handover' ? [{ clue: task.clue, to: task.to }] : [],
  )

/** Adds effects to a tally; `trap` counts story minutes on the trap's account. */
export const tallied = (tally: Tally, effects: readonly Effect[], trap = false): Tally => {
  let sum = tally
  for (const effect of effects) sum = add(sum, effect, trap)
  return sum
}

const add = (tally: Tally, effect: Effect, trap: boolean): Tally => {
  if ('meter' in effect)
    return { ...tally, meters: put(tally.meters, effect.meter, at(tally.meters, effect.meter) + effect.add) }
  if ('flag' in effect) return { ...tally, flags: put(tally.flags, effect.flag, effect.set) }
  if ('score' in effect)
    return { ...tally, scores: put(tally.scores, effect.score, at(tally.scores, effect.score) + effect.add) }
  if ('give' in effect) return { ...tally, gives: [...tally.gives, [effect.give, effect.to]] }
  return trap
    ? { ...tally, trapMinutes: tally.trapMinutes + effect.minutes }
    : { ...tally, minutes: tally.minutes + effect.minutes }
}

/** The clue set with `clue` in it; sorted, so that equal sets are equal states. */
export const withClue = (clues: readonly ClueIx[], clue: ClueIx): readonly ClueIx[] =>
  clues.includes(clue) ? clues : [...clues, clue].sort((a, b) => a - b)

/** Sums all tallies over the settled values: meters clamped once, the clock by the slowest lane and all trap minutes. */
export const settlement = (scenario: Scenario, play: Play): Settled => {
  const tallies = play.lanes.map((lane) => lane.tally)
  const sum = (value: (tally: Tally) => number): number => tallies.reduce((total, tally) => total + value(tally), 0)
  const minutes =
    at(scenario.acts, play.act).minutes + Math.max(0, ...tallies.map((t) => t.minutes)) + sum((t) => t.trapMinutes)
  return {
    meters: scenario.meters.map((meter, i) =>
      clamp(at(play.meters, i) + sum((t) => at(t.meters, i)), meter.min, meter.max),
    ),
    flags: play.flags.map((value, i) => tallies.reduce((now, tally) => tally.flags[i] ?? now, value)),
    clock: Math.min(scenario.clock.end, play.clock + minutes),
    clues: play.clues.map((clues, role) => {
      const given = tallies.flatMap((tally) => tally.gives.filter(([, to]) => to === role).map(([clue]) => clue))
      return [...laneOf(play, role).got, ...given].reduce(withClue, clues)
    }),
    scores: play.scores.map((value, i) => value + sum((t) => at(t.scores, i))),
  }
}

/** Applies the effects of a barrier's outcome to the settled values. */
export const withOutcome = (scenario: Scenario, play: Play, effects: readonly Effect[]): Settled => {
  const { meters, flags, clock, clues, scores } = play
  let settled: Settled = { meters, flags, clock, clues, scores }
  for (const effect of effects) settled = apply(scenario, settled, effect)
  return settled
}

const apply = (scenario: Scenario, now: Settled, effect: Effect): Settled => {
  if ('meter' in effect) {
    const { min, max } = at(scenario.meters, effect.meter)
    const value = clamp(at(now.meters, effect.meter) + effect.add, min, max)
    return { ...now, meters: put(now.meters, effect.meter, value) }
  }
  if ('flag' in effect) return { ...now, flags: put(now.flags, effect.flag, effect.set) }
  if ('score' in effect)
    return { ...now, scores: put(now.scores, effect.score, at(now.scores, effect.score) + effect.add) }
  if ('give' in effect)
    return { ...now, clues: put(now.clues, effect.to, withClue(at(now.clues, effect.to), effect.give)) }
  return { ...now, clock: Math.min(scenario.clock.end, now.clock + effect.minutes) }
}
