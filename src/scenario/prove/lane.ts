import type { Body, Event, Play, State, Task } from '../../engine'
import { MARK, quizOrder } from '../../engine'
import { at } from '../../engine/util'
import { answersOf } from './answers'
import { flagCode } from './evaluate'
import { bringsTeaching, waitingMatters } from './exchange'
import { comeAndGo, type Harness, harnessOf, openLane, playOf, resolveLane, type Snapshot, send } from './harness'
import { costOf, type LaneGroup, type LaneResult, type LaneStep, MOST_WRONG, type Sights } from './lane-result'
import type { Exchange, Plan } from './plan'
import { slotName } from './reads'

/** Explores one lane on one snapshot with the real engine. */
export const exploreLane = (
  plan: Plan,
  act: number,
  role: number,
  snapshot: Snapshot,
  taught: ReadonlySet<number>,
): LaneGroup[] => {
  const { exchanges } = at(plan.acts, act)
  const groups = new Map<string, LaneGroup>()
  // A clue that was known before needs nobody.
  const incoming = exchanges.filter(({ to, clue }) => to === role && !at(snapshot.clues, role).includes(clue))
  const assume = (given: readonly Exchange[], pending: readonly Exchange[], rest: readonly Exchange[]): void => {
    const [first, ...others] = rest
    if (first === undefined) {
      new Exploration(plan, act, role, snapshot, taught, given, pending, groups).run()
      return
    }
    assume(given, pending, others)
    assume([...given, first], pending, others)
    if (plan.mode.storm && waitingMatters(plan, act, first)) assume(given, [...pending, first], others)
  }
  assume([], [], incoming)
  return [...groups.values()]
}

interface Node {
  readonly key: string
  readonly state: State
  readonly from: Node | null
  readonly step: LaneStep | null
  readonly absences: number
  readonly wrong: number
  readonly tasks: number
  readonly failed: boolean
  readonly taught: ReadonlySet<number>
  /** Groups that can still be reached from here. */
  readonly ends: Set<LaneGroup>
  readonly back: Node[]
}

/** What one step showed; kept apart from nodes, since ways that end in the same node show different things. */
interface Seen {
  readonly from: Node | null
  readonly step: LaneStep | null
  /** The node it led to. */
  readonly key: string
  readonly visited: readonly number[]
  readonly held: readonly number[]
  readonly failed: readonly number[]
  readonly missing: readonly number[]
  readonly unfair: readonly number[]
}

class Exploration {
  private readonly harness: Harness
  private readonly nodes = new Map<string, Node>()
  private readonly queues = new Map<number, Node[]>()
  private readonly seen: Seen[] = []
  private readonly tasks: readonly Task[]
  private readonly exchanges: readonly Exchange[]
  private readonly options: ReadonlyMap<number, ReadonlySet<number>>
  /** Slots about this lane's own part: read by its own conditions, or by somebody after the act. */
  private readonly own: readonly number[]

  constructor(
    private readonly plan: Plan,
    private readonly act: number,
    private readonly role: number,
    private readonly snapshot: Snapshot,
    /** Traps taught in earlier acts. */
    private readonly before: ReadonlySet<number>,
    given: readonly Exchange[],
    private readonly pending: readonly Exchange[],
    private readonly groups: Map<string, LaneGroup>,
  ) {
    this.harness = harnessOf(plan.scenario, act, role, given, pending)
    const { lanes, exchanges, settled } = at(plan.acts, act)
    this.exchanges = exchanges
    this.tasks = at(lanes, role).tasks
    const ordinals = new Set(this.tasks.map(({ ordinal }) => ordinal))
    const reads = new Set(at(lanes, role).reads.slots)
    this.own = plan.slots.flatMap((slot, ix) => {
      if (settled.slots[ix] !== true && !reads.has(ix)) return []
      if (slot.kind === 'done') return ordinals.has(slot.task) ? [ix] : []
      if (slot.kind === 'chose') return ordinals.has(slot.task) ? [ix] : []
      if (slot.kind === 'sprung') return at(lanes, role).traps.some(({ trap }) => trap === slot.trap) ? [ix] : []
      return []
    })
    const options = new Map<number, Set<number>>()
    for (const slot of plan.slots) {
      if (slot.kind !== 'chose') continue
      const known = options.get(slot.task) ?? new Set()
      options.set(slot.task, known.add(slot.option))
    }
    this.options = options
  }

