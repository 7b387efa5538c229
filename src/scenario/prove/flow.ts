import type { Condition, Scenario } from '../../engine/scenario'
import { at, range } from '../../engine/util'
import { type Test, testOf } from './evaluate'
import {
  addCell,
  agreeing,
  type Field,
  type Fold,
  foldLanes,
  settledSpace,
  settlePoint,
  TooMany,
  withinCosts,
} from './fold'
import { type Key, masked, startKey, valueAt, withValues } from './key'
import { exploreLane } from './lane'
import type { LaneGroup } from './lane-result'
import { outcomesOf, type Turnout, turnoutOf } from './outcomes'
import { type ActPlan, type Mode, type Plan, planOf } from './plan'
import { type Place, placeName } from './reads'
import { snapshotOf } from './snapshot'
import { add, type Cells, decode, each, encode, noCells, type Space } from './space'

/** What can be seen in some play. Names of conditions as `placeName`. */
export interface Observed {
  readonly acts: Set<number>
  readonly endings: Set<number>
  /** `act outcome` */
  readonly outcomes: Set<string>
  readonly tasks: Set<number>
  readonly held: Set<string>
  readonly failed: Set<string>
  readonly missing: Set<number>
  readonly unfair: Set<number>
  clean: boolean
  /** Over all endings; minutes since the clock's start. Only where followed. */
  minutes: [number, number] | null
  tasksDone: [number, number] | null
}

export interface Limits {
  /** Cells a single act may take. */
  readonly cells: number
  /** Milliseconds in all, by `now`. */
  readonly ms: number
  readonly now: () => number
}

/** Openings of an act that every lane sees alike, with what each lane can come to. */
export interface Group {
  readonly key: Key
  readonly openings: Cells
  readonly lanes: readonly LaneGroup[][]
}

export interface Undecided {
  readonly act: number
  /** Which bits and numbers were followed there. */
  readonly cells: number
  readonly reason: 'cells' | 'time'
}

/** Follows all plays of a scenario act by act. */
export class Flow {
  readonly plan: Plan
  readonly openings: Field[]
  readonly endings: Field[]
  readonly observed: Observed = {
    acts: new Set(),
    endings: new Set(),
    outcomes: new Set(),
    tasks: new Set(),
    held: new Set(),
    failed: new Set(),
    missing: new Set(),
    unfair: new Set(),
    clean: false,
    minutes: null,
    tasksDone: null,
  }
  undecided: Undecided | null = null
  /** The most cells an act took. */
  cells = 0

  private readonly lanes = new Map<string, LaneGroup[]>()
  private readonly exits = new Map<number, ReturnType<Flow['exitsOf']>>()
  /** The ways out of each act, its opening's paragraphs, and the endings, each with what was seen of its condition. */
  private readonly ways: readonly (readonly { readonly to: number | null; readonly watch: Watch | null }[])[]
  private readonly paragraphs: readonly (readonly Watch[])[]
  private readonly endWatches: readonly (Watch | null)[]
  private readonly started: number

  constructor(
    readonly scenario: Scenario,
    mode: Mode,
    private readonly limits: Limits,
  ) {
    this.plan = planOf(scenario, mode)
    this.started = limits.now()
    const watch = (place: Place, when: Condition | null): Watch | null =>
      when === null ? null : new Watch(placeName(place), testOf(this.plan, when))
    this.ways = scenario.acts.map((act) =>
      act.barrier.next.map(({ when, to }, index) => ({
        to,
        watch: watch({ kind: 'next', act: act.ordinal, index }, when),
      })),
    )
    this.paragraphs = scenario.acts.map((act) =>
      act.opening.flatMap(({ when }, index) => watch({ kind: 'opening', act: act.ordinal, index }, when) ?? []),
    )
    this.endWatches = scenario.endings.map(({ when }, index) => watch({ kind: 'ending', index }, when))
    this.openings = this.plan.acts.map(({ opening }) => ({
      space: settledSpace(this.plan, opening.vars),
      cells: new Map(),
    }))
    this.endings = scenario.endings.map(() => ({
      space: settledSpace(this.plan, this.plan.ending.vars),
      cells: new Map(),
    }))
  }

