import { at, range } from '../../engine/util'
import { type Key, masked, valueAt, withValues } from './key'
import type { LaneGroup, LaneResult } from './lane-result'
import type { ActPlan, Plan } from './plan'
import { add, addShifted, type Cells, decode, each, encode, noCells, type Space, shiftOf, spaceOf } from './space'

/** Sets of cells by their discrete half. */
export interface Field {
  readonly space: Space
  readonly cells: Map<Key, Cells>
}

/** Raised when a fold would need more cells than allowed. */
export class TooMany extends Error {
  constructor(
    readonly act: number,
    readonly cells: number,
  ) {
    super(`act ${act} needs ${cells} cells`)
  }
}

/** The space of settled cells where some variables are live. */
export const settledSpace = (plan: Plan, vars: readonly boolean[]): Space =>
  spaceOf(
    plan.scenario.meters
      .map((meter, i) => ({ at: i, low: meter.min, size: meter.max - meter.min + 1 }))
      .concat(
        { at: plan.vars.absences, low: 0, size: (plan.mode.costs?.absences ?? 0) + 1 },
        { at: plan.vars.wrong, low: 0, size: (plan.mode.costs?.wrong ?? 0) + 1 },
        { at: plan.vars.clock, low: 0, size: plan.clockEnd + 1 },
        { at: plan.vars.tasks, low: 0, size: plan.scenario.tasks.length + 1 },
      )
      .filter((axis) => vars[axis.at] === true),
  )

export const addCell = (field: Field, key: Key, index: number): void => {
  let cells = field.cells.get(key)
  if (cells === undefined) {
    cells = noCells(field.space)
    field.cells.set(key, cells)
  }
  add(cells, index)
}

/** One stage of the fold: what the lanes so far add up to, not clamped. Kept for examples. */
export interface Fold {
  readonly space: Space
  readonly stages: readonly ReadonlyMap<Key, Cells>[]
}

/** Lane results that do the same to keys, with all the ways they move numbers. */
interface Move {
  readonly result: LaneResult
  readonly shifts: readonly number[]
}

/**
 * Folds the lanes of an act over a set of openings that all lanes see alike: meters are summed without clamping, the
 * slowest lane is a running maximum, exchanges between lanes must agree. Keys of the stages have, behind the slots, one
 * place for each exchange (what the first of the two sides told, 0 before and after) and one for the slowest lane.
 */
export const foldLanes = (
  plan: Plan,
  act: ActPlan,
  key: Key,
  from: Space,
  openings: Cells,
  lanes: readonly (readonly LaneResult[])[],
  most: number,
): Fold => {
  const space = foldSpace(plan, act, from, openings, lanes)
  const limit = (cells: number): void => {
    if (cells > most) throw new TooMany(act.act.ordinal, cells)
  }
  limit(space.bits)
  const start = noCells(space)
  const values = range(plan.vars.count).map(() => 0)
  each(openings, (index) => {
    decode(from, index, values)
    add(start, encode(space, values))
  })
  const first = masked(key, act.settled.slots) + '\0'.repeat(act.exchanges.length + 1)
  let stage: ReadonlyMap<Key, Cells> = new Map([[first, start]])
  const stages = [stage]
  lanes.forEach((results, role) => {
    const next = new Map<Key, Cells>()
    const moves = movesOf(plan, act, space, results)
    for (const [before, cells] of stage) {
      for (const { result, shifts } of moves) {
        const after = step(plan, act, before, result, role)
        if (after === null) continue
        let target = next.get(after)
        if (target === undefined) {
          target = noCells(space)
          next.set(after, target)
          limit(next.size * space.bits)
        }
        for (const shift of shifts) addShifted(target, cells, shift)
      }
    }
    stage = next
    stages.push(stage)
  })
  return { space, stages }
}