  run(): void {
    const { storm } = this.plan.mode
    const start = openLane(this.harness, this.snapshot, false)
    this.reach(start.state, start.events, null, null, 0, 0)
    if (storm && this.givesAnything()) {
      const late = openLane(this.harness, this.snapshot, true)
      this.reach(late.state, late.events, null, { type: 'away', at: null }, 1, 0)
    }
    for (;;) {
      const cost = Math.min(...this.queues.keys())
      const node = this.queues.get(cost)?.shift()
      if (node === undefined) {
        if (!this.queues.delete(cost)) break
        continue
      }
      // A cheaper way here may have been found meanwhile.
      if (this.nodes.get(node.key) === node) this.expand(node)
    }
    this.report()
  }

  private expand(node: Node): void {
    const { storm } = this.plan.mode
    const lane = at(playOf(node.state).lanes, this.role)
    if (lane.hold !== null) {
      const body = freeing(this.harness, node.state, this.role)
      const next = send(this.harness, node.state, body)
      this.reach(next.state, next.events, node, { type: 'remedy', trap: lane.hold.trap }, 0, 0)
      return
    }
    if (lane.at === null || lane.at < 0) return
    const task = at(this.harness.scenario.tasks, lane.at)
    if (storm) {
      const resolved = resolveLane(this.harness, node.state)
      this.reach(resolved.state, resolved.events, node, { type: 'resolved', at: lane.at }, 1, 0)
      if (!lane.pocket && this.givesAnything()) {
        const back = comeAndGo(this.harness, node.state)
        this.reach(back.state, back.events, node, { type: 'away', at: lane.at }, 1, 0)
      }
    }
    const reads = this.options.get(task.ordinal)
    for (const { answer, wrong } of answersOf(0, task, (option) => reads?.has(option) === true)) {
      const body: Body = { type: 'answer', role: this.role, epoch: 0, step: lane.step, attempt: lane.attempt, answer }
      const next = send(this.harness, node.state, body)
      if (next.refused !== null) throw new Error(`an answer was refused: ${next.refused}`)
      this.reach(next.state, next.events, node, { type: 'answer', task: task.ordinal, body, wrong }, 0, wrong ? 1 : 0)
    }
  }

  private givesAnything(): boolean {
    return this.tasks.some(({ type }) => type === 'handover')
  }

  private reach(
    state: State,
    events: readonly Event[],
    from: Node | null,
    step: LaneStep | null,
    absences: number,
    wrong: number,
  ): void {
    const play = playOf(state)
    const resolved = step?.type === 'resolved'
    const finished = events.flatMap((event) => (event.type === 'finished' && event.role === this.role ? [event] : []))
    const shown = finished.flatMap(({ task, mark }) => (mark === MARK.done || mark === MARK.failed ? [task] : []))
    const taught = this.learn(from?.taught ?? new Set(), shown, finished)
    const cursor = at(play.lanes, this.role).at
    const current = resolved || cursor === null || cursor < 0 ? null : cursor
    const past = finished.flatMap(({ task, mark }) => (mark === MARK.unfinished ? [] : [task]))
    const seen: Omit<Seen, 'key'> = {
      from,
      step,
      visited: current === null ? past : [current, ...past],
      held: events.flatMap((e) => (e.type === 'moved' && e.role === this.role && e.to !== null ? [e.to] : [])),
      failed: events.flatMap((e) => (e.type === 'skipped' && e.role === this.role ? [e.task] : [])),
      missing: finished.flatMap(({ task, mark }) => (mark === MARK.missing ? [task] : [])),
      unfair: current === null ? [] : this.unfair(current, taught),
    }
    const draft = {
      key: '',
      state,
      from,
      step,
      absences: (from?.absences ?? 0) + absences,
      wrong: (from?.wrong ?? 0) + wrong,
      tasks: (from?.tasks ?? 0) + finished.length,
      failed:
        from?.failed === true ||
        finished.some(({ mark }) => mark !== MARK.done) ||
        events.some((e) => e.type === 'sprung'),
      taught,
      ends: new Set<LaneGroup>(),
      back: from === null ? [] : [from],
    }
    const key = this.keyOf(draft)
    this.seen.push({ ...seen, key })
    const cost = draft.absences * MOST_WRONG + draft.wrong
    const known = this.nodes.get(key)
    if (known !== undefined) {
      if (from !== null) known.back.push(from)
      if (known.absences * MOST_WRONG + known.wrong <= cost) return
    }
    const node: Node = { ...draft, key, back: known?.back ?? draft.back }
    this.nodes.set(key, node)
    const queue = this.queues.get(cost)
    if (queue === undefined) this.queues.set(cost, [node])
    else queue.push(node)
  }