  /** Runs to the end, pausing between groups of openings; yields the act it is in. */
  *run(): Generator<number, void> {
    const { plan } = this
    const [first] = plan.order ?? []
    if (first === undefined) return
    try {
      this.start(first)
      for (const ix of plan.order ?? []) {
        for (const group of this.groups(ix)) {
          if (this.limits.now() - this.started > this.limits.ms) {
            this.undecided = { act: ix, cells: this.cells, reason: 'time' }
            return
          }
          this.pass(ix, group)
          yield ix
        }
      }
    } catch (error) {
      if (!(error instanceof TooMany)) throw error
      this.undecided = { act: error.act, cells: error.cells, reason: 'cells' }
    } finally {
      const watches = [...this.ways.flat().map(({ watch }) => watch), ...this.paragraphs.flat(), ...this.endWatches]
      for (const watch of watches) {
        if (watch?.held === true) this.observed.held.add(watch.name)
        if (watch?.failed === true) this.observed.failed.add(watch.name)
      }
    }
  }

  private start(first: number): void {
    const values = this.startValues()
    const door = this.actDoor(first, startKey(this.plan.slots.length))
    for (const present of this.presences(this.plan.scenario.acts[first]?.opening ?? [])) door(values, present)
  }

  startValues(): number[] {
    return [...this.scenario.meters.map(({ start }) => start), 0, 0, 0, 0]
  }

  private presences(conditions: readonly unknown[]): number[] {
    const full = (1 << this.scenario.roles.length) - 1
    // Before the first act only its opening can read presence; every team that sits down is possible.
    return this.plan.mode.storm && conditions.length > 0 ? range(full).map((bits) => bits + 1) : [full]
  }

  /** The openings of an act, split so that all lanes see each part alike. */
  *groups(ix: number): Generator<Group> {
    const { plan } = this
    const act = at(plan.acts, ix)
    const field = at(this.openings, ix)
    const values = this.startValues()
    for (const [key, cells] of field.cells) {
      const parts = new Map<string, { first: number; cells: Cells }>()
      each(cells, (index) => {
        decode(field.space, index, values)
        const name = this.seen(act, key, values)
        let part = parts.get(name)
        if (part === undefined) {
          part = { first: index, cells: noCells(field.space) }
          parts.set(name, part)
        }
        add(part.cells, index)
      })
      for (const part of parts.values()) {
        decode(field.space, part.first, values)
        const lanes = act.lanes.map((_, role) => this.laneGroups(act, role, key, values))
        yield { key, openings: part.cells, lanes: agreeing(act, lanes) }
      }
    }
  }

  /** What the conditions of all lanes make of an opening. */
  private seen(act: ActPlan, key: Key, values: readonly number[]): string {
    return act.lanes.map((_, role) => this.laneView(act, role, key, values)).join('|')
  }

  private laneView(act: ActPlan, role: number, key: Key, values: readonly number[]): string {
    const { tasks, reads } = at(act.lanes, role)
    const slots = reads.slots.map((slot) => valueAt(key, slot)).join(',')
    if (reads.meters.length === 0 && !reads.clock) return slots
    // Only numbers are told apart by the truth of whole conditions; own choices of the act can't change those.
    const numbers = tasks
      .flatMap((task) => (task.when === null ? [] : [thresholds(this.plan, task.when, values)]))
      .join(',')
    return `${slots};${numbers}`
  }

  laneGroups(act: ActPlan, role: number, key: Key, values: readonly number[]): LaneGroup[] {
    const name = `${act.act.ordinal} ${role} ${this.laneView(act, role, key, values)}`
    const known = this.lanes.get(name)
    if (known !== undefined) return known
    const taught = new Set(
      this.plan.slots.flatMap((slot, i) => (slot.kind === 'taught' && valueAt(key, i) !== 0 ? [slot.trap] : [])),
    )
    const found = exploreLane(this.plan, act.act.ordinal, role, snapshotOf(this.plan, key, values), taught)
    this.lanes.set(name, found)
    return found
  }

  fold(ix: number, group: Group): Fold {
    const lanes = group.lanes.map((groups) => groups.flatMap(({ results }) => results))
    return foldLanes(
      this.plan,
      at(this.plan.acts, ix),
      group.key,
      at(this.openings, ix).space,
      group.openings,
      lanes,
      this.limits.cells,
    )
  }

