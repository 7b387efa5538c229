import { at } from '../../engine/util'
import { numbersIn, numberTest } from './evaluate'
import { type Key, valueAt } from './key'
import { exploreLane } from './lane'
import { LaneGraphs } from './lane-graphs'
import type { LaneGroup } from './lane-result'
import type { Plan } from './plan'
import { snapshotOf } from './snapshot'

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

  /** Whether some lane of an act asks for meters or the clock: then not all points of a key look alike. */
  readsNumbers(act: number): boolean {
    return at(this.numbers, act).some((tests) => tests.length > 0)
  }

  /** What the lanes of an act make of an opening's numbers; own choices of the act can't change that. */
  numbersSeen(act: number, values: readonly number[]): string {
    return at(this.numbers, act)
      .map((tests) => tests.map((holds) => (holds(values) ? '1' : '0')).join(''))
      .join(' ')
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
