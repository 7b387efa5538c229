import type { Act, Scenario, Task } from '../../engine/scenario'
import { at, range } from '../../engine/util'
import { type Reads, readsOf, type Slot, slotName } from './reads'
import type { Most } from './space'

/** What is followed, besides what conditions read. */
export interface Mode {
  /** Roles come and go, and whatever is left open may be resolved at any task. */
  readonly storm: boolean
  /** Follow what is claimed of a full team's play and read by no condition: whether it is clean, which traps were taught. */
  readonly fairness: boolean
  /** Follow what nothing but opening paragraphs and endings read. */
  readonly texts: boolean
  /** Follow the clock and count tasks although nothing reads them: for bounds. */
  readonly clock: boolean
  readonly tasks: boolean
  /** Count absences and wrong answers: for the cheapest example. */
  readonly costs: Most | null
}

export const CALM: Mode = { storm: false, fairness: true, texts: true, clock: false, tasks: false, costs: null }
export const STORM: Mode = { ...CALM, storm: true, fairness: false }
/** The full team again, for how many tasks its plays hold and nothing else. */
export const COUNT: Mode = { ...CALM, fairness: false, texts: false, tasks: true }

/**
 * The numbers that are followed, by index: the meters, then these. The clock counts steps of `Plan.grid` minutes from
 * its start.
 */
export interface Vars {
  readonly clock: number
  readonly tasks: number
  readonly absences: number
  readonly wrong: number
  readonly count: number
}

/** What may still be read from some point on. */
export interface Live {
  readonly slots: readonly boolean[]
  readonly vars: readonly boolean[]
}

/** A clue that one lane waits for and another hands over, in one act. */
export interface Exchange {
  readonly clue: number
  readonly from: number
  readonly to: number
}

export interface LanePlan {
  readonly tasks: readonly Task[]
  /** Slots of the snapshot that decide how this lane can go. */
  readonly reads: readonly number[]
  /** Where fairness is followed, slots that tell whether its traps were taught in earlier acts. */
  readonly taught: readonly number[]
  /** Traps behind its options, with the task that offers them. */
  readonly traps: readonly { readonly trap: number; readonly task: number }[]
}

export interface ActPlan {
  readonly act: Act
  readonly lanes: readonly LanePlan[]
  readonly exchanges: readonly Exchange[]
  /** At the act's opening, and when its barrier has settled. */
  readonly opening: Live
  readonly settled: Live
  /** Roles whose presence the ways out of this act read, openings and endings behind them included. */
  readonly presence: readonly number[]
}

/** A scenario made ready for folding: which bits and numbers matter where. Slots are numbered alike in all modes. */
export interface Plan {
  readonly scenario: Scenario
  readonly mode: Mode
  readonly slots: readonly Slot[]
  readonly slotOf: ReadonlyMap<string, number>
  readonly vars: Vars
  /** Story minutes a step of the clock stands for, and the step at which it saturates. */
  readonly grid: number
  readonly clockEnd: number
  readonly acts: readonly ActPlan[]
  /** What the endings read, `clean` included where it is followed. */
  readonly ending: Live
  /** Acts so that every `next` leads on; null when they go in a circle. */
  readonly order: readonly number[] | null
}

export const planOf = (scenario: Scenario, mode: Mode): Plan => {
  const meters = scenario.meters.length
  const vars: Vars = { clock: meters, tasks: meters + 1, absences: meters + 2, wrong: meters + 3, count: meters + 4 }
  const reads = scenario.acts.map((act) => actReads(scenario, act))
  const endings = readsOf(scenario.endings.map(({ when }) => when))

  const slots: Slot[] = []
  const slotOf = new Map<string, number>()
  const addSlot = (slot: Slot): number => {
    const name = slotName(slot)
    const known = slotOf.get(name)
    if (known !== undefined) return known
    slotOf.set(name, slots.length)
    slots.push(slot)
    return slots.length - 1
  }
  addSlot({ kind: 'clean' })
  for (const { opening, lanes, next, taught } of reads) {
    for (const part of [opening, next, ...lanes]) part.slots.forEach(addSlot)
    taught.forEach(addSlot)
  }
  endings.slots.forEach(addSlot)

  const order = topological(scenario)
  const none = (): Live => ({ slots: slots.map(() => false), vars: range(vars.count).map(() => false) })
  const marked = (live: Live, part: Pick<Reads, 'slots' | 'meters' | 'clock'>): Live => ({
    slots: live.slots.map((on, i) => on || part.slots.some((slot) => slotOf.get(slotName(slot)) === i)),
    vars: live.vars.map((on, i) => on || part.meters.includes(i) || (i === vars.clock && part.clock)),
  })
  const union = (a: Live, b: Live): Live => ({
    slots: a.slots.map((on, i) => on || b.slots[i] === true),
    vars: a.vars.map((on, i) => on || b.vars[i] === true),
  })
  const always: Live = {
    slots: slots.map(({ kind }) => kind === 'clean' && mode.fairness),
    vars: range(vars.count).map((i) => (i === vars.clock && mode.clock) || (i === vars.tasks && mode.tasks)),
  }
  const ending = mode.texts ? union(always, marked(none(), endings)) : always
  const opening: Live[] = scenario.acts.map(none)
  const settled: Live[] = scenario.acts.map(none)
  for (const ix of [...(order ?? [])].reverse()) {
    const act = at(scenario.acts, ix)
    const own = at(reads, ix)
    let live = marked(always, own.next)
    for (const { to } of act.barrier.next) live = union(live, to === null ? ending : at(opening, to))
    settled[ix] = mode.fairness ? marked(live, { slots: own.taughtAtBarrier, meters: [], clock: false }) : live
    let before = mode.texts ? marked(at(settled, ix), own.opening) : at(settled, ix)
    for (const lane of own.lanes) before = marked(before, lane)
    opening[ix] = mode.fairness ? marked(before, { slots: own.taught, meters: [], clock: false }) : before
  }

  return {
    scenario,
    mode,
    slots,
    slotOf,
    vars,
    ...clockOf(scenario),
    acts: scenario.acts.map((act, ix): ActPlan => {
      const own = at(reads, ix)
      return {
        act,
        lanes: range(scenario.roles.length).map((role): LanePlan => {
          const part = at(own.lanes, role)
          const traps = at(own.traps, role)
          const indexes = (list: readonly Slot[]): number[] => list.flatMap((slot) => slotOf.get(slotName(slot)) ?? [])
          return {
            tasks: at(act.lanes, role).tasks.map((task) => at(scenario.tasks, task)),
            reads: indexes(part.slots),
            taught: mode.fairness ? indexes(traps.map(({ trap }) => ({ kind: 'taught', trap }))) : [],
            traps,
          }
        }),
        exchanges: exchangesOf(scenario, act),
        opening: at(opening, ix),
        settled: at(settled, ix),
        presence: mode.storm ? presenceRead(scenario, act, endings) : [],
      }
    }),
    ending,
    order,
  }
}