/** The key after a lane came to a result, or null when they don't agree on an exchange. */
export const step = (plan: Plan, act: ActPlan, key: Key, result: LaneResult, role: number): Key | null => {
  const slots = plan.slots.length
  const writes: [number, number][] = result.writes.map(([ix, value]) => [ix, value])
  for (let i = 0; i < act.exchanges.length; i++) {
    const { from, to } = at(act.exchanges, i)
    if (role !== from && role !== to) continue
    const told = valueAt(key, slots + i)
    const mine = role === from ? giverCode(result, i) : receiverCode(result, i)
    if (told !== 0 && !(role === from ? agree(mine, told) : agree(told, mine))) return null
    writes.push([slots + i, told === 0 ? mine : 0])
  }
  if (act.settled.vars[plan.vars.clock] === true) {
    const place = slots + act.exchanges.length
    writes.push([place, Math.max(valueAt(key, place), result.minutes)])
  }
  // Slot 0 is `clean`, kept as “spoilt” so that zero is the start.
  if (!result.clean && !plan.mode.storm) writes.push([0, 1])
  return withValues(key, writes)
}

/** 1 to 4: handed over or not, and whether somebody may have waited for it in vain. */
const giverCode = ({ exchanged, waits }: LaneResult, i: number): number =>
  1 + (exchanged[i] === true ? 1 : 0) + (waits[i] === true ? 2 : 0)

/** 5: never came to it; 6: was resolved waiting; 7: missing; 8: got. */
const receiverCode = ({ exchanged, waits }: LaneResult, i: number): number => {
  const got = exchanged[i] ?? null
  return got === null ? (waits[i] === true ? 6 : 5) : got ? 8 : 7
}

const agree = (giver: number, receiver: number): boolean => {
  const handed = ((giver - 1) & 1) === 1
  if (receiver === 6) return giver > 2
  return receiver === 5 || handed === (receiver === 8)
}

const movesOf = (plan: Plan, act: ActPlan, space: Space, results: readonly LaneResult[]): Move[] => {
  const moves = new Map<string, { result: LaneResult; shifts: Set<number> }>()
  for (const result of results) {
    const minutes = act.settled.vars[plan.vars.clock] === true ? result.minutes : 0
    const name = JSON.stringify([result.writes, result.exchanged, result.waits, result.clean, minutes])
    const known = moves.get(name) ?? { result, shifts: new Set() }
    known.shifts.add(shiftOf(space, result.delta))
    moves.set(name, known)
  }
  return [...moves.values()].map(({ result, shifts }) => ({ result, shifts: [...shifts] }))
}

/** Wide enough for every sum, so that no translation leaves it. */
const foldSpace = (
  plan: Plan,
  act: ActPlan,
  from: Space,
  openings: Cells,
  lanes: readonly (readonly LaneResult[])[],
): Space => {
  const low = range(plan.vars.count).map(() => Number.POSITIVE_INFINITY)
  const high = range(plan.vars.count).map(() => Number.NEGATIVE_INFINITY)
  const values = range(plan.vars.count).map(() => 0)
  each(openings, (index) => {
    decode(from, index, values)
    values.forEach((value, i) => {
      low[i] = Math.min(at(low, i), value)
      high[i] = Math.max(at(high, i), value)
    })
  })
  for (const results of lanes) {
    range(plan.vars.count).forEach((i) => {
      low[i] = at(low, i) + Math.min(0, ...results.map(({ delta }) => at(delta, i)))
      high[i] = at(high, i) + Math.max(0, ...results.map(({ delta }) => at(delta, i)))
    })
  }
  return spaceOf(
    range(plan.vars.count)
      .filter((i) => act.settled.vars[i] === true)
      .map((i) => ({ at: i, low: at(low, i), size: at(high, i) - at(low, i) + 1 })),
  )
}

/** Settles a point of the fold in place: meters clamped once, the clock moved on; false when it costs too much. */
export const settlePoint = (plan: Plan, act: ActPlan, key: Key, values: number[]): boolean => {
  const { vars, grid, clockEnd, scenario, mode } = plan
  const { meters } = scenario
  for (let i = 0; i < meters.length; i++) {
    const meter = meters[i]
    const value = values[i] ?? 0
    if (meter !== undefined) values[i] = value < meter.min ? meter.min : value > meter.max ? meter.max : value
  }
  const slowest = valueAt(key, plan.slots.length + act.exchanges.length)
  values[vars.clock] = Math.min(clockEnd, (values[vars.clock] ?? 0) + act.act.minutes / grid + slowest)
  return withinCosts(mode, vars, values)
}

export const withinCosts = (mode: Plan['mode'], vars: Plan['vars'], values: readonly number[]): boolean =>
  mode.costs === null ||
  ((values[vars.absences] ?? 0) <= mode.costs.absences && (values[vars.wrong] ?? 0) <= mode.costs.wrong)

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
