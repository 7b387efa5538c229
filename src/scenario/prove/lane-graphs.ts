import type { Scenario } from '../../engine'
import type { Snapshot } from './harness'
import { LaneGraph } from './lane-graph'
import { CALM, type Exchange, type Plan, planOf } from './plan'

/** The graphs of a scenario's lanes; calm and storm walk through the same ones. */
export class LaneGraphs {
  private readonly plan: Plan
  private readonly known = new Map<string, LaneGraph>()

  constructor(scenario: Scenario) {
    // Calm reads every slot that storm does.
    this.plan = planOf(scenario, CALM)
  }

  /** `view`: what tells openings apart for the lane; the snapshot is one of them. */
  of(
    act: number,
    role: number,
    view: string,
    snapshot: Snapshot,
    given: readonly Exchange[],
    pending: readonly Exchange[],
  ): LaneGraph {
    const name = JSON.stringify([act, role, view, given, pending])
    const known = this.known.get(name)
    if (known !== undefined) return known
    const graph = new LaneGraph(this.plan, act, role, snapshot, given, pending)
    this.known.set(name, graph)
    return graph
  }
}
