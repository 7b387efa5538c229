import { bestScore } from '../best-score'
import type { Model } from '../model'
import type { Reporter } from '../reporter'
import { LOWER_FULL_MARKS, NO_POINTS_YET } from '../words'

/** XH0510, 0609, 0717: the debrief tells history in its order and with its sources, and praise can be had. */
export function checkDebrief(model: Model, reporter: Reporter): void {
  const { debrief } = model.document
  for (const key of ['timeline', 'disputed', 'afterwards'] as const) {
    for (const [i, { facts }] of debrief[key].entries()) {
      if (!facts || facts.length === 0) reporter.report('XH0510', ['debrief', key, i])
    }
  }

  let last: { act: number; time: string } | undefined
  for (const [i, { act: id, time }] of debrief.timeline.entries()) {
    const act = model.ordinals.act.get(id)
    if (act === undefined) continue
    if (last && act < last.act) {
      reporter.report('XH0609', ['debrief', 'timeline', i, 'act'], { earlier: time, later: last.time })
    } else last = { act, time }
  }
}

/** XH0717: asked only when every way leads forward. */
export function checkScores(model: Model, reporter: Reporter): void {
  for (const [i, { score, name, max }] of model.document.debrief.scores.entries()) {
    const best = bestScore(model, score)
    if (max <= best) continue
    const cure = best > 0 ? LOWER_FULL_MARKS(best) : NO_POINTS_YET(score)
    reporter.report('XH0717', ['debrief', 'scores', i, 'max'], { name, max, best: Math.max(0, best), cure })
  }
}
