import { at, range } from '../../engine/util'
import { costsOf, within } from './levels'
import { outcomesOf, type Turnout, turnoutOf } from './outcomes'
import type { Plan } from './plan'
import { clampMeters, settledSpace } from './settle'
import { mapping, type Space } from './space'

/** How an act ends once it has settled: what its barrier can come to, who may be there, and what that does to numbers. */
export class Exits {
  readonly turnouts: readonly Turnout[]
  /** Bit sets of roles: everybody in calm; in storm every set that conditions tell apart, somebody at least. */
  readonly presences: readonly number[]
  /** The space of the act's settled cells. */
  readonly space: Space
  private readonly mappings = new Map<string, (index: number) => number>()

  constructor(
    private readonly plan: Plan,
    act: number,
  ) {
    const { act: rules, settled, presence } = at(plan.acts, act)
    this.turnouts = outcomesOf(plan, rules).map((outcome) => turnoutOf(plan, rules, outcome))
    this.presences = presencesOf(plan, presence)
    this.space = settledSpace(plan, settled.vars)
  }

  /** Turns a settled point, in place, into what it becomes by an outcome; false when it costs too much. */
  turn({ delta }: Turnout, present: number, values: number[]): boolean {
    const { vars, clockEnd } = this.plan
    for (let i = 0; i < vars.count; i++) values[i] = (values[i] ?? 0) + (delta[i] ?? 0)
    clampMeters(this.plan, values)
    values[vars.clock] = Math.min(clockEnd, values[vars.clock] ?? 0)
    values[vars.absences] = (values[vars.absences] ?? 0) + this.absent(present)
    const { costs } = this.plan.mode
    return costs === null || within(costs, costsOf(this.plan, values))
  }

  /** Where the settled points lie, by an outcome, in the space of what follows; -1 for what costs too much. */
  mapped(turnout: Turnout, present: number, to: number | null, space: Space): (index: number) => number {
    const name = [turnout.outcome, this.absent(present), to].join(' ')
    const known = this.mappings.get(name)
    if (known !== undefined) return known
    const found = mapping(this.space, space, (values) => this.turn(turnout, present, values), this.plan.vars.count)
    this.mappings.set(name, found)
    return found
  }

  private absent(present: number): number {
    let count = 0
    for (let bits = everybody(this.plan) & ~present; bits !== 0; bits &= bits - 1) count++
    return count
  }
}

export const everybody = ({ scenario }: Plan): number => (1 << scenario.roles.length) - 1

const presencesOf = (plan: Plan, read: readonly number[]): number[] => {
  const full = everybody(plan)
  if (!plan.mode.storm || read.length === 0) return [full]
  return range(1 << read.length).flatMap((bits) => {
    const absent = read.reduce((set, role, i) => (((bits >> i) & 1) === 1 ? set | (1 << role) : set), 0)
    return (full & ~absent) === 0 ? [] : [full & ~absent]
  })
}