  /** Traps of this lane that what was just shown, or came with a clue, teaches. */
  private learn(
    known: ReadonlySet<number>,
    shown: readonly number[],
    finished: readonly Extract<Event, { type: 'finished' }>[],
  ): ReadonlySet<number> {
    if (this.plan.mode.storm) return known
    const traps = at(at(this.plan.acts, this.act).lanes, this.role).traps
    const now = new Set(known)
    for (const { trap } of traps) {
      const { taughtBy } = at(this.plan.scenario.traps, trap)
      if (shown.some((task) => taughtBy.includes(task))) now.add(trap)
      for (const { task, mark } of finished) {
        const wait = at(this.harness.scenario.tasks, task)
        if (wait.type === 'await' && mark === MARK.done && bringsTeaching(this.plan, this.act, wait, taughtBy))
          now.add(trap)
      }
    }
    return now.size === known.size ? known : now
  }

  private unfair(task: number, taught: ReadonlySet<number>): number[] {
    if (this.plan.mode.storm) return []
    return at(at(this.plan.acts, this.act).lanes, this.role).traps.flatMap(({ trap, task: offers }) =>
      offers !== task || taught.has(trap) || this.before.has(trap) ? [] : [trap],
    )
  }

  private keyOf(node: Omit<Node, 'key'>): string {
    const { plan, role } = this
    const { settled } = at(plan.acts, this.act)
    const play = playOf(node.state)
    const lane = at(play.lanes, role)
    const clock = settled.vars[plan.vars.clock] === true
    return JSON.stringify([
      lane.at,
      lane.attempt,
      lane.hold?.trap,
      lane.tally.meters.filter((_, i) => settled.vars[i] === true),
      clock ? [lane.tally.minutes, lane.tally.trapMinutes] : 0,
      this.writesOf(play),
      this.own.map((ix) => this.valueOf(play, ix)),
      this.exchangedOf(play),
      plan.mode.storm && lane.pocket,
      plan.mode.storm ? 0 : [node.failed, [...node.taught].sort((a, b) => a - b)],
      plan.mode.tasks ? node.tasks : 0,
    ])
  }

  private valueOf(play: Play, ix: number): number {
    const slot = at(this.plan.slots, ix)
    if (slot.kind === 'done') return play.marks[slot.task] === MARK.done ? 1 : 0
    if (slot.kind === 'chose') return (at(play.chosen, slot.task) >> slot.option) & 1
    return slot.kind === 'sprung' && play.sprung[slot.trap] === true ? 1 : 0
  }

  /** Slots the lane sets for those after the act. */
  private writesOf(play: Play): [number, number][] {
    const { plan, role } = this
    const { settled } = at(plan.acts, this.act)
    const { tally } = at(play.lanes, role)
    const writes = new Map<number, number>()
    const write = (name: string, value: number): void => {
      const ix = plan.slotOf.get(name)
      if (ix !== undefined && settled.slots[ix] === true && value !== 0) writes.set(ix, value)
    }
    for (const ix of this.own) if (settled.slots[ix] === true && this.valueOf(play, ix) !== 0) writes.set(ix, 1)
    tally.flags.forEach((value, flag) => {
      const ix = plan.slotOf.get(slotName({ kind: 'flag', flag }))
      if (value !== null && ix !== undefined && settled.slots[ix] === true) {
        writes.set(ix, flagCode(plan.scenario, flag, value))
      }
    })
    for (const [clue, to] of [...tally.gives, ...this.handed(play)])
      write(slotName({ kind: 'knows', clue, role: to }), 1)
    if (!plan.mode.storm) {
      plan.slots.forEach((slot, ix) => {
        if (slot.kind !== 'taught' || settled.slots[ix] !== true) return
        const { taughtBy } = at(plan.scenario.traps, slot.trap)
        if (this.tasks.some(({ ordinal }) => taughtBy.includes(ordinal) && MARKED.has(at(play.marks, ordinal))))
          writes.set(ix, 1)
      })
    }
    return [...writes].sort(([a], [b]) => a - b)
  }

  /** Clues this lane handed over, with their receivers. */
  private handed(play: Play): [number, number][] {
    return play.lanes.flatMap(({ got }, to) =>
      to === this.role ? [] : got.map((clue): [number, number] => [clue, to]),
    )
  }

  private exchangedOf(play: Play): (boolean | null)[] {
    const handed = this.handed(play)
    return this.exchanges.map(({ clue, from, to }) => {
      if (from === this.role) return handed.some(([c, t]) => c === clue && t === to)
      if (to !== this.role || at(this.snapshot.clues, to).includes(clue)) return null
      if (this.pending.some((one) => one.clue === clue && one.from === from)) return null
      const marks = this.tasks.flatMap((task) =>
        task.type === 'await' && task.clue === clue && task.from === from ? [at(play.marks, task.ordinal)] : [],
      )
      return marks.includes(MARK.done) ? true : marks.includes(MARK.missing) ? false : null
    })
  }

