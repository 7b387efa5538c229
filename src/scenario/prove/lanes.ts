import { at } from '../../engine/util'
import { numbersIn, numberTest } from './evaluate'
import { type Key, valueAt } from './key'
import { exploreLane } from './lane'
import { LaneGraphs } from './lane-graphs'
import type { LaneGroup } from './lane-result'
import type { Plan } from './plan'
import { snapshotOf } from './snapshot'
import { add, type Cells, decode, each, noCells, type Space } from './space'

/**
 * What the lanes of a scenario can come to. Openings that a lane sees alike have the same results, so that each lane is
 * explored once for each view of an opening; analyses that follow the same bits share them.
 */
export class Lanes {
  private readonly found = new Map<string, LaneGroup[]>()
  /** By act and role: every judgement of a number in the lane's conditions. */
  private readonly numbers: readonly (readonly (readonly ((values: readonly number[]) => boolean)[])[])[]

  constructor(
    private readonly plan: Plan,
    private readonly graphs = new LaneGraphs(plan.scenario),
  ) {
    this.numbers = plan.acts.map(({ lanes }) =>
      lanes.map(({ tasks }) =>
        tasks
          .flatMap(({ when }) => (when === null ? [] : numbersIn(when)))
          .map((condition) => numberTest(plan, condition)),
      ),
    )
  }

  /** Openings of one key, parted by what the lanes of the act make of their numbers. */
  parts(act: number, space: Space, cells: Cells): { readonly first: number; readonly part: Cells }[] {
    const tests = at(this.numbers, act).flat()
    const parts = new Map<string, { first: number; part: Cells }>()
    const values = this.plan.scenario.meters.map(() => 0)
    each(cells, (index) => {
      if (tests.length > 0) decode(space, index, values)
      const seen = tests.map((holds) => holds(values)).join()
      let part = parts.get(seen)
      if (part === undefined) {
        part = { first: index, part: noCells(space) }
        parts.set(seen, part)
      }
      add(part.part, index)
    })
    return [...parts.values()]
  }

  groups(act: number, role: number, key: Key, values: readonly number[]): LaneGroup[] {
    const { plan } = this
    const { reads, taught: traps } = at(at(plan.acts, act).lanes, role)
    const numbers = at(at(this.numbers, act), role).map((holds) => holds(values))
    const view = [act, role, ...reads.map((slot) => valueAt(key, slot)), ...numbers].join(' ')
    const name = [view, ...traps.map((slot) => valueAt(key, slot))].join(' ')
    const known = this.found.get(name)
    if (known !== undefined) return known
    const taught = new Set(
      plan.slots.flatMap((slot, i) => (slot.kind === 'taught' && valueAt(key, i) !== 0 ? [slot.trap] : [])),
    )
    const snapshot = snapshotOf(plan, key, values)
    const groups = exploreLane(plan, act, role, snapshot, taught, (given, pending) =>
      this.graphs.of(act, role, view, snapshot, given, pending),
    )
    this.found.set(name, groups)
    return groups
  }
}
