import { factView } from './fact-view'
import type { FactIx, Scenario } from './scenario'
import { MARK, type Play, type State } from './state'
import { at, clamp, range } from './util'
import type { DebriefView } from './view-types'

/** The debrief: our evening beside history's, what is still open, what became of them, questions, scores in words. */
export const debriefView = (scenario: Scenario, state: State, play: Play): DebriefView => {
  const { debrief } = scenario
  const facts = (list: readonly FactIx[]) => list.map((fact) => factView(scenario, fact))
  return {
    intro: debrief.intro,
    timeline: range(scenario.acts.length)
      .filter((act) => play.outcomes[act] !== null || debrief.timeline.some((line) => line.act === act))
      .map((act) => ({
        title: at(scenario.acts, act).title,
        ours: ours(scenario, state, play, act),
        facts: facts(grounds(scenario, play, act)),
        history: debrief.timeline
          .filter((line) => line.act === act)
          .map(({ time, text, facts: list }) => ({ time, text, facts: facts(list) })),
        redone: state.table.redone.includes(act),
      })),
    disputed: debrief.disputed.map(({ title, text, facts: list }) => ({ title, text, facts: facts(list) })),
    afterwards: debrief.afterwards.map(({ name, text, facts: list }) => ({ name, text, facts: facts(list) })),
    questions: debrief.questions,
    scores: debrief.scores.map(({ name, max, words }, i) => {
      const value = clamp(play.scores[i] ?? 0, 0, max)
      const level = max === 0 ? 0 : Math.round((value / max) * (words.length - 1))
      return { name, value, max, word: words[level] ?? '' }
    }),
    sources: scenario.sources,
  }
}

/** What those of an act's public texts rest on that the team was told. */
const grounds = (scenario: Scenario, play: Play, act: number): FactIx[] => {
  const { cites = [], barrier } = at(scenario.acts, act)
  const settled = play.outcomes[act] !== null
  return [...new Set([...(settled || play.act === act ? cites : []), ...(settled ? (barrier.cites ?? []) : [])])]
}

/** What the team did in an act: the barrier's outcome and what was revealed, without a name. */
const ours = (scenario: Scenario, state: State, play: Play, act: number): string[] => {
  const outcome = play.outcomes[act] ?? null
  const { barrier, lanes } = at(scenario.acts, act)
  const unfinished = lanes.flatMap((lane) => lane.tasks).filter((ix) => play.marks[ix] === MARK.unfinished).length
  return [
    ...(outcome === null ? [] : [at(barrier.outcomes, outcome).text]),
    ...state.table.reveals.flatMap((reveal) =>
      reveal.act === act && 'trap' in reveal ? [at(scenario.traps, reveal.trap).title] : [],
    ),
    ...(unfinished === 0 ? [] : [`有 ${unfinished} 件事没有人做完（未完成）`]),
    ...(state.table.levers.some(({ lever, act: where }) => lever === 'release' && where === act)
      ? ['组织者放行了这一关']
      : []),
  ].filter((line) => line !== '')
}
