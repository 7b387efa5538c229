import type { Path } from '../diagnostic'
import type { EffectDocument } from '../document'
import type { ActEntry, Model, TaskEntry } from '../model'
import type { Reporter } from '../reporter'
import { isAnswered } from '../task-types'
import { JUDGES, row } from '../words'

/** XH0502, 0503: a disputed fact decides no right answer and no score. */
export function checkDisputed(model: Model, reporter: Reporter): void {
  const disputed = new Set(model.document.facts.flatMap(({ id, status }) => (status === '存疑' ? [id] : [])))
  const check = (what: string, cites: readonly string[], path: Path): void => {
    const doubtful = cites.filter((id) => disputed.has(id))
    const [first] = doubtful
    if (first === undefined) return
    const facts = row(doubtful)
    if (doubtful.length === cites.length) reporter.report('XH0502', path, { what, facts }, { at: 'key' })
    else reporter.report('XH0503', [...path, cites.indexOf(first)], { what, facts })
  }
  for (const task of model.tasks) {
    if (isJudged(task)) check(JUDGES.task, task.doc.cites ?? [], [...task.path, 'cites'])
  }
  for (const act of model.acts) {
    if (judges(act)) check(JUDGES.barrier, act.doc.barrier.cites ?? [], [...act.path, 'barrier', 'cites'])
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

/** Whether a barrier knows right and wrong, or gives points. */
function judges({ doc, outcomes }: ActEntry): boolean {
  return doc.barrier.kind === 'combine' || outcomes.some((outcome) => outcome.trap || scores(outcome.doc.effects))
}

function scores(effects: readonly EffectDocument[] | undefined): boolean {
  return effects?.some((effect) => 'score' in effect) ?? false
}
