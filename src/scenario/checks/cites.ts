import type { Model } from '../model'
import type { Reporter } from '../reporter'

/** Tasks that tell or ask nothing of their own. */
const SILENT = ['checkin', 'handover', 'discuss']

/** XH0509: what a task tells rests on a fact, or is marked as invented. */
export function checkCited(model: Model, reporter: Reporter): void {
  for (const { doc, path, options } of model.tasks) {
    if (doc.invented || doc.type === 'await' || (SILENT.includes(doc.type) && doc.text === undefined)) continue
    const cited = (doc.cites?.length ?? 0) + (doc.teaches?.length ?? 0) > 0 || options.some(({ trap }) => trap)
    if (!cited) reporter.report('XH0509', path)
  }
}
