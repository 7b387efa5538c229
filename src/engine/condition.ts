import type { Condition, RoleIx, Scenario } from './scenario'
import { MARK, type Play, type State } from './state'
import { assertNever, at } from './util'

/** What a condition may look at: in a lane its own role's part of the act besides the settled values. */
export interface Reader {
  readonly play: Play
  readonly present: (role: RoleIx) => boolean
  /** Set inside a lane: clues its own `await` brought count as known. */
  readonly lane: RoleIx | null
}

/** Whether `condition` holds. Total: a condition about something that never came about is false. */
export const holds = (scenario: Scenario, reader: Reader, condition: Condition): boolean => {
  const { play } = reader
  if ('all' in condition) return condition.all.every((c) => holds(scenario, reader, c))
  if ('any' in condition) return condition.any.some((c) => holds(scenario, reader, c))
  if ('not' in condition) return !holds(scenario, reader, condition.not)
  if ('meter' in condition) return within(at(play.meters, condition.meter), condition)
  if ('clock' in condition) return within(play.clock, condition)
  if ('flag' in condition) return play.flags[condition.flag] === condition.is
  if ('done' in condition) return play.marks[condition.done] === MARK.done
  if ('chose' in condition) return ((at(play.chosen, condition.chose) >> condition.option) & 1) === 1
  if ('sprung' in condition) return play.sprung[condition.sprung] === true
  if ('knows' in condition) return knows(scenario, reader, condition)
  if ('outcome' in condition) return play.outcomes[condition.outcome] === condition.is
  if ('present' in condition) return reader.present(condition.present)
  return assertNever(condition)
}

/** A reader of everything settled, for `next`, openings and endings. */
export const settledReader = (state: State, play: Play): Reader => ({
  play,
  present: (role) => state.table.seats[role]?.presence === 'present',
  lane: null,
})

const within = (value: number, bounds: { readonly atLeast: number | null; readonly atMost: number | null }): boolean =>
  (bounds.atLeast === null || value >= bounds.atLeast) && (bounds.atMost === null || value <= bounds.atMost)

const knows = (
  scenario: Scenario,
  { play, lane }: Reader,
  { knows: clue, role }: { readonly knows: number; readonly role: RoleIx },
): boolean => {
  if (at(play.clues, role).includes(clue)) return true
  if (lane !== role) return false
  return at(at(scenario.acts, play.act).lanes, role).tasks.some((ix) => {
    const task = at(scenario.tasks, ix)
    return task.type === 'await' && task.clue === clue && play.marks[ix] === MARK.done
  })
}
