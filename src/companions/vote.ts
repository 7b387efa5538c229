import { type Effect, type Enabled, type Outcome, random, type Scenario, type State } from '../engine'
import { answerLikeAPerson, knowledge } from './choose'
import type { Persona } from './persona'
import { speaker } from './speaker'

/** So many are swayed by whoever spoke up before the first round, and by the votes they see in later ones. */
const SWAYED = { first: 0.5, later: 0.85 } as const
/** So often the better of two harmless options is seen as such. */
const SEES_THE_BETTER = 0.6

/**
 * A vote as people cast it: mostly sensible, swayed by somebody's word, and nearer to the others from round to round.
 * In later rounds the speaker goes first (undefined for the others until then), so that one person among companions is
 * heard.
 */
export const voteLikeAPerson = (
  scenario: Scenario,
  state: State,
  moves: readonly Enabled[],
  chance: () => number,
  persona: Persona,
): Enabled | undefined => {
  const { play } = state
  if (play?.action?.kind !== 'vote') return undefined
  const { round, votes } = play.action
  const own = (): Enabled | undefined => ownView(scenario, state, moves, chance, persona)
  if (round === 0) {
    const word = () => ownView(scenario, state, moves, random(state.table.seed * 64 + play.act), persona)
    return chance() < SWAYED.first ? word() : own()
  }
  const leading = mostVoted(votes)
  if (leading === null) return moves[0]?.by === speaker(state) ? own() : undefined
  return chance() < SWAYED.later ? moves.find(({ option }) => option === leading) : own()
}

const ownView = (
  scenario: Scenario,
  state: State,
  moves: readonly Enabled[],
  chance: () => number,
  persona: Persona,
): Enabled | undefined => {
  const choice = answerLikeAPerson(scenario, state, moves, chance, persona)
  if (choice?.outcome === 'trap' || chance() >= SEES_THE_BETTER) return choice
  const open = moves.filter(({ outcome }) => outcome !== 'trap')
  return bestOf(scenario, state, open) ?? choice
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
