import type { Condition, Scenario } from '../../engine/scenario'
import { assertNever } from '../../engine/util'
import { type Key, valueAt } from './key'
import type { Plan } from './plan'
import { type Slot, slotName } from './reads'

/** What a condition comes to on one key: its truth, or what is left to ask of the numbers and of who is present. */
export type Residue = boolean | ((values: readonly number[], present: number) => boolean)

/** A condition over cells; agrees with `holds` of the engine on the states a cell stands for. `present` is a bit set. */
export type Test = (key: Key) => Residue

/** Compiles a condition for many cells. */
export const testOf = (plan: Plan, condition: Condition): Test => {
  const slot = (one: Slot): number => plan.slotOf.get(slotName(one)) ?? -1
  const is =
    (index: number, value: number): Test =>
    (key) =>
      valueAt(key, index) === value
  if ('all' in condition) return joined(plan, condition.all, true)
  if ('any' in condition) return joined(plan, condition.any, false)
  if ('not' in condition) {
    const part = testOf(plan, condition.not)
    return (key) => {
      const residue = part(key)
      return typeof residue === 'boolean' ? !residue : (values, present) => !residue(values, present)
    }
  }
  if ('meter' in condition || 'clock' in condition) {
    const asked = numberTest(plan, condition)
    return () => asked
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
  if ('present' in condition) {
    const asked: Residue = (_, present) => ((present >> condition.present) & 1) === 1
    return () => asked
  }
  return assertNever(condition)
}

export const truth = (residue: Residue, values: readonly number[], present: number): boolean =>
  typeof residue === 'boolean' ? residue : residue(values, present)

/** All of a list, or any of it: what is certain on a key is not asked again. */
const joined = (plan: Plan, conditions: readonly Condition[], all: boolean): Test => {
  const tests = conditions.map((condition) => testOf(plan, condition))
  return (key) => {
    const open: Residue[] = []
    for (const test of tests) {
      const residue = test(key)
      if (residue === !all) return !all
      if (typeof residue !== 'boolean') open.push(residue)
    }
    if (open.length === 0) return all
    return (values, present) => {
      for (const residue of open) if (truth(residue, values, present) !== all) return !all
      return all
    }
  }
}

/** A judgement of a meter or the clock. */
export type NumberCondition = Extract<Condition, { meter: number } | { clock: true }>

export const numberTest = (plan: Plan, condition: NumberCondition): ((values: readonly number[]) => boolean) => {
  const least = condition.atLeast ?? -Infinity
  const most = condition.atMost ?? Infinity
  const meter = 'meter' in condition ? condition.meter : null
  return (values) => {
    const value = meter === null ? clockAt(plan, values) : (values[meter] ?? 0)
    return value >= least && value <= most
  }
}

/** Every judgement of a number in a condition. */
export const numbersIn = (condition: Condition): NumberCondition[] => {
  if ('all' in condition) return condition.all.flatMap(numbersIn)
  if ('any' in condition) return condition.any.flatMap(numbersIn)
  if ('not' in condition) return numbersIn(condition.not)
  return 'meter' in condition || 'clock' in condition ? [condition] : []
}

/** Story minutes since midnight that the clock's step stands for. */
export const clockAt = ({ scenario, grid, vars }: Plan, values: readonly number[]): number =>
  Math.min(scenario.clock.end, scenario.clock.start + (values[vars.clock] ?? 0) * grid)

export const flagValue = ({ flags }: Scenario, flag: number, code: number): number =>
  code === 0 ? (flags[flag]?.start ?? 0) : code - 1

/** How a key writes a flag's value; zero is the start. */
export const flagCode = ({ flags }: Scenario, flag: number, value: number): number =>
  value === flags[flag]?.start ? 0 : value + 1
