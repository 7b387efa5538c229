import type { Scenario } from '../../engine/scenario'
import { at, range } from '../../engine/util'
import { type Residue, truth } from './evaluate'
import { agreeing } from './exchange'
import { Exits, everybody } from './exits'
import { type Fold, foldLanes, TooMany } from './fold'
import { type Key, masked, startKey, valueAt, withValues } from './key'
import { Lanes } from './lanes'
import { keepCheapest } from './levels'
import { noteSights, nothingObserved, type Observed, widened } from './observed'
import type { Turnout } from './outcomes'
import type { Group } from './places'
import { type Mode, type Plan, planOf } from './plan'
import { addCell, cellsAt, type Field, fieldOf, settlePoint } from './settle'
import { add, type Cells, decode, each, encode, mapping } from './space'
import { choose, type FirstOpen, firstOpen, type Watch, Watched } from './ways'

export interface Limits {
  /** Cells a fold of an act may take. */
  readonly cells: number
  /** Milliseconds in all, by `now`. */
  readonly ms: number
  readonly now: () => number
}

export interface Undecided {
  readonly act: number
  /** Which bits and numbers were followed there. */
  readonly cells: number
  readonly reason: 'cells' | 'time'
}

/** Lets points of one key into an act or to the endings. */
interface Door {
  /** Some condition there looks at numbers. */
  readonly asks: boolean
  readonly enter: (point: number, values: readonly number[]) => void
}

/** Follows all plays of a scenario act by act. */
export class Flow {
  readonly plan: Plan
  readonly openings: readonly Field[]
  readonly endings: readonly Field[]
  readonly observed: Observed = nothingObserved()
  undecided: Undecided | null = null
  /** The most cells an act took. */
  cells = 0

  private readonly lanes: Lanes
  private readonly exits: readonly Exits[]
  private readonly watched: Watched
  private readonly started: number

  /** `lanes`: results that another analysis of the same scenario found, following at least the same. */
  constructor(
    readonly scenario: Scenario,
    mode: Mode,
    private readonly limits: Limits,
    lanes?: Lanes,
  ) {
    this.plan = planOf(scenario, mode)
    this.lanes = lanes ?? new Lanes(this.plan)
    this.started = limits.now()
    const { plan } = this
    this.watched = new Watched(plan)
    this.exits = scenario.acts.map(({ ordinal }) => new Exits(plan, ordinal))
    this.openings = plan.acts.map(({ opening }) => fieldOf(plan, opening.vars))
    this.endings = scenario.endings.map(() => fieldOf(plan, plan.ending.vars))
  }

  /** Runs to the end, pausing now and then; yields the act it is in. */
  *run(): Generator<number, void> {
    const order = this.plan.order ?? []
    const [first] = order
    if (first === undefined) return
    try {
      this.start(first)
      for (const ix of order) {
        for (const _ of this.pass(ix)) {
          if (this.limits.now() - this.started > this.limits.ms) {
            this.undecided = { act: ix, cells: this.cells, reason: 'time' }
            return
          }
          yield ix
        }
      }
    } catch (error) {
      if (!(error instanceof TooMany)) throw error
      this.undecided = { act: error.act, cells: error.cells, reason: 'cells' }
    } finally {
      this.lookBack()
    }
  }

  startValues(): number[] {
    return [...this.scenario.meters.map(({ start }) => start), 0, 0, 0, 0]
  }

  /** The openings of an act, split so that all lanes see each part alike. */
  *groups(ix: number): Generator<Group> {
    const act = at(this.plan.acts, ix)
    const { space, cells: field } = at(this.openings, ix)
    const values = this.startValues()
    for (const [key, cells] of field) {
      for (const { first, part } of this.lanes.parts(ix, space, cells)) {
        decode(space, first, values)
        yield { key, openings: part, lanes: act.lanes.map((_, role) => this.lanes.groups(ix, role, key, values)) }
      }
    }
  }

