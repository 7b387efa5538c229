import { at } from '../../engine/util'
import type { LaneGroup, LaneResult, LaneStep } from './lane-result'
import type { ActPlan, Exchange, Plan } from './plan'
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

/** 1 to 4: handed over or not, and whether somebody may have waited for it in vain. */
export const giverCode = ({ exchanged, waits }: LaneResult, i: number): number =>
  1 + (exchanged[i] === true ? 1 : 0) + (waits[i] === true ? 2 : 0)

/** 5: never came to it; 6: was resolved waiting; 7: missing; 8: got. */
export const receiverCode = ({ exchanged, waits }: LaneResult, i: number): number => {
  const got = exchanged[i] ?? null
  return got === null ? (waits[i] === true ? 6 : 5) : got ? 8 : 7
}

/** Whether a giver and a receiver tell the same of an exchange. */
export const agree = (giver: number, receiver: number): boolean => {
  const handed = ((giver - 1) & 1) === 1
  if (receiver === 6) return giver > 2
  return receiver === 5 || handed === (receiver === 8)
}

/**
 * Whether a lane that took some steps, as receiver, was resolved while a clue could still come; as giver, whether somebody
 * may have waited for it so long. A receiver can be resolved at its `await` only while the ladder runs: somebody else has
 * arrived, or the giver is held, or all are released together before the giver handed anything over.
 */
export const waitsFor = (
  { scenario, mode }: Plan,
  { clue, from, to }: Exchange,
  role: number,
  pending: readonly Exchange[],
  steps: readonly LaneStep[],
): boolean => {
  if (!mode.storm) return false
  if (to === role) {
    return (
      pending.some((one) => one.clue === clue && one.from === from) &&
      steps.some((step) => {
        const task = step.type === 'resolved' ? scenario.tasks[step.at] : undefined
        return task?.type === 'await' && task.clue === clue && task.from === from
      })
    )
  }
  if (from !== role) return false
  if (scenario.roles.length > 2 || steps.some(({ type }) => type === 'remedy')) return true
  const handed = steps.some((step) => {
    const task = step.type === 'answer' ? scenario.tasks[step.task] : undefined
    return task?.type === 'handover' && task.clue === clue && task.to === to
  })
  return !handed && steps.some(({ type }) => type === 'resolved') && !steps.some(({ type }) => type === 'away')
}

/** For each lane the groups that agree with some group of every other lane on all exchanges. */
export const agreeing = (act: ActPlan, lanes: readonly (readonly LaneGroup[])[]): LaneGroup[][] => {
  if (act.exchanges.length === 0) return lanes.map((groups) => [...groups])
  const found = lanes.map(() => new Set<LaneGroup>())
  const told: (boolean | null)[] = act.exchanges.map(() => null)
  const chosen: LaneGroup[] = []
  const visit = (role: number): void => {
    const groups = lanes[role]
    if (groups === undefined) {
      chosen.forEach((group, i) => {
        found[i]?.add(group)
      })
      return
    }
    for (const group of groups) {
      const before = [...told]
      const fits = group.exchanged.every((value, i) => {
        if (value === null) return true
        if (told[i] !== null && told[i] !== value) return false
        told[i] = value
        return true
      })
      if (fits) {
        chosen.push(group)
        visit(role + 1)
        chosen.pop()
      }
      before.forEach((value, i) => {
        told[i] = value
      })
    }
  }
  visit(0)
  return found.map((groups) => [...groups])
}
