import { type Flow, flowOf } from '../flow'
import type { Model, TaskEntry, TrapEntry } from '../model'
import type { Reporter } from '../reporter'
import { surelyTaught, timing, untaughtWay } from '../taught'
import { NOT_ON_EVERY_BRANCH, THIS_WAY, UNDER_WHEN } from '../words'

/** XH0401, 0402, 0407, 0408: what can be said of a trap by itself. */
export function checkTraps(model: Model, reporter: Reporter): void {
  for (const { doc, path } of model.traps) {
    if (isDisputed(model, doc.fact)) reporter.report('XH0402', [...path, 'fact'], { fact: doc.fact })
    if (doc.consequence.length === 0) reporter.report('XH0408', [...path, 'consequence'], {}, { at: 'key' })
  }
  for (const { doc, path, options } of model.tasks) {
    for (const option of options) {
      if (option.doc.wrong && option.trap) reporter.report('XH0401', [...option.path, 'wrong'], {}, { at: 'key' })
    }
    if (doc.type !== 'choice' && doc.type !== 'hotspot') continue
    const accepted = options.filter((option) => !option.doc.wrong)
    if (accepted.length > 0 && accepted.every((option) => option.trap)) {
      reporter.report('XH0407', [...path, doc.type === 'choice' ? 'options' : 'regions'], {}, { at: 'key' })
    }
  }
}

/** XH0403–0406, 0409: whoever comes to a trap has had the chance to learn its fact, on every way there. */
export function checkTaught(model: Model, reporter: Reporter): void {
  const flow = flowOf(model)
  for (const trap of model.traps) {
    const { fact, taughtBy } = trap.doc
    // Another fact will take its place, and with it other teachers.
    if (isDisputed(model, fact)) continue
    const teachers = new Set<TaskEntry>()
    let settled = true
    for (const [i, id] of taughtBy.entries()) {
      const teacher = model.taskById.get(id)
      if (!teacher) continue
      const path = [...trap.path, 'taughtBy', i]
      const when = timing(model, flow, teacher, trap)
      if (!teacher.doc.teaches?.includes(fact)) reporter.report('XH0403', path, { task: id, fact })
      else if (when === 'late') reporter.report('XH0405', path, { task: id })
      else if (when === 'other lane') {
        const [other, role] = [teacher.role, trap.task?.role ?? -1].map((ix) => model.document.roles[ix]?.name ?? '')
        reporter.report('XH0404', path, { task: id, other: other ?? '', role: role ?? '' })
      } else if (typeof when === 'object') {
        const clue = model.document.clues.find(({ id }) => id === when.silent)?.title ?? when.silent
        reporter.report('XH0409', path, { task: id, fact, clue })
      } else {
        teachers.add(teacher)
        continue
      }
      settled = false
    }
    if (!settled || surelyTaught(model, flow, trap, (task) => teachers.has(task))) continue
    const why = reason(model, flow, trap, teachers)
    reporter.report('XH0406', [...trap.path, 'taughtBy'], { fact, why }, { at: 'key' })
  }
}

const isDisputed = (model: Model, fact: string): boolean =>
  model.document.facts[model.ordinals.fact.get(fact) ?? -1]?.status === '存疑'

/** Why the teachers don't suffice: a weak place of one of them, or a way that leaves them out. */
function reason(model: Model, flow: Flow, trap: TrapEntry, teachers: ReadonlySet<TaskEntry>): string {
  for (const teacher of teachers) {
    const id = teacher.doc.id ?? ''
    if (teacher.doc.when) return UNDER_WHEN(id)
    if (teacher.parent) return NOT_ON_EVERY_BRANCH(id)
  }
  const way = untaughtWay(model, flow, trap, (task) => teachers.has(task)) ?? []
  return THIS_WAY(way.map((act) => model.acts[act]?.doc.title ?? ''))
}
