import { at } from '../../engine/util'
import { waitingMatters, waitsFor } from './exchange'
import type { Snapshot } from './harness'
import { playOf } from './harness'
import { LaneGraph, type Move, type Place } from './lane-graph'
import { costOf, type LaneGroup, type LaneResult, type LaneStep, MOST_WRONG, type Sights } from './lane-result'
import type { Exchange, Plan } from './plan'
import { learned, unfairAt } from './teaching'

/**
 * All that one lane can come to on one snapshot, whatever the others hand over. `taught`: traps that earlier acts have
 * taught. `graphOf`: where another analysis may have left the lane's graph.
 */
export const exploreLane = (
  plan: Plan,
  act: number,
  role: number,
  snapshot: Snapshot,
  taught: ReadonlySet<number>,
  graphOf: (given: readonly Exchange[], pending: readonly Exchange[]) => LaneGraph = (given, pending) =>
    new LaneGraph(plan, act, role, snapshot, given, pending),
): LaneGroup[] => {
  const { exchanges } = at(plan.acts, act)
  const groups = new Map<string, LaneGroup>()
  // A clue that was known before needs nobody.
  const known = at(snapshot.clues, role)
  const incoming = exchanges.filter(({ to, clue }) => to === role && !known.includes(clue))
  const assume = (given: readonly Exchange[], pending: readonly Exchange[], rest: readonly Exchange[]): void => {
    const [first, ...others] = rest
    if (first === undefined) {
      const graph = graphOf(given, pending)
      new Walk(plan, act, role, graph, taught, pending, groups).run()
      return
    }
    assume(given, pending, others)
    assume([...given, first], pending, others)
    if (plan.mode.storm && waitingMatters(plan, act, first)) assume(given, [...pending, first], others)
  }
  assume([], [], incoming)
  return [...groups.values()]
}

/** A way through a lane, up to a place; ways that added up alike are one. */
interface Way {
  readonly key: string
  readonly place: Place
  readonly steps: readonly LaneStep[]
  /** By variable, as in a result. */
  readonly delta: readonly number[]
  readonly minutes: number
  readonly clean: boolean
  /** Traps of this lane that were taught within it. */
  readonly taught: ReadonlySet<number>
  /** Groups that can still be reached from here. */
  readonly ends: Set<LaneGroup>
  readonly back: Way[]
}

/** What one step showed; kept apart from ways, since steps that end alike show different things. */
interface Seen {
  readonly steps: readonly LaneStep[]
  /** The way it made. */
  readonly key: string
  readonly shown: Pick<Move, 'shown'>['shown']
  readonly unfair: readonly number[]
}

/** Adds up all ways through one lane, cheapest first, under one assumption of what others hand over. */
class Walk {
  private readonly ways = new Map<string, Way>()
  private readonly queues = new Map<number, Way[]>()
  private readonly seen: Seen[] = []
  /** Numbers that tell ways apart, by index of `delta`. */
  private readonly numbers: readonly number[]
  private readonly clock: boolean

  constructor(
    private readonly plan: Plan,
    private readonly act: number,
    private readonly role: number,
    private readonly graph: LaneGraph,
    private readonly before: ReadonlySet<number>,
    private readonly pending: readonly Exchange[],
    private readonly groups: Map<string, LaneGroup>,
  ) {
    const { vars, mode } = plan
    const live = at(plan.acts, act).settled.vars
    this.clock = live[vars.clock] === true
    this.numbers = live.flatMap((on, i) => (on && i <= vars.clock ? [i] : [])).concat(mode.tasks ? [vars.tasks] : [])
  }

  run(): void {
    const { storm } = this.plan.mode
    for (const move of this.graph.openings(storm)) this.take(null, move)
    for (;;) {
      const cost = Math.min(...this.queues.keys())
      const way = this.queues.get(cost)?.shift()
      if (way === undefined) {
        if (!this.queues.delete(cost)) break
        continue
      }
      // A cheaper way here may have been found meanwhile.
      if (this.ways.get(way.key) !== way) continue
      if (storm) for (const move of this.graph.departures(way.place)) this.take(way, move)
      for (const move of this.graph.answers(way.place)) this.take(way, move)
    }
    this.report()
  }