  /**
   * Folds an act over all of some openings at once, or over one half after the other where that takes too many cells.
   * Null: time for a rest. `costs`: where they are counted, up to what.
   */
  *folds(ix: number, groups: readonly Group[], costs = this.plan.mode.costs): Generator<Fold | null, void> {
    if (groups.length === 0) return
    const { space } = at(this.openings, ix)
    const folding = foldLanes(this.plan, at(this.plan.acts, ix), space, groups, this.limits.cells, costs)
    try {
      let step = folding.next()
      for (; step.done !== true; step = folding.next()) yield null
      yield step.value
    } catch (error) {
      if (!(error instanceof TooMany) || groups.length === 1) throw error
      const half = groups.length >> 1
      yield* this.folds(ix, groups.slice(0, half), costs)
      yield* this.folds(ix, groups.slice(half), costs)
    }
  }

  exitsOf(ix: number): Exits {
    return at(this.exits, ix)
  }

  /** Where `next` leads; without a default (an error of the document) the engine goes to the endings. */
  waysFrom(ix: number, key: Key): FirstOpen {
    return firstOpen(at(this.watched.ways, ix), key)
  }

  endingsFrom(key: Key): FirstOpen {
    return firstOpen(this.watched.endings, key)
  }

  leadsTo(ix: number, way: number): number | null {
    return at(this.scenario.acts, ix).barrier.next[way]?.to ?? null
  }

  private start(first: number): void {
    const key = startKey(this.plan.slots.length)
    const { opening } = at(this.scenario.acts, first)
    const full = everybody(this.plan)
    // Before the first act only its opening can read presence; every team that sits down is possible.
    const teams = this.plan.mode.storm && opening.length > 0 ? range(full).map((bits) => bits + 1) : [full]
    const { space } = at(this.openings, first)
    const values = this.startValues()
    for (const present of teams) this.actDoor(key, first, present).enter(encode(space, values), values)
  }

  private *pass(ix: number): Generator<void, void> {
    const act = at(this.plan.acts, ix)
    const groups: Group[] = []
    const { space, cells: openings } = at(this.openings, ix)
    for (const cells of openings.values()) keepCheapest(space, cells)
    for (const group of this.groups(ix)) {
      yield
      noteSights(this.observed, this.scenario, agreeing(act, group.lanes).flat())
      groups.push(group)
    }
    for (const fold of this.folds(ix, groups)) {
      yield
      if (fold === null) continue
      this.cells = Math.max(this.cells, at(fold.stages, fold.stages.length - 1).size * fold.space.bits)
      for (const [key, cells] of this.settle(ix, fold).cells) {
        yield
        for (const turnout of this.exitsOf(ix).turnouts) this.leave(ix, key, cells, turnout)
      }
    }
  }

  /** Clamps what the lanes add up to: many points of the fold become the same settled point. */
  private settle(ix: number, { space, stages, places }: Fold): Field {
    const { plan } = this
    const act = at(plan.acts, ix)
    const settled = fieldOf(plan, act.settled.vars)
    const byMinutes = new Map<number, (index: number) => number>()
    for (const [key, cells] of at(stages, stages.length - 1)) {
      const slowest = places.slowest(key)
      let place = byMinutes.get(slowest)
      if (place === undefined) {
        const settles = (values: number[]): true => {
          settlePoint(plan, act, slowest, values)
          return true
        }
        place = mapping(space, settled.space, settles, plan.vars.count)
        byMinutes.set(slowest, place)
      }
      const target = cellsAt(settled, places.settled(key))
      const to = place
      each(cells, (index) => {
        add(target, to(index))
      })
    }
    for (const cells of settled.cells.values()) keepCheapest(settled.space, cells)
    return settled
  }

