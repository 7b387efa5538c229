import { MARK } from '../../engine'
import { range } from '../../engine/util'
import { clockAt, flagValue } from './evaluate'
import type { Snapshot } from './harness'
import { type Key, valueAt } from './key'
import type { Plan } from './plan'

/** A settled state that a cell stands for: what the cell doesn't say is as at the start. */
export const snapshotOf = (plan: Plan, key: Key, values: readonly number[]): Snapshot => {
  const { scenario } = plan
  const marks: Snapshot['marks'][number][] = scenario.tasks.map(() => MARK.open)
  const chosen = scenario.tasks.map(() => 0)
  const sprung = scenario.traps.map(() => false)
  const outcomes: (number | null)[] = scenario.acts.map(() => null)
  const flags = scenario.flags.map(({ start }) => start)
  const clues: number[][] = scenario.roles.map(() => [])
  plan.slots.forEach((slot, ix) => {
    const value = valueAt(key, ix)
    if (value === 0) return
    if (slot.kind === 'flag') flags[slot.flag] = flagValue(scenario, slot.flag, value)
    else if (slot.kind === 'done') marks[slot.task] = MARK.done
    else if (slot.kind === 'chose') chosen[slot.task] = (chosen[slot.task] ?? 0) | (1 << slot.option)
    else if (slot.kind === 'sprung') sprung[slot.trap] = true
    else if (slot.kind === 'outcome') outcomes[slot.act] = value - 1
    else if (slot.kind === 'knows') clues[slot.role]?.push(slot.clue)
  })
  return {
    meters: range(scenario.meters.length).map((i) => values[i] ?? scenario.meters[i]?.start ?? 0),
    flags,
    clock: clockAt(plan, values),
    clues: clues.map((list) => list.sort((a, b) => a - b)),
    marks,
    chosen,
    sprung,
    outcomes,
  }
}
