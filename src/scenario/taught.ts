import { alwaysPassedBefore, type Flow, wayAvoiding } from './flow'
import { handoversFor, mayPrecede, surely, surelyBefore } from './lanes'
import type { ActEntry, Model, TaskEntry, TrapEntry } from './model'

type Kind = (task: TaskEntry) => boolean

/**
 * Where a teacher stands as seen from a trap: in time, too late, in a lane that can't be seen yet, or in a lane whose
 * clues come in time and don't tell the fact.
 */
export type Timing = 'before' | 'late' | 'other lane' | { readonly silent: string }

export function timing(model: Model, flow: Flow, teacher: TaskEntry, trap: TrapEntry): Timing {
  if (teacher.act !== trap.act) return flow.before[trap.act]?.has(teacher.act) ? 'before' : 'late'
  if (!trap.task || mayPrecede(teacher, trap.task)) return 'before'
  if (teacher.role === trap.task.role) return 'late'
  if (passedOn(model, teacher, trap.task, tellingOf(model, trap), new Set()).length > 0) return 'before'
  const [silent] = passedOn(model, teacher, trap.task, () => true, new Set())
  return silent?.doc.type === 'await' ? { silent: silent.doc.clue } : 'other lane'
}

/** Whether a task waits for a clue that tells the fact of a trap. */
function tellingOf({ document }: Model, { doc }: TrapEntry): Kind {
  const telling = new Set(document.clues.flatMap(({ id, facts }) => (facts?.includes(doc.fact) ? [id] : [])))
  return ({ doc: wait }) => wait.type === 'await' && telling.has(wait.clue)
}

/** The awaits of a kind in front of `task` through which it may know what a task in another lane teaches. */
function passedOn(model: Model, teacher: TaskEntry, task: TaskEntry, isOpen: Kind, seen: Set<TaskEntry>): TaskEntry[] {
  return (model.acts[task.act]?.laneTasks[task.role] ?? []).filter((wait) => {
    if (wait.doc.type !== 'await' || seen.has(wait) || !isOpen(wait) || !mayPrecede(wait, task)) return false
    seen.add(wait)
    return handoversFor(model, wait).some(
      (handover) =>
        handover === teacher ||
        mayPrecede(teacher, handover) ||
        passedOn(model, teacher, handover, isOpen, seen).length > 0,
    )
  })
}

/** Whether every play that comes to a trap has come past one of the teachers: SEMANTICS 28. */
export function surelyTaught(model: Model, flow: Flow, trap: TrapEntry, isTeacher: Kind): boolean {
  if (alwaysPassedBefore(model, flow, trap.act, teaching(isTeacher))) return true
  if (trap.task) return surelyTaughtInAct(model, trap.task, isTeacher, tellingOf(model, trap), new Map())
  return model.acts[trap.act]?.lanes.some((lane) => surely(lane, isTeacher)) ?? false
}

/** The acts on a way to a trap on which nobody surely teaches, or null. */
export function untaughtWay(model: Model, flow: Flow, trap: TrapEntry, isTeacher: Kind): number[] | null {
  return wayAvoiding(model, flow, trap.act, teaching(isTeacher))
}

const teaching = (isTeacher: Kind) => (act: ActEntry) => act.lanes.some((lane) => surely(lane, isTeacher))

function surelyTaughtInAct(
  model: Model,
  task: TaskEntry,
  isTeacher: Kind,
  isTelling: Kind,
  known: Map<TaskEntry, boolean>,
): boolean {
  const answer = known.get(task)
  if (answer !== undefined) return answer
  // Tasks that wait for each other teach each other nothing.
  known.set(task, false)
  const taught = surelyBefore(
    task,
    (other) => isTeacher(other) || (isTelling(other) && bringsTeaching(model, other, isTeacher, isTelling, known)),
  )
  known.set(task, taught)
  return taught
}

/** Whether a task is an `await` whose every handover comes after a teacher in the giver's lane. */
function bringsTeaching(
  model: Model,
  task: TaskEntry,
  isTeacher: Kind,
  isTelling: Kind,
  known: Map<TaskEntry, boolean>,
): boolean {
  const handovers = handoversFor(model, task)
  return (
    handovers.length > 0 &&
    handovers.every(
      (handover) => isTeacher(handover) || surelyTaughtInAct(model, handover, isTeacher, isTelling, known),
    )
  )
}
