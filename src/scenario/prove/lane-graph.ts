import type { Body, Event, Mark, State, Tally } from '../../engine'
import { MARK, quizOrder } from '../../engine'
import { at } from '../../engine/util'
import { answersOf } from './answers'
import { comeAndGo, type Harness, harnessOf, openLane, playOf, resolveLane, type Snapshot, send } from './harness'
import { LaneReading } from './lane-reading'
import type { LaneStep, Sights } from './lane-result'
import type { Exchange, Plan } from './plan'

/** A place in a lane: all that its further course depends on. What was added up on the way there is not part of it. */
export interface Place {
  readonly id: number
  /** One of the states that stand there. */
  readonly state: State
  readonly ended: boolean
}

/** A step from place to place, and what it adds. */
export interface Move {
  /** Null: the act opens. */
  readonly step: LaneStep | null
  readonly to: Place
  readonly meters: readonly number[]
  /** Story minutes: the lane's own, and those of traps. */
  readonly minutes: number
  readonly trapMinutes: number
  readonly finished: readonly { readonly task: number; readonly mark: Mark }[]
  /** A task was not done, or a trap sprung. */
  readonly spoilt: boolean
  /** The task that is shown at its end, if any. */
  readonly current: number | null
  readonly shown: Readonly<Record<Exclude<keyof Sights, 'unfair'>, readonly number[]>>
}

/**
 * One lane on one snapshot, played by the real engine step by step. From one place every answer leads to the same place and
 * adds the same, whatever was added up before (docs/proof.md, lemma 2), so that each is played once.
 */
export class LaneGraph {
  private readonly places = new Map<string, Place>()
  private readonly onward = new Map<Place, readonly Move[]>()
  private readonly departing = new Map<Place, readonly Move[]>()
  readonly reading: LaneReading
  private readonly harness: Harness
  private readonly gives: boolean
  /** By task: the options that conditions look at. */
  private readonly options = new Map<number, Set<number>>()

  constructor(
    plan: Plan,
    act: number,
    role: number,
    private readonly snapshot: Snapshot,
    given: readonly Exchange[],
    pending: readonly Exchange[],
  ) {
    this.harness = harnessOf(plan.scenario, act, role, given, pending)
    this.reading = new LaneReading(plan, act, role, at(snapshot.clues, role), pending)
    this.gives = this.reading.lane.tasks.some(({ type }) => type === 'handover')
    for (const slot of plan.slots) {
      if (slot.kind !== 'chose') continue
      const known = this.options.get(slot.task) ?? new Set()
      this.options.set(slot.task, known.add(slot.option))
    }
  }

  /** The act opens; `storm`: also for a role that comes only after its opening and owes others something. */
  openings(storm: boolean): Move[] {
    const open = (absent: boolean): Move =>
      this.move(null, openLane(this.harness, this.snapshot, absent), absent ? { type: 'away', at: null } : null)
    return storm && this.gives ? [open(false), open(true)] : [open(false)]
  }

  /** What somebody who stays can do: one answer of each class, or the remedy of a hold. */
  answers(place: Place): readonly Move[] {
    return remembered(this.onward, place, () => {
      const { harness } = this
      const { role, scenario } = harness
      const lane = at(playOf(place.state).lanes, role)
      if (lane.hold !== null) {
        const next = send(harness, place.state, freeing(harness, place.state))
        return [this.move(place, next, { type: 'remedy', trap: lane.hold.trap })]
      }
      if (lane.at === null || lane.at < 0) return []
      const task = at(scenario.tasks, lane.at)
      const reads = this.options.get(task.ordinal)
      return answersOf(0, task, (option) => reads?.has(option) === true).map(({ answer, wrong }) => {
        const body: Body = { type: 'answer', role, epoch: 0, step: lane.step, attempt: lane.attempt, answer }
        const next = send(harness, place.state, body)
        if (next.refused !== null) throw new Error(`an answer was refused: ${next.refused}`)
        return this.move(place, next, { type: 'answer', task: task.ordinal, body, wrong })
      })
    })
  }