  /** Hands every finished node to its group, and tells each node which groups it leads to. */
  private report(): void {
    for (const node of this.nodes.values()) {
      const play = playOf(node.state)
      const lane = at(play.lanes, this.role)
      if (lane.at !== null || lane.hold !== null) continue
      const exchanged = this.exchangedOf(play)
      const group = this.groupOf(exchanged)
      group.results.push(this.resultOf(node, play, exchanged))
      const open = [node]
      for (let one = open.pop(); one !== undefined; one = open.pop()) {
        if (one.ends.has(group)) continue
        one.ends.add(group)
        open.push(...one.back)
      }
    }
    for (const { from, step, key, visited, held, failed, missing, unfair } of this.seen) {
      const steps = [...(from === null ? [] : stepsOf(from)), ...(step === null ? [] : [step])]
      for (const { sights } of this.nodes.get(key)?.ends ?? []) {
        const note = (kind: keyof Sights, ix: number): void => {
          const known = sights[kind].get(ix)
          if (known === undefined || costOf(steps) < costOf(known)) sights[kind].set(ix, steps)
        }
        for (const ix of visited) note('visited', ix)
        for (const ix of held) note('held', ix)
        for (const ix of failed) note('failed', ix)
        for (const ix of missing) note('missing', ix)
        for (const ix of unfair) note('unfair', ix)
      }
    }
  }

  private groupOf(exchanged: readonly (boolean | null)[]): LaneGroup {
    const key = JSON.stringify(exchanged)
    const known = this.groups.get(key)
    if (known !== undefined) return known
    const sights = { visited: new Map(), held: new Map(), failed: new Map(), missing: new Map(), unfair: new Map() }
    const group: LaneGroup = { exchanged, results: [], sights }
    this.groups.set(key, group)
    return group
  }

  private resultOf(node: Node, play: Play, exchanged: readonly (boolean | null)[]): LaneResult {
    const { vars, grid } = this.plan
    const { tally } = at(play.lanes, this.role)
    const delta = [...tally.meters, 0, 0, 0, 0]
    delta[vars.clock] = tally.trapMinutes / grid
    delta[vars.tasks] = node.tasks
    delta[vars.absences] = node.absences
    delta[vars.wrong] = node.wrong
    return {
      delta,
      minutes: tally.minutes / grid,
      writes: this.writesOf(play),
      clean: !node.failed,
      exchanged,
      waits: this.exchanges.map((exchange) => this.waitsFor(exchange, play, stepsOf(node))),
      steps: stepsOf(node),
    }
  }

  /**
   * A receiver can be resolved at its `await` only while the ladder runs: somebody else has arrived, or the giver is
   * held, or all are released together before the giver handed anything over.
   */
  private waitsFor({ clue, from, to }: Exchange, play: Play, steps: readonly LaneStep[]): boolean {
    const waitedFor = this.pending.some((one) => one.clue === clue && one.from === from)
    if (to === this.role) {
      return (
        waitedFor &&
        this.tasks.some(
          (task) =>
            task.type === 'await' &&
            task.clue === clue &&
            task.from === from &&
            play.marks[task.ordinal] === MARK.unfinished &&
            steps.some((step) => step.type === 'resolved' && step.at === task.ordinal),
        )
      )
    }
    if (from !== this.role || !this.plan.mode.storm) return false
    if (this.plan.scenario.roles.length > 2 || steps.some(({ type }) => type === 'remedy')) return true
    const handed = steps.some((step) => {
      const task = step.type === 'answer' ? at(this.harness.scenario.tasks, step.task) : null
      return task?.type === 'handover' && task.clue === clue && task.to === to
    })
    return !handed && steps.some(({ type }) => type === 'resolved') && !steps.some(({ type }) => type === 'away')
  }
}

const MARKED: ReadonlySet<number> = new Set([MARK.done, MARK.failed])

const freeing = ({ scenario }: Harness, state: State, role: number): Body => {
  const lane = at(playOf(state).lanes, role)
  const trap = at(scenario.traps, lane.hold?.trap ?? 0)
  const pick = trap.hold === null ? 0 : rightPick(state.table.seed, trap.ordinal, trap.hold.remedy)
  return { type: 'remedy', role, epoch: 0, step: lane.step, attempt: lane.hold?.remedyAttempt ?? 0, pick }
}

const rightPick = (seed: number, trap: number, quiz: Parameters<typeof quizOrder>[3]): number =>
  quizOrder(seed, trap, 'remedy', quiz).indexOf(quiz.options.findIndex(({ right }) => right))

const stepsOf = (node: Node): LaneStep[] => {
  const steps: LaneStep[] = []
  for (let one: Node | null = node; one !== null; one = one.from) if (one.step !== null) steps.unshift(one.step)
  return steps
}