  private take(from: Way | null, move: Move): void {
    const { plan, graph } = this
    const { fairness } = plan.mode
    const { step, current, shown } = move
    const delta = this.added(from, move)
    const minutes = (from?.minutes ?? 0) + move.minutes / plan.grid
    const clean = from?.clean !== false && !move.spoilt
    const nothing: ReadonlySet<number> = from?.taught ?? new Set()
    const taught = fairness ? learned(plan, graph.reading.lane, nothing, move.finished) : nothing
    const key = [
      move.to.id,
      this.numbers.map((i) => delta[i]),
      this.clock ? minutes : '',
      fairness ? [clean, ...[...taught].sort((a, b) => a - b)] : '',
    ].join(';')
    const steps = [...(from?.steps ?? []), ...(step === null ? [] : [step])]
    const unfair = !fairness || current === null ? [] : unfairAt(graph.reading.lane, current, taught, this.before)
    this.seen.push({ steps, key, shown, unfair })
    const known = this.ways.get(key)
    if (known !== undefined && from !== null) known.back.push(from)
    if (known !== undefined && this.costOf(known.delta) <= this.costOf(delta)) return
    const back = known?.back ?? (from === null ? [] : [from])
    const way: Way = { key, place: move.to, steps, delta, minutes, clean, taught, ends: new Set(), back }
    this.ways.set(key, way)
    const cost = this.costOf(delta)
    const queue = this.queues.get(cost)
    if (queue === undefined) this.queues.set(cost, [way])
    else queue.push(way)
  }

  private added(from: Way | null, { meters, trapMinutes, finished, step }: Move): number[] {
    const { vars, grid } = this.plan
    const delta = from === null ? new Array<number>(vars.count).fill(0) : [...from.delta]
    const add = (index: number, by: number): void => {
      delta[index] = at(delta, index) + by
    }
    meters.forEach((by, i) => {
      add(i, by)
    })
    add(vars.clock, trapMinutes / grid)
    add(vars.tasks, finished.length)
    if (step?.type === 'away' || step?.type === 'resolved') add(vars.absences, 1)
    if (step?.type === 'answer' && step.wrong) add(vars.wrong, 1)
    return delta
  }

  private costOf(delta: readonly number[]): number {
    const { vars } = this.plan
    return at(delta, vars.absences) * MOST_WRONG + at(delta, vars.wrong)
  }

  /** Hands every way that came to the lane's end to its group, and notes in each group what is seen on ways to it. */
  private report(): void {
    for (const way of this.ways.values()) {
      if (!way.place.ended) continue
      const result = this.resultOf(way)
      const group = this.groupOf(result.exchanged)
      group.results.push(result)
      const open = [way]
      for (let one = open.pop(); one !== undefined; one = open.pop()) {
        if (one.ends.has(group)) continue
        one.ends.add(group)
        open.push(...one.back)
      }
    }
    for (const { steps, key, shown, unfair } of this.seen) {
      for (const group of this.ways.get(key)?.ends ?? []) note(group, { ...shown, unfair }, steps)
    }
  }

  private groupOf(exchanged: readonly (boolean | null)[]): LaneGroup {
    const key = exchanged.join()
    const known = this.groups.get(key)
    if (known !== undefined) return known
    const sights = { visited: new Map(), held: new Map(), failed: new Map(), missing: new Map(), unfair: new Map() }
    const group: LaneGroup = { exchanged, results: [], sights }
    this.groups.set(key, group)
    return group
  }

  private resultOf({ place, delta, minutes, clean, steps }: Way): LaneResult {
    const { plan, role, pending } = this
    const { exchanges, settled } = at(plan.acts, this.act)
    const play = playOf(place.state)
    return {
      delta,
      minutes,
      writes: this.graph.reading.writes(play).filter(([slot]) => settled.slots[slot] === true),
      clean,
      exchanged: this.graph.reading.exchanged(play),
      waits: exchanges.map((exchange) => waitsFor(plan, exchange, role, pending, steps)),
      steps,
    }
  }
}

/** Notes what was seen at the end of some steps, unless a cheaper way to see it is known. */
const note = (
  { sights }: LaneGroup,
  shown: Readonly<Record<keyof Sights, readonly number[]>>,
  steps: readonly LaneStep[],
): void => {
  const cost = costOf(steps)
  for (const kind of SIGHTS) {
    for (const ix of shown[kind]) {
      const known = sights[kind].get(ix)
      if (known === undefined || cost < costOf(known)) sights[kind].set(ix, steps)
    }
  }
}

const SIGHTS = ['visited', 'held', 'failed', 'missing', 'unfair'] as const satisfies readonly (keyof Sights)[]