  private pass(ix: number, group: Group): void {
    this.lookAt(group)
    const { space, stages } = this.fold(ix, group)
    const last = stages[stages.length - 1]
    if (last === undefined) return
    this.cells = Math.max(this.cells, last.size * space.bits)
    const settled = this.settle(ix, space, last)
    const exits = this.exitsOf(ix)
    const values = this.startValues()
    const from = this.startValues()
    for (const [key, cells] of settled.cells) {
      for (const turnout of exits.turnouts) {
        this.observed.outcomes.add(`${ix} ${turnout.outcome}`)
        if (!this.plan.mode.storm && turnout.trap !== null && !this.taughtAt(key, turnout.trap)) {
          this.observed.unfair.add(turnout.trap)
        }
        const next = withValues(key, turnout.writes)
        const doors = new Map<number | null, (values: readonly number[], present: number) => void>()
        each(cells, (index) => {
          decode(settled.space, index, from)
          for (const present of exits.presences) {
            this.turn(turnout, from, present, values)
            if (!withinCosts(this.plan.mode, this.plan.vars, values)) continue
            const to = this.wayOf(ix, next, values, present)
            let door = doors.get(to)
            if (door === undefined) {
              door = to === null ? this.endingDoor(next) : this.actDoor(to, next)
              doors.set(to, door)
            }
            door(values, present)
          }
        })
      }
    }
  }

  /** Clamps what the lanes add up to: many points of the fold become the same settled point. */
  settle(ix: number, space: Space, last: ReadonlyMap<Key, Cells>): Field {
    const act = at(this.plan.acts, ix)
    const settled: Field = { space: settledSpace(this.plan, act.settled.vars), cells: new Map() }
    const values = this.startValues()
    for (const [key, cells] of last) {
      const slots = masked(key, act.settled.slots)
      const target = settled.cells.get(slots) ?? noCells(settled.space)
      settled.cells.set(slots, target)
      each(cells, (index) => {
        decode(space, index, values)
        if (settlePoint(this.plan, act, key, values)) add(target, encode(settled.space, values))
      })
    }
    return settled
  }

  /** What a barrier can come to, and who may be there then. */
  exitsOf(ix: number): { readonly turnouts: readonly Turnout[]; readonly presences: readonly number[] } {
    const known = this.exits.get(ix)
    if (known !== undefined) return known
    const { act, presence } = at(this.plan.acts, ix)
    const turnouts = outcomesOf(this.plan, act).map((outcome) => turnoutOf(this.plan, act, outcome))
    const exits = { turnouts, presences: this.subsets(presence) }
    this.exits.set(ix, exits)
    return exits
  }

  /** Writes what a settled point becomes by an outcome into `values`. */
  turn({ delta }: Turnout, from: readonly number[], present: number, values: number[]): void {
    const { meters } = this.scenario
    const { vars, clockEnd } = this.plan
    for (let i = 0; i < vars.count; i++) values[i] = (from[i] ?? 0) + (delta[i] ?? 0)
    for (let i = 0; i < meters.length; i++) {
      const meter = meters[i]
      if (meter !== undefined) values[i] = Math.min(meter.max, Math.max(meter.min, values[i] ?? 0))
    }
    values[vars.clock] = Math.min(clockEnd, values[vars.clock] ?? 0)
    values[vars.absences] = (values[vars.absences] ?? 0) + this.absent(present)
  }

  /** Where `next` leads; without a default (an error of the document) the engine goes to the endings. */
  wayOf(ix: number, key: Key, values: readonly number[], present: number): number | null {
    for (const { to, watch } of at(this.ways, ix)) {
      if (watch === null || watch.sees(key, values, present)) return to
    }
    return null
  }

  private taughtAt(key: Key, trap: number): boolean {
    const ix = this.plan.slotOf.get(`taught ${trap}`)
    return ix !== undefined && valueAt(key, ix) !== 0
  }

