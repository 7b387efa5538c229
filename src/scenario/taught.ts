import { alwaysPassedBefore, type Flow, wayAvoiding } from './flow'
import { handoversFor, mayPrecede, surely, surelyBefore } from './lanes'
import type { ActEntry, Model, TaskEntry, TrapEntry } from './model'

type Kind = (task: TaskEntry) => boolean

/** Where a teacher stands as seen from a trap: in time, in a lane that can't be seen yet, or too late. */
export type Timing = 'before' | 'other lane' | 'late'

export function timing(model: Model, flow: Flow, teacher: TaskEntry, trap: TrapEntry): Timing {
  if (teacher.act !== trap.act) return flow.before[trap.act]?.has(teacher.act) ? 'before' : 'late'
  if (!trap.task || mayPrecede(teacher, trap.task)) return 'before'
  if (teacher.role === trap.task.role) return 'late'
  return passedOn(model, teacher, trap.task, new Set()) ? 'before' : 'other lane'
}

/** Whether what a task teaches may have come to another lane through an `await` in front of `task`. */
function passedOn(model: Model, teacher: TaskEntry, task: TaskEntry, seen: Set<TaskEntry>): boolean {
  return (model.acts[task.act]?.laneTasks[task.role] ?? []).some((wait) => {
    if (wait.doc.type !== 'await' || seen.has(wait) || !mayPrecede(wait, task)) return false
    seen.add(wait)
    return handoversFor(model, wait).some(
      (handover) => handover === teacher || mayPrecede(teacher, handover) || passedOn(model, teacher, handover, seen),
    )
  })
}

/** Whether every play that comes to a trap has come past one of the teachers: SEMANTICS 28. */
export function surelyTaught(model: Model, flow: Flow, trap: TrapEntry, isTeacher: Kind): boolean {
  if (alwaysPassedBefore(model, flow, trap.act, teaching(isTeacher))) return true
  if (trap.task) return surelyTaughtInAct(model, trap.task, isTeacher, new Map())
  return model.acts[trap.act]?.lanes.some((lane) => surely(lane, isTeacher)) ?? false
}

/** The acts on a way to a trap on which nobody surely teaches, or null. */
export function untaughtWay(model: Model, flow: Flow, trap: TrapEntry, isTeacher: Kind): number[] | null {
  return wayAvoiding(model, flow, trap.act, teaching(isTeacher))
}

const teaching = (isTeacher: Kind) => (act: ActEntry) => act.lanes.some((lane) => surely(lane, isTeacher))

function surelyTaughtInAct(model: Model, task: TaskEntry, isTeacher: Kind, known: Map<TaskEntry, boolean>): boolean {
  const answer = known.get(task)
  if (answer !== undefined) return answer
  // Tasks that wait for each other teach each other nothing.
  known.set(task, false)
  const taught = surelyBefore(task, (other) => isTeacher(other) || bringsTeaching(model, other, isTeacher, known))
  known.set(task, taught)
  return taught
}

/** Whether a task is an `await` whose every handover comes after a teacher in the giver's lane. */
function bringsTeaching(model: Model, task: TaskEntry, isTeacher: Kind, known: Map<TaskEntry, boolean>): boolean {
  const handovers = handoversFor(model, task)
  return (
    handovers.length > 0 &&
    handovers.every((handover) => isTeacher(handover) || surelyTaughtInAct(model, handover, isTeacher, known))
  )
}
