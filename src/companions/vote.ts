import type { Effect, Enabled, Outcome, Scenario, State } from '../engine'
import { answerLikeAPerson, knowledge, oneOf } from './choose'
import type { Persona } from './persona'

/** In later rounds so many go along with what the others say. */
const YIELDS = 0.85
/** So often the better of two harmless options is seen as such. */
const SEES_THE_BETTER = 0.6

/** A vote as people cast it: mostly sensible, and nearer to the others from round to round. */
export const voteLikeAPerson = (
  scenario: Scenario,
  state: State,
  moves: readonly Enabled[],
  random: () => number,
  persona: Persona,
): Enabled | undefined => {
  const { play } = state
  if (play?.action?.kind !== 'vote') return undefined
  if (play.action.round > 0 && random() < YIELDS) {
    const leading = mostVoted(play.action.votes)
    const followed = moves.find(({ option }) => option === leading) ?? bestOf(scenario, state, moves)
    if (followed !== undefined) return followed
  }
  const open = moves.filter(({ outcome }) => outcome !== 'trap')
  const bait = oneOf(
    moves.filter(({ outcome }) => outcome === 'trap'),
    random,
  )
  const choice = answerLikeAPerson(scenario, state, bait === undefined ? open : [bait, ...open], random, persona)
  return choice === bait || random() >= SEES_THE_BETTER ? choice : (bestOf(scenario, state, open) ?? choice)
}

/** A pick among leaders: the one that looks best. */
export const bestOf = (scenario: Scenario, state: State, moves: readonly Enabled[]): Enabled | undefined => {
  const outcomes = scenario.acts[state.play?.act ?? -1]?.barrier.outcomes ?? []
  const worth = ({ option, by }: Enabled): number => {
    const outcome = outcomes[option ?? -1]
    return outcome === undefined ? 0 : worthOf(scenario, state, outcome, by)
  }
  return [...moves].sort((a, b) => worth(b) - worth(a))[0]
}

/** What an outcome looks like beforehand: better meters, less time, and no trap one knows of. */
const worthOf = (scenario: Scenario, state: State, { effects, trap }: Outcome, by: number): number => {
  const known = trap !== null && knowledge(scenario, state, trap, [by]) !== 'untaught'
  return effects.reduce((sum, effect) => sum + value(scenario, effect), 0) - (known ? 10 : 0)
}

const value = (scenario: Scenario, effect: Effect): number => {
  if ('meter' in effect) return scenario.meters[effect.meter]?.good === 'low' ? -effect.add : effect.add
  if ('minutes' in effect) return -effect.minutes / 10
  return 'score' in effect ? effect.add : 0
}

const mostVoted = (votes: readonly (number | null)[]): number | null => {
  const cast = votes.filter((vote) => vote !== null)
  const times = (option: number): number => cast.filter((vote) => vote === option).length
  return cast.length === 0 ? null : cast.reduce((best, vote) => (times(vote) > times(best) ? vote : best))
}
