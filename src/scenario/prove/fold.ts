import { at, range } from '../../engine/util'
import type { Key } from './key'
import type { LaneResult } from './lane-result'
import { costsOf, keepCheapest, levelOf, levelsOf, within } from './levels'
import { type Change, type Group, Places } from './places'
import type { ActPlan, Plan } from './plan'
import { cellsAt } from './settle'
import {
  add,
  addShifted,
  type Cells,
  type Costs,
  decode,
  each,
  encode,
  type Most,
  type Space,
  shiftOf,
  spaceOf,
} from './space'

/** Raised when a fold would need more cells than allowed. */
export class TooMany extends Error {
  constructor(
    readonly act: number,
    readonly cells: number,
  ) {
    super(`act ${act} needs ${cells} cells`)
  }
}

/** Words of bit sets that are moved between two rests. */
const RESTS_AFTER_WORDS = 2 ** 22

/**
 * What the lanes of an act add up to, not clamped, after none, one, two… of them; earlier stages are kept for examples.
 * The keys of stages are short: see `Places`.
 */
export interface Fold {
  readonly groups: readonly Group[]
  readonly space: Space
  readonly stages: readonly ReadonlyMap<Key, Cells>[]
  readonly places: Places
}

/**
 * Folds the lanes of an act over all of some openings at once: meters are summed without clamping, the slowest lane is a
 * running maximum, exchanges between lanes must agree. What only lanes look at that are folded already is forgotten on the
 * way (docs/proof.md, lemma 10). Rests now and then. `costs`: where they are counted, what goes beyond is dropped.
 */
export function* foldLanes(
  plan: Plan,
  act: ActPlan,
  from: Space,
  groups: readonly Group[],
  most: number,
  costs: Most | null,
): Generator<void, Fold> {
  const places = new Places(plan, act, groups)
  const space = foldSpace(plan, act, from, groups, places, costs)
  const limit = (keys: number): void => {
    if (keys * space.bits > most) throw new TooMany(act.act.ordinal, keys * space.bits)
  }
  limit(1)
  const first = new Map<Key, Cells>()
  const values = range(plan.vars.count).map(() => 0)
  for (const group of groups) {
    const start = cellsAt({ space, cells: first }, places.startOf(group))
    limit(first.size)
    each(group.openings, (index) => {
      decode(from, index, values)
      if (within(costs, costsOf(plan, values))) add(start, encode(space, values))
    })
  }
  let stage: ReadonlyMap<Key, Cells> = first
  const stages = [stage]
  let work = 0
  for (const [role, views] of places.views.entries()) {
    const next = new Map<Key, Cells>()
    const moves = views.map((results) => movesOf(plan, space, places, results, role))
    for (const [before, cells] of stage) {
      const mine = at(moves, places.viewOf(before, role))
      work += mine.length * cells.length
      if (work > RESTS_AFTER_WORDS) {
        work = 0
        yield
      }
      const levels = levelsOf(space, cells)
      for (const { change, shifts } of mine) {
        const after = places.after(before, role, change)
        if (after === null) continue
        const target = cellsAt({ space, cells: next }, after)
        limit(next.size)
        for (const { shift, costs } of shifts) {
          for (const level of levels) {
            if (within(space.costs, level, costs)) addShifted(target, cells, shift, level.first, level.end)
          }
        }
      }
    }
    for (const cells of next.values()) keepCheapest(space, cells)
    stage = next
    stages.push(stage)
  }
  return { groups, space, stages, places }
}

/** Lane results that do the same to keys, with all the ways they move numbers. */
interface Move {
  readonly change: Change
  readonly shifts: readonly Shift[]
}

interface Shift {
  /** In bits, what it costs included. */
  readonly shift: number
  readonly costs: Costs
}

const movesOf = (plan: Plan, space: Space, places: Places, results: readonly LaneResult[], role: number): Move[] => {
  const moves = new Map<string, { change: Change; shifts: Map<number, Shift[]> }>()
  for (const result of results) {
    const change = places.changeOf(result, role)
    const name = [change.writes, change.tellings.map(({ code }) => code), change.minutes].join(';')
    const known = moves.get(name) ?? { change, shifts: new Map() }
    moves.set(name, known)
    const costs = costsOf(plan, result.delta)
    if (!within(space.costs, costs)) continue
    const shift = shiftOf(space, result.delta)
    const point = shift - levelOf(space, costs)
    const others: readonly Shift[] = known.shifts.get(point) ?? []
    if (others.some((other) => within(costs, other.costs))) continue
    known.shifts.set(point, [...others.filter((other) => !within(other.costs, costs)), { shift, costs }])
  }
  return [...moves.values()].map(({ change, shifts }) => ({ change, shifts: [...shifts.values()].flat() }))
}

/** Wide enough for every sum that does not cost too much, so that no translation leaves it. */
const foldSpace = (
  plan: Plan,
  act: ActPlan,
  from: Space,
  groups: readonly Group[],
  { views }: Places,
  costs: Most | null,
): Space => {
  const low = new Array<number>(plan.vars.count).fill(Number.POSITIVE_INFINITY)
  const high = new Array<number>(plan.vars.count).fill(Number.NEGATIVE_INFINITY)
  const values = new Array<number>(plan.vars.count).fill(0)
  for (const { openings } of groups) {
    each(openings, (index) => {
      decode(from, index, values)
      for (let i = 0; i < values.length; i++) {
        const value = values[i] ?? 0
        if (value < (low[i] ?? 0)) low[i] = value
        if (value > (high[i] ?? 0)) high[i] = value
      }
    })
  }
  const live = range(plan.vars.count).filter((i) => act.settled.vars[i] === true)
  for (const lane of views) {
    const results = lane.flat()
    for (const i of live) {
      let least = 0
      let most = 0
      for (const { delta } of results) {
        least = Math.min(least, at(delta, i))
        most = Math.max(most, at(delta, i))
      }
      low[i] = at(low, i) + least
      high[i] = at(high, i) + most
    }
  }
  const axes = live.map((i) => ({ at: i, low: at(low, i), size: at(high, i) - at(low, i) + 1 }))
  return spaceOf(axes, costs === null ? null : { vars: plan.vars, most: costs })
}