  /** Who may be present as an act ends: all in calm; in storm every set that conditions tell apart, somebody at least. */
  private subsets(read: readonly number[]): number[] {
    const full = (1 << this.scenario.roles.length) - 1
    if (!this.plan.mode.storm || read.length === 0) return [full]
    return range(1 << read.length).flatMap((bits) => {
      const absent = read.reduce((set, role, i) => (((bits >> i) & 1) === 1 ? set | (1 << role) : set), 0)
      return (full & ~absent) === 0 ? [] : [full & ~absent]
    })
  }

  private absent(present: number): number {
    let count = 0
    for (let bits = ((1 << this.scenario.roles.length) - 1) & ~present; bits !== 0; bits &= bits - 1) count++
    return count
  }

  /** Opens an act on cells with one key. */
  private actDoor(ix: number, key: Key): (values: readonly number[], present: number) => void {
    this.observed.acts.add(ix)
    const { opening } = at(this.plan.acts, ix)
    const field = at(this.openings, ix)
    const slots = masked(key, opening.slots)
    const cells = field.cells.get(slots) ?? noCells(field.space)
    field.cells.set(slots, cells)
    const paragraphs = at(this.paragraphs, ix)
    return (values, present) => {
      for (const paragraph of paragraphs) paragraph.sees(key, values, present)
      add(cells, encode(field.space, values))
    }
  }

  private endingDoor(key: Key): (values: readonly number[], present: number) => void {
    const { observed, plan } = this
    const clean = !plan.mode.storm && valueAt(key, 0) === 0
    const slots = masked(key, plan.ending.slots)
    const span = this.scenario.clock.end - this.scenario.clock.start
    return (values, present) => {
      const ending = this.endingOf(key, values, present)
      const field = this.endings[ending]
      if (field === undefined) return
      observed.endings.add(ending)
      if (clean) observed.clean = true
      const clock = (values[plan.vars.clock] ?? 0) * plan.grid
      if (plan.ending.vars[plan.vars.clock] === true) observed.minutes = widened(observed.minutes, clock, span)
      if (plan.mode.tasks) observed.tasksDone = widened(observed.tasksDone, values[plan.vars.tasks] ?? 0, Infinity)
      addCell(field, slots, encode(field.space, values))
    }
  }

  endingOf(key: Key, values: readonly number[], present: number): number {
    return this.endWatches.findIndex((watch) => watch === null || watch.sees(key, values, present))
  }

  /** Notes what lanes show on the way. */
  private lookAt({ lanes }: Group): void {
    const { observed } = this
    const conditional = (task: number): boolean => this.scenario.tasks[task]?.when !== null
    for (const { sights } of lanes.flat()) {
      for (const task of sights.visited.keys()) observed.tasks.add(task)
      for (const task of sights.held.keys()) if (conditional(task)) observed.held.add(placeName({ kind: 'task', task }))
      for (const task of sights.failed.keys()) observed.failed.add(placeName({ kind: 'task', task }))
      for (const task of sights.missing.keys()) observed.missing.add(task)
      for (const trap of sights.unfair.keys()) observed.unfair.add(trap)
    }
  }
}

/** A condition, and whether it was ever found true or false. */
class Watch {
  held = false
  failed = false

  constructor(
    readonly name: string,
    private readonly test: Test,
  ) {}

  sees(key: Key, values: readonly number[], present: number): boolean {
    const holds = this.test(key, values, present)
    if (holds) this.held = true
    else this.failed = true
    return holds
  }
}

const widened = (range: [number, number] | null, value: number, most: number): [number, number] => {
  const capped = Math.min(most, value)
  return range === null ? [capped, capped] : [Math.min(range[0], capped), Math.max(range[1], capped)]
}

/** The truth of every judgement of a number in a condition, as a word. */
const thresholds = (plan: Plan, condition: Parameters<typeof testOf>[1], values: readonly number[]): string => {
  if (condition === null) return ''
  if ('all' in condition) return condition.all.map((c) => thresholds(plan, c, values)).join('')
  if ('any' in condition) return condition.any.map((c) => thresholds(plan, c, values)).join('')
  if ('not' in condition) return thresholds(plan, condition.not, values)
  if ('meter' in condition || 'clock' in condition) return testOf(plan, condition)('', values, 0) ? '1' : '0'
  return ''
}
