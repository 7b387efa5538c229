import type { EffectDocument, ScoreName } from './document'
import type { ActEntry, Model, OptionEntry, TaskEntry } from './model'

/**
 * The most points a team can get that falls into no trap. Tasks under `when` all count, so no team gets more, and one
 * may get less.
 */
export function bestScore(model: Model, score: ScoreName): number {
  const points = (effects: readonly EffectDocument[] | undefined): number =>
    (effects ?? []).reduce((sum, effect) => sum + ('score' in effect && effect.score === score ? effect.add : 0), 0)

  const ofOption = ({ doc, nested }: OptionEntry): number => points(doc.effects) + ofList(nested)
  const ofTask = ({ doc, options }: TaskEntry): number => {
    const open = options.filter((option) => !option.doc.wrong && !option.trap)
    const chosen =
      doc.type === 'multi'
        ? open.filter((option) => option.doc.right).reduce((sum, option) => sum + ofOption(option), 0)
        : Math.max(...(open.length === 0 ? [0] : open.map(ofOption)))
    return Math.max(points(doc.effects) + chosen, doc.when ? 0 : Number.NEGATIVE_INFINITY)
  }
  const ofList = (list: readonly TaskEntry[]): number => list.reduce((sum, task) => sum + ofTask(task), 0)
  const ofAct = ({ lanes, outcomes }: ActEntry): number => {
    const open = outcomes.filter(({ trap }) => !trap)
    return (
      lanes.reduce((sum, lane) => sum + ofList(lane), 0) +
      Math.max(...(open.length === 0 ? [0] : open.map(({ doc }) => points(doc.effects))))
    )
  }

  const from: number[] = []
  for (const act of [...model.acts].reverse()) {
    const ways = act.doc.barrier.next.map(({ goto }) => from[model.ordinals.act.get(goto) ?? -1] ?? 0)
    from[act.ordinal] = ofAct(act) + Math.max(...ways)
  }
  return from[0] ?? 0
}
