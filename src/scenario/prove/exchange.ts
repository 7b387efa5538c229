import type { Task } from '../../engine'
import { at } from '../../engine/util'
import type { Exchange, Plan } from './plan'
import { readsOf, slotName } from './reads'

/**
 * Whether it makes a difference that an `await` was resolved while its clue could still come: it is marked unfinished
 * then, and neither got nor missing.
 */
export const waitingMatters = (plan: Plan, act: number, { clue, from, to }: Exchange): boolean => {
  const { tasks } = at(at(plan.acts, act).lanes, to)
  const later = readsOf(tasks.map(({ when }) => when)).slots
  if (later.some((slot) => slot.kind === 'knows' && slot.clue === clue)) return true
  return tasks.some(
    (task) =>
      task.type === 'await' &&
      task.clue === clue &&
      task.from === from &&
      (task.effects.length > 0 ||
        task.default.length > 0 ||
        plan.slotOf.has(slotName({ kind: 'done', task: task.ordinal }))),
  )
}

/** Whether a clue that came by `wait` left its giver only after a teacher: then the knowledge came with it. */
export const bringsTeaching = (
  plan: Plan,
  act: number,
  wait: Extract<Task, { type: 'await' }>,
  taughtBy: readonly number[],
): boolean => {
  const giver = at(at(plan.acts, act).lanes, wait.from).tasks
  const handovers = giver.filter((t) => t.type === 'handover' && t.clue === wait.clue && t.to === wait.role)
  return (
    handovers.length > 0 &&
    handovers.every((handover) => cannotPassWithout(plan, act, wait.from, handover.ordinal, taughtBy))
  )
}

/** Whether every way through a lane to `goal` comes past one of `teachers`. */
const cannotPassWithout = (
  plan: Plan,
  act: number,
  role: number,
  goal: number,
  teachers: readonly number[],
): boolean => {
  const seen = new Set<number>()
  const open: (number | null)[] = [at(at(plan.scenario.acts, act).lanes, role).first]
  for (let ix = open.pop(); ix !== undefined; ix = open.pop()) {
    if (ix === null || seen.has(ix)) continue
    seen.add(ix)
    if (ix === goal) return false
    const task = at(plan.scenario.tasks, ix)
    if (task.when !== null) open.push(task.next)
    if (teachers.includes(ix)) continue
    const options =
      task.type === 'choice' || task.type === 'multi' ? task.options : task.type === 'hotspot' ? task.regions : []
    if (options.length === 0 || options.some((o) => o.then === null)) open.push(task.next)
    for (const option of options) open.push(option.then)
  }
  return true
}
