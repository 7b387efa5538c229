import type { TaskDocument } from '../document'
import type { Model, TaskEntry } from '../model'
import type { Reporter } from '../reporter'
import { isAnswered } from '../task-types'
import { row } from '../words'

/** XH0502, 0503: a disputed fact decides no right answer and no score. */
export function checkDisputed(model: Model, reporter: Reporter): void {
  const disputed = new Set(model.document.facts.flatMap(({ id, status }) => (status === '存疑' ? [id] : [])))
  for (const task of model.tasks) {
    const { doc, path } = task
    if (!doc.cites || doc.cites.length === 0 || !isJudged(task)) continue
    const doubtful = doc.cites.filter((id) => disputed.has(id))
    const [first] = doubtful
    if (first === undefined) continue
    const facts = row(doubtful)
    if (doubtful.length === doc.cites.length) reporter.report('XH0502', [...path, 'cites'], { facts }, { at: 'key' })
    else reporter.report('XH0503', [...path, 'cites', doc.cites.indexOf(first)], { facts })
  }
}

/** Whether a task knows right and wrong, or gives points. */
function isJudged({ doc, options }: TaskEntry): boolean {
  if (scores(doc.effects) || scores(doc.fail?.effects)) return true
  if (doc.type === 'choice' || doc.type === 'hotspot') {
    return options.some((option) => option.doc.wrong || option.trap || scores(option.doc.effects))
  }
  return isAnswered(doc.type) && doc.type !== 'checkin' && doc.type !== 'passphrase'
}

function scores(effects: TaskDocument['effects']): boolean {
  return effects?.some((effect) => 'score' in effect) ?? false
}
