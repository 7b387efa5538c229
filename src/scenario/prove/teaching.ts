import type { Event, Play, Scenario, Task, Trap } from '../../engine'
import { MARK } from '../../engine'
import { at } from '../../engine/util'
import type { LanePlan, Plan } from './plan'

type Finished = Pick<Extract<Event, { type: 'finished' }>, 'task' | 'mark'>

/** Traps of a lane that were taught within it, after some tasks have ended: shown themselves, or brought by a clue. */
export const learned = (
  plan: Plan,
  { traps, tasks }: LanePlan,
  known: ReadonlySet<number>,
  finished: readonly Finished[],
): ReadonlySet<number> => {
  if (finished.length === 0) return known
  const now = new Set(known)
  for (const { trap } of traps) {
    const offered = at(plan.scenario.traps, trap)
    for (const { task: ix, mark } of finished) {
      if (isShown(mark) && offered.taughtBy.includes(ix)) now.add(trap)
      const task = tasks.find(({ ordinal }) => ordinal === ix)
      if (task?.type === 'await' && mark === MARK.done && bringsTeaching(plan, task, offered)) now.add(trap)
    }
  }
  return now.size === known.size ? known : now
}

/** Traps that a task offers before anything has taught them. */
export const unfairAt = ({ traps }: LanePlan, task: number, ...taught: readonly ReadonlySet<number>[]): number[] =>
  traps.flatMap(({ trap, task: offers }) => (offers !== task || taught.some((known) => known.has(trap)) ? [] : [trap]))

/** Slots of later traps that a lane's tasks have taught. */
export const slotsTaught = ({ slots, scenario }: Plan, { tasks }: LanePlan, { marks }: Play): number[] =>
  slots.flatMap((slot, ix) => {
    if (slot.kind !== 'taught') return []
    const { taughtBy } = at(scenario.traps, slot.trap)
    return tasks.some(({ ordinal }) => taughtBy.includes(ordinal) && isShown(at(marks, ordinal))) ? [ix] : []
  })

const isShown = (mark: number): boolean => mark === MARK.done || mark === MARK.failed

/** Whether a clue that came by `wait` tells a trap's fact and left its giver only after a teacher. */
const bringsTeaching = (plan: Plan, wait: Extract<Task, { type: 'await' }>, { fact, taughtBy }: Trap): boolean => {
  if (!at(plan.scenario.clues, wait.clue).facts.includes(fact)) return false
  const giver = at(at(plan.acts, wait.act).lanes, wait.from).tasks
  const handovers = giver.filter((t) => t.type === 'handover' && t.clue === wait.clue && t.to === wait.role)
  return (
    handovers.length > 0 &&
    handovers.every((handover) => cannotPassWithout(plan.scenario, wait, handover.ordinal, taughtBy))
  )
}

/** Whether every way through a lane to `goal` comes past one of `teachers`. */
const cannotPassWithout = (
  scenario: Scenario,
  { act, from }: Extract<Task, { type: 'await' }>,
  goal: number,
  teachers: readonly number[],
): boolean => {
  const seen = new Set<number>()
  const open: (number | null)[] = [at(at(scenario.acts, act).lanes, from).first]
  for (let ix = open.pop(); ix !== undefined; ix = open.pop()) {
    if (ix === null || seen.has(ix)) continue
    seen.add(ix)
    if (ix === goal) return false
    const task = at(scenario.tasks, ix)
    if (task.when !== null) open.push(task.next)
    if (teachers.includes(ix)) continue
    const options =
      task.type === 'choice' || task.type === 'multi' ? task.options : task.type === 'hotspot' ? task.regions : []
    if (options.length === 0 || options.some((o) => o.then === null)) open.push(task.next)
    for (const option of options) open.push(option.then)
  }
  return true
}
