import type { Enabled, RoleIx, Scenario, State, Task, TrapIx } from '../engine'
import { MARK, optionsOf } from '../engine'
import type { Persona } from './persona'

type Random = () => number

/** One of `list`, or undefined when it is empty. */
export const oneOf = <T>(list: readonly T[], random: Random): T | undefined => list[Math.floor(random() * list.length)]

/**
 * Chooses among the answers to one question as a person would who knows what this team was taught: a trap now and then,
 * a slip now and then, else one of the good answers.
 */
export const answerLikeAPerson = (
  scenario: Scenario,
  state: State,
  moves: readonly Enabled[],
  random: Random,
  persona: Persona,
): Enabled | undefined => {
  const baits = moves.filter(({ outcome }) => outcome === 'trap')
  const slips = moves.filter(({ outcome }) => outcome === 'wrong')
  const good = moves.filter(({ outcome }) => outcome === 'right' || outcome === 'free')
  const bait = oneOf(baits, random)
  if (bait !== undefined && (good.length === 0 || random() < temptation(scenario, state, bait, persona))) return bait
  const slip = persona.slips / (1 + attemptOf(moves))
  if (slips.length > 0 && (good.length === 0 || random() < slip)) return oneOf(slips, random)
  return oneOf(good, random)
}

/** Wrong answers given to this question before. */
const attemptOf = ([first]: readonly Enabled[]): number =>
  first !== undefined && 'attempt' in first.body ? first.body.attempt : 0

/** How likely this person falls into the trap behind a move. */
const temptation = (scenario: Scenario, state: State, move: Enabled, { falls }: Persona): number => {
  const trap = trapBehind(scenario, state, move)
  const role = 'role' in move.body && typeof move.body.role === 'number' ? move.body.role : move.by
  return trap === null ? falls.untaught : falls[knowledge(scenario, state, trap, [move.by, role])]
}

const trapBehind = (scenario: Scenario, { play }: State, { body, option }: Enabled): TrapIx | null => {
  if (play === null || option === null) return null
  if (body.type === 'vote') return scenario.acts[play.act]?.barrier.outcomes[option]?.trap ?? null
  if (body.type !== 'answer') return null
  const task = scenario.tasks[play.lanes[body.role]?.at ?? -1]
  return (task === undefined ? undefined : optionsOf(task)[option]?.trap) ?? null
}

/** What these people know about a trap: learnt by themselves, by a team-mate, or by nobody. */
export const knowledge = (
  scenario: Scenario,
  { play }: State,
  trap: TrapIx,
  roles: readonly RoleIx[],
): keyof Persona['falls'] => {
  const { taughtBy = [], fact } = scenario.traps[trap] ?? {}
  if (play === null) return 'untaught'
  const done = taughtBy.flatMap((ix): Task[] => {
    const task = scenario.tasks[ix]
    return task !== undefined && play.marks[ix] === MARK.done ? [task] : []
  })
  const handed = roles.some((role) =>
    [...(play.clues[role] ?? []), ...(play.lanes[role]?.got ?? [])].some(
      (clue) => fact !== undefined && scenario.clues[clue]?.facts.includes(fact),
    ),
  )
  if (handed || done.some(({ role }) => roles.includes(role))) return 'taught'
  return done.length > 0 ? 'heard' : 'untaught'
}