  /** What happens to somebody who leaves at a task: the rest is resolved, or what it owes is handed over before it returns. */
  departures(place: Place): readonly Move[] {
    return remembered(this.departing, place, () => {
      const { harness } = this
      const { at: cursor, hold, pocket } = at(playOf(place.state).lanes, harness.role)
      if (hold !== null || cursor === null || cursor < 0) return []
      const moves = [this.move(place, resolveLane(harness, place.state), { type: 'resolved', at: cursor })]
      if (!pocket && this.gives) {
        moves.push(this.move(place, comeAndGo(harness, place.state), { type: 'away', at: cursor }))
      }
      return moves
    })
  }

  private move(
    from: Place | null,
    { state, events }: { readonly state: State; readonly events: readonly Event[] },
    step: LaneStep | null,
  ): Move {
    const { role } = this.harness
    const { at: cursor, tally } = at(playOf(state).lanes, role)
    const before = from === null ? null : at(playOf(from.state).lanes, role).tally
    const mine = events.filter((event) => 'role' in event && event.role === role)
    const finished = mine.flatMap((event) => (event.type === 'finished' ? [event] : []))
    const current = step?.type === 'resolved' || cursor === null || cursor < 0 ? null : cursor
    const past = finished.flatMap(({ task, mark }) => (mark === MARK.unfinished ? [] : [task]))
    return {
      step,
      to: this.placeOf(state),
      ...added(before, tally),
      finished: finished.map(({ task, mark }) => ({ task, mark })),
      spoilt: finished.some(({ mark }) => mark !== MARK.done) || mine.some(({ type }) => type === 'sprung'),
      current,
      shown: {
        visited: current === null ? past : [current, ...past],
        held: mine.flatMap((e) => (e.type === 'moved' && e.to !== null ? [e.to] : [])),
        failed: mine.flatMap((e) => (e.type === 'skipped' ? [e.task] : [])),
        missing: finished.flatMap(({ task, mark }) => (mark === MARK.missing ? [task] : [])),
      },
    }
  }

  private placeOf(state: State): Place {
    const play = playOf(state)
    const key = this.reading.place(play)
    const known = this.places.get(key)
    if (known !== undefined) return known
    const lane = at(play.lanes, this.harness.role)
    const place = { id: this.places.size, state, ended: lane.at === null && lane.hold === null }
    this.places.set(key, place)
    return place
  }
}

/** What a step added to a tally. */
const added = (before: Tally | null, now: Tally): Pick<Move, 'meters' | 'minutes' | 'trapMinutes'> => ({
  meters: now.meters.map((value, i) => value - (before?.meters[i] ?? 0)),
  minutes: now.minutes - (before?.minutes ?? 0),
  trapMinutes: now.trapMinutes - (before?.trapMinutes ?? 0),
})

const remembered = <K, V>(known: Map<K, V>, key: K, find: () => V): V => {
  const value = known.get(key)
  if (value !== undefined) return value
  const found = find()
  known.set(key, found)
  return found
}

/** The right answer to the remedy of the trap that holds a lane. */
const freeing = ({ scenario, role }: Harness, state: State): Body => {
  const { step, hold } = at(playOf(state).lanes, role)
  const trap = at(scenario.traps, hold?.trap ?? 0)
  const pick = trap.hold === null ? 0 : rightPick(state.table.seed, trap.ordinal, trap.hold.remedy)
  return { type: 'remedy', role, epoch: 0, step, attempt: hold?.remedyAttempt ?? 0, pick }
}

const rightPick = (seed: number, trap: number, quiz: Parameters<typeof quizOrder>[3]): number =>
  quizOrder(seed, trap, 'remedy', quiz).indexOf(quiz.options.findIndex(({ right }) => right))