  /** Lets an act's settled cells of one key out by an outcome of its barrier. */
  private leave(ix: number, key: Key, cells: Cells, turnout: Turnout): void {
    const { observed, plan } = this
    observed.outcomes.add(`${ix} ${turnout.outcome}`)
    if (plan.mode.fairness && turnout.trap !== null && !this.taughtAt(key, turnout.trap))
      observed.unfair.add(turnout.trap)
    const exits = this.exitsOf(ix)
    const next = withValues(key, turnout.writes)
    const ways = this.waysFrom(ix, next)
    const values = this.startValues()
    for (const present of exits.presences) {
      const doors = new Map<number | null, Door & { readonly place: (index: number) => number }>()
      const numbers = (index: number): boolean => {
        decode(exits.space, index, values)
        return exits.turn(turnout, present, values)
      }
      const doorTo = (to: number | null): Door & { readonly place: (index: number) => number } => {
        const known = doors.get(to)
        if (known !== undefined) return known
        const { space } = at(to === null ? this.endings : this.openings, to ?? 0)
        const place = exits.mapped(turnout, present, to, space)
        const door = { place, ...(to === null ? this.endingDoor(next, present) : this.actDoor(next, to, present)) }
        doors.set(to, door)
        return door
      }
      const only = typeof ways === 'number' ? doorTo(this.leadsTo(ix, ways)) : null
      each(cells, (index) => {
        if ((only === null || only.asks) && !numbers(index)) return
        const door = only ?? doorTo(this.leadsTo(ix, choose(ways, values, present)))
        const point = door.place(index)
        if (point >= 0) door.enter(point, values)
      })
    }
  }

  private taughtAt(key: Key, trap: number): boolean {
    const ix = this.plan.slotOf.get(`taught ${trap}`)
    return ix !== undefined && valueAt(key, ix) !== 0
  }

  /** Opens an act on cells with one key. */
  private actDoor(key: Key, ix: number, present: number): Door {
    this.observed.acts.add(ix)
    const cells = cellsAt(at(this.openings, ix), masked(key, at(this.plan.acts, ix).opening.slots))
    const asked: { watch: Watch; residue: Residue }[] = []
    for (const watch of this.plan.mode.texts ? at(this.watched.paragraphs, ix) : []) {
      const residue = watch.on(key)
      if (typeof residue === 'boolean') watch.note(residue)
      else asked.push({ watch, residue })
    }
    return {
      asks: asked.length > 0,
      enter: (point, values) => {
        for (const { watch, residue } of asked) watch.note(truth(residue, values, present))
        add(cells, point)
      },
    }
  }

  private endingDoor(key: Key, present: number): Door {
    const { observed, plan } = this
    const slots = masked(key, plan.ending.slots)
    const endings = plan.mode.texts ? this.endingsFrom(key) : 0
    if (plan.mode.fairness && valueAt(key, 0) === 0) observed.clean = true
    return {
      asks: typeof endings !== 'number',
      enter: (point, values) => {
        const ending = choose(endings, values, present)
        const field = this.endings[ending]
        if (field === undefined) return
        if (plan.mode.texts) observed.endings.add(ending)
        addCell(field, slots, point)
      },
    }
  }

  /** Notes at the end what conditions came to, and the range of what was followed to the endings. */
  private lookBack(): void {
    const { observed, plan, scenario } = this
    this.watched.tell(observed)
    const span = scenario.clock.end - scenario.clock.start
    const values = this.startValues()
    for (const { space, cells: field } of this.endings) {
      for (const cells of field.values()) {
        each(cells, (index) => {
          decode(space, index, values)
          const minutes = (values[plan.vars.clock] ?? 0) * plan.grid
          if (plan.ending.vars[plan.vars.clock] === true)
            observed.minutes = widened(observed.minutes, Math.min(span, minutes))
          if (plan.mode.tasks) observed.tasksDone = widened(observed.tasksDone, values[plan.vars.tasks] ?? 0)
        })
      }
    }
  }
}
