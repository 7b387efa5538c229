import type { Condition, Scenario } from '../../engine/scenario'
import { assertNever } from '../../engine/util'
import { type Key, valueAt } from './key'
import type { Plan } from './plan'
import { type Slot, slotName } from './reads'

/** A condition over a cell: its key, its numbers, and which roles are present (a bit set). */
export type Test = (key: Key, values: readonly number[], present: number) => boolean

/** Compiles a condition for many cells; agrees with `holds` of the engine on the states a cell stands for. */
export const testOf = (plan: Plan, condition: Condition | null): Test => {
  if (condition === null) return () => true
  const slot = (one: Slot): number => plan.slotOf.get(slotName(one)) ?? -1
  const is =
    (index: number, value: number): Test =>
    (key) =>
      valueAt(key, index) === value
  if ('all' in condition) {
    const parts = condition.all.map((c) => testOf(plan, c))
    return (key, values, present) => parts.every((part) => part(key, values, present))
  }
  if ('any' in condition) {
    const parts = condition.any.map((c) => testOf(plan, c))
    return (key, values, present) => parts.some((part) => part(key, values, present))
  }
  if ('not' in condition) {
    const part = testOf(plan, condition.not)
    return (key, values, present) => !part(key, values, present)
  }
  if ('meter' in condition || 'clock' in condition) {
    const least = condition.atLeast ?? -Infinity
    const most = condition.atMost ?? Infinity
    const read = 'meter' in condition ? reader(condition.meter) : (values: readonly number[]) => clockAt(plan, values)
    return (_, values) => {
      const value = read(values)
      return value >= least && value <= most
    }
  }
  if ('flag' in condition) {
    const index = slot({ kind: 'flag', flag: condition.flag })
    return (key) => flagValue(plan.scenario, condition.flag, valueAt(key, index)) === condition.is
  }
  if ('done' in condition) return is(slot({ kind: 'done', task: condition.done }), 1)
  if ('chose' in condition) return is(slot({ kind: 'chose', task: condition.chose, option: condition.option }), 1)
  if ('sprung' in condition) return is(slot({ kind: 'sprung', trap: condition.sprung }), 1)
  if ('knows' in condition) return is(slot({ kind: 'knows', clue: condition.knows, role: condition.role }), 1)
  if ('outcome' in condition) return is(slot({ kind: 'outcome', act: condition.outcome }), condition.is + 1)
  if ('present' in condition) return (_, __, present) => ((present >> condition.present) & 1) === 1
  return assertNever(condition)
}

/** Story minutes since midnight that the clock's step stands for. */
export const clockAt = ({ scenario, grid, vars }: Plan, values: readonly number[]): number =>
  Math.min(scenario.clock.end, scenario.clock.start + (values[vars.clock] ?? 0) * grid)

export const flagValue = ({ flags }: Scenario, flag: number, code: number): number =>
  code === 0 ? (flags[flag]?.start ?? 0) : code - 1

/** How a key writes a flag's value; zero is the start. */
export const flagCode = ({ flags }: Scenario, flag: number, value: number): number =>
  value === flags[flag]?.start ? 0 : value + 1

const reader = (index: number) => (values: readonly number[]) => values[index] ?? 0
