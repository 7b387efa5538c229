import type { Settled } from './event'
import type { Act, ClueIx, Effect, Option, RoleIx, Scenario, Task, TaskIx } from './scenario'
import { BEFORE_LANE, type LaneState, MARK, type Play, type Tally, zeroTally } from './state'
import { at, clamp, noEntry, put } from './util'

/** The lane of `role` in the running act. */
export const laneOf = (play: Play, role: RoleIx): LaneState => play.lanes[role] ?? noEntry(role)

/** The running act. */
export const actOf = (scenario: Scenario, play: Play): Act => scenario.acts[play.act] ?? noEntry(play.act)

/** How many acts the team has behind it; a detour that was not taken does not count. */
export const actsBehind = ({ act, outcomes }: Play): number =>
  outcomes.filter((outcome, other) => outcome !== null && other !== act).length

/** The task a lane stands at, or null before its start and after its end. */
export const currentTask = (scenario: Scenario, play: Play, role: RoleIx): Task | null => {
  const { at: ix } = laneOf(play, role)
  return ix === null || ix === BEFORE_LANE ? null : (scenario.tasks[ix] ?? noEntry(ix))
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
  const first = lane.at === BEFORE_LANE ? at(actOf(scenario, play).lanes, role).first : lane.at
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
  const given = play.clues.map((clues, role) => laneOf(play, role).got.reduce(withClue, clues))
  return settled(
    scenario,
    { ...play, clues: given },
    play.lanes.map((lane) => lane.tally),
    actOf(scenario, play).minutes,
  )
}

/** Applies the effects of a barrier's outcome to the settled values; they too are summed before they are clamped. */
export const withOutcome = (scenario: Scenario, play: Play, effects: readonly Effect[]): Settled => {
  const nothing = zeroTally(scenario.meters.length, scenario.flags.length)
  return settled(scenario, play, [tallied(nothing, effects)], 0)
}

const settled = (
  scenario: Scenario,
  { meters, flags, clock, clues, scores }: Settled,
  tallies: readonly Tally[],
  minutes: number,
): Settled => {
  const sum = (value: (tally: Tally) => number): number => tallies.reduce((total, tally) => total + value(tally), 0)
  const later = minutes + Math.max(0, ...tallies.map((t) => t.minutes)) + sum((t) => t.trapMinutes)
  const gives = tallies.flatMap((tally) => tally.gives)
  return {
    meters: scenario.meters.map(({ min, max }, i) => clamp(at(meters, i) + sum((t) => at(t.meters, i)), min, max)),
    flags: flags.map((value, i) => tallies.reduce((now, tally) => tally.flags[i] ?? now, value)),
    clock: Math.min(scenario.clock.end, clock + later),
    clues: clues.map((known, role) =>
      gives.filter(([, to]) => to === role).reduce((set, [clue]) => withClue(set, clue), known),
    ),
    scores: scores.map((value, i) => value + sum((t) => at(t.scores, i))),
  }
}