interface ActReads {
  readonly opening: Reads
  readonly lanes: readonly Reads[]
  readonly next: Reads
  readonly traps: readonly (readonly { trap: number; task: number }[])[]
  /** Slots about what was taught, for the traps of this act's lanes and barrier. */
  readonly taught: readonly Slot[]
  readonly taughtAtBarrier: readonly Slot[]
}

const actReads = (scenario: Scenario, act: Act): ActReads => {
  const lanes = act.lanes.map(({ tasks }, role): Reads => {
    const all = tasks.map((ix) => at(scenario.tasks, ix))
    const reads = readsOf(all.map(({ when }) => when))
    // An await ends at once where the clue was known before.
    const known = all.flatMap((task): Slot[] =>
      task.type === 'await' ? [{ kind: 'knows', clue: task.clue, role }] : [],
    )
    return { ...reads, slots: [...reads.slots, ...known] }
  })
  const traps = act.lanes.map(({ tasks }) => tasks.flatMap((ix) => trapsAt(at(scenario.tasks, ix))))
  const atBarrier = act.barrier.outcomes.flatMap(({ trap }) => (trap === null ? [] : [trap]))
  const taught = (list: readonly number[]): Slot[] => list.map((trap) => ({ kind: 'taught', trap }))
  return {
    opening: readsOf(act.opening.map(({ when }) => when)),
    lanes,
    next: readsOf(act.barrier.next.map(({ when }) => when)),
    traps,
    taught: taught([...traps.flat().map(({ trap }) => trap), ...atBarrier]),
    taughtAtBarrier: taught(atBarrier),
  }
}

const trapsAt = (task: Task): { trap: number; task: number }[] => {
  const options =
    task.type === 'choice' || task.type === 'multi' ? task.options : task.type === 'hotspot' ? task.regions : []
  return options.flatMap(({ trap }) => (trap === null ? [] : [{ trap, task: task.ordinal }]))
}

const exchangesOf = (scenario: Scenario, act: Act): Exchange[] => {
  const found = new Map<string, Exchange>()
  act.lanes.forEach(({ tasks }, to) => {
    for (const ix of tasks) {
      const task = at(scenario.tasks, ix)
      if (task.type === 'await') found.set(`${task.clue} ${task.from} ${to}`, { clue: task.clue, from: task.from, to })
    }
  })
  return [...found.values()]
}

const presenceRead = (scenario: Scenario, act: Act, endings: Reads): number[] => {
  const roles = new Set(readsOf(act.barrier.next.map(({ when }) => when)).roles)
  for (const { to } of act.barrier.next) {
    const behind = to === null ? endings : readsOf(at(scenario.acts, to).opening.map(({ when }) => when))
    for (const role of behind.roles) roles.add(role)
  }
  return [...roles]
}

/** The greatest step that hits every number of minutes in the document, so that the clock has few values. */
const clockOf = (scenario: Scenario): { grid: number; clockEnd: number } => {
  let grid = 0
  const add = (minutes: number): void => {
    for (let a = grid, b = minutes; ; [a, b] = [b, a % b]) {
      if (b === 0) {
        grid = a
        return
      }
    }
  }
  const addAll = (effects: readonly object[]): void => {
    for (const effect of effects) if ('minutes' in effect) add(Number(effect.minutes))
  }
  for (const task of scenario.tasks) {
    add(task.minutes)
    for (const list of [task.effects, task.fail, task.default]) addAll(list)
    const options =
      task.type === 'choice' || task.type === 'multi' ? task.options : task.type === 'hotspot' ? task.regions : []
    for (const option of options) addAll(option.effects)
  }
  for (const trap of scenario.traps) addAll(trap.consequence)
  for (const { minutes, barrier } of scenario.acts) {
    add(minutes)
    for (const { effects } of barrier.outcomes) addAll(effects)
  }
  if (grid === 0) grid = 1
  return { grid, clockEnd: Math.ceil((scenario.clock.end - scenario.clock.start) / grid) }
}

const topological = (scenario: Scenario): number[] | null => {
  const order: number[] = []
  const state = scenario.acts.map(() => 0)
  const visit = (ix: number): boolean => {
    if (state[ix] === 2) return true
    if (state[ix] === 1) return false
    state[ix] = 1
    for (const { to } of at(scenario.acts, ix).barrier.next) if (to !== null && !visit(to)) return false
    state[ix] = 2
    order.unshift(ix)
    return true
  }
  return visit(0) ? order : null
}
