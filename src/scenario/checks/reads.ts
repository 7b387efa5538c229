import { type Flow, flowOf } from '../flow'
import { mayPrecede } from '../lanes'
import type { Model, TaskEntry } from '../model'
import type { Reporter } from '../reporter'
import { atoms, type ConditionPlace, type PlacedAtom } from '../visits'

/**
 * XH0709–0714: a condition reads only what is settled where it stands. In a lane: the values at the act's opening,
 * earlier acts, and the role's own part before; never presence, another lane of the act, or anything later.
 */
export function checkReads(model: Model, reporter: Reporter): void {
  const flow = flowOf(model)
  const names = model.document.roles.map(({ name }) => name)
  for (const placed of atoms(model)) {
    const { atom, path, place } = placed
    if (place.kind === 'task') {
      if ('present' in atom) reporter.report('XH0709', path)
      if ('knows' in atom && model.ordinals.role.get(atom.role) !== place.task.role) {
        const other = names[model.ordinals.role.get(atom.role) ?? -1] ?? atom.role
        const own = model.document.roles[place.task.role]?.id ?? ''
        reporter.report('XH0712', [...path, 'role'], { role: other, own })
      }
    }
    if ('outcome' in atom) checkOutcome(model, flow, placed, atom.outcome, reporter)
    const subject = subjectOf(model, placed)
    if (subject) checkSubject(model, flow, placed, subject, reporter)
  }
}

interface Subject {
  readonly what: string
  readonly act: number
  /** The task that must be over; null for a trap of a barrier. */
  readonly task: TaskEntry | null
}

function subjectOf(model: Model, { atom }: PlacedAtom): Subject | undefined {
  if ('sprung' in atom) {
    const trap = model.trapById.get(atom.sprung)
    return trap && { what: trap.doc.title, act: trap.act, task: trap.task }
  }
  const id = 'done' in atom ? atom.done : 'chose' in atom ? atom.chose : undefined
  const task = id === undefined ? undefined : model.taskById.get(id)
  return task && { what: task.doc.title ?? id ?? '', act: task.act, task }
}

function checkSubject(
  model: Model,
  flow: Flow,
  { atom, path, place }: PlacedAtom,
  subject: Subject,
  reporter: Reporter,
): void {
  const key = Object.keys(atom)[0] ?? ''
  const here = [...path, key]
  const now = actOf(place)
  if (now === null) return
  const { what, act, task } = subject
  if (act !== now) {
    earlier(model, flow, now, act, what, here, reporter)
    return
  }
  if (place.kind === 'next') return
  if (place.kind !== 'task' || !task) reporter.report('XH0711', here, { what })
  else if (task.role !== place.task.role) {
    const [role = '', other = ''] = [place.task.role, task.role].map((ix) => model.document.roles[ix]?.name)
    reporter.report('XH0710', here, { role, other, what })
  } else if (!mayPrecede(task, place.task)) reporter.report('XH0711', here, { what })
}

function checkOutcome(model: Model, flow: Flow, { path, place }: PlacedAtom, id: string, reporter: Reporter): void {
  const act = model.ordinals.act.get(id)
  const now = actOf(place)
  if (act === undefined || now === null) return
  const what = model.acts[act]?.doc.title ?? id
  const here = [...path, 'outcome']
  if (act === now) {
    if (place.kind !== 'next') reporter.report('XH0713', here, { what })
  } else if (act > now) reporter.report('XH0713', here, { what })
  else earlier(model, flow, now, act, what, here, reporter)
}

function earlier(
  model: Model,
  flow: Flow,
  now: number,
  act: number,
  what: string,
  path: readonly (string | number)[],
  reporter: Reporter,
): void {
  if (act > now) reporter.report('XH0711', path, { what })
  else if (!flow.before[now]?.has(act)) reporter.report('XH0714', path, { what: model.acts[act]?.doc.title ?? what })
}

function actOf(place: ConditionPlace): number | null {
  if (place.kind === 'ending') return null
  return place.kind === 'task' ? place.task.act : place.act.ordinal
}
