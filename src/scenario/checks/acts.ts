import type { Path } from '../diagnostic'
import { flowOf } from '../flow'
import type { Model } from '../model'
import type { Reporter } from '../reporter'

/** XH0301–0304, 0308: every list of ways ends in one without a condition, and the acts go forward only. */
export function checkNext(model: Model, reporter: Reporter): void {
  for (const { doc, path, ordinal } of model.acts) {
    const here = [...path, 'barrier', 'next']
    oneDefault(doc.barrier.next, here, reporter)
    for (const [i, { goto }] of doc.barrier.next.entries()) {
      const target = goto === 'ending' ? undefined : model.ordinals.act.get(goto)
      if (target !== undefined && target <= ordinal) {
        reporter.report('XH0303', [...here, i, 'goto'], { from: doc.title, to: model.acts[target]?.doc.title ?? goto })
      }
    }
  }
  oneDefault(model.document.endings, ['endings'], reporter)
  if (model.document.unfinished.when) reporter.report('XH0308', ['unfinished', 'when'], {}, { at: 'key' })
}

/** Asked only when every `goto` leads somewhere, and forward. */
export function checkReachable(model: Model, reporter: Reporter): void {
  const { reachable } = flowOf(model)
  for (const { doc, path, ordinal } of model.acts) {
    if (!reachable.has(ordinal)) reporter.report('XH0304', [...path, 'id'], { act: doc.id })
  }
}

function oneDefault(entries: readonly { when?: unknown }[], path: Path, reporter: Reporter): void {
  const first = entries.findIndex(({ when }) => when === undefined)
  const last = entries.length - 1
  if (first < 0) {
    if (last >= 0) reporter.report('XH0302', [...path, last])
    return
  }
  for (let i = first + 1; i <= last; i++) reporter.report('XH0301', [...path, i])
}
