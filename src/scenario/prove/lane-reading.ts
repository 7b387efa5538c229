import type { Play } from '../../engine'
import { MARK } from '../../engine'
import { at } from '../../engine/util'
import { flagCode } from './evaluate'
import type { Exchange, LanePlan, Plan } from './plan'
import { slotName } from './reads'
import { slotsTaught } from './teaching'

/** Reads from the state of a lane what it hands over to its act: the slots it sets and its part in exchanges. */
export class LaneReading {
  readonly lane: LanePlan
  private readonly exchanges: readonly Exchange[]
  private readonly live: readonly boolean[]
  /** Slots about this lane's own part: read by its own conditions, or by somebody after the act. */
  private readonly own: readonly number[]

  constructor(
    readonly plan: Plan,
    act: number,
    private readonly role: number,
    /** Clues the role knew at the opening. */
    private readonly known: readonly number[],
    /** Clues that are waited for in vain. */
    private readonly pending: readonly Exchange[],
  ) {
    const { lanes, exchanges, settled } = at(plan.acts, act)
    this.lane = at(lanes, role)
    this.exchanges = exchanges
    this.live = settled.slots
    const ordinals = new Set(this.lane.tasks.map(({ ordinal }) => ordinal))
    this.own = plan.slots.flatMap((slot, ix) => {
      if (settled.slots[ix] !== true && !this.lane.reads.includes(ix)) return []
      if (slot.kind === 'done' || slot.kind === 'chose') return ordinals.has(slot.task) ? [ix] : []
      if (slot.kind === 'sprung') return this.lane.traps.some(({ trap }) => trap === slot.trap) ? [ix] : []
      return []
    })
  }

  /** Everything that the rest of the lane depends on, and what it has set so far, as a word. No numbers: nothing reads them. */
  place(play: Play): string {
    const { at: cursor, attempt, hold, pocket } = at(play.lanes, this.role)
    const own = this.own.map((ix) => this.value(play, ix))
    return [cursor, attempt, hold?.trap, pocket, own, this.exchanged(play), this.writes(play).flat()].join(';')
  }

  /** By exchange of the act: whether the clue came or was handed over; null: not concerned. */
  exchanged(play: Play): (boolean | null)[] {
    if (this.exchanges.length === 0) return []
    const handed = this.handed(play)
    return this.exchanges.map(({ clue, from, to }) => {
      if (from === this.role) return handed.some(([c, t]) => c === clue && t === to)
      if (to !== this.role || this.known.includes(clue)) return null
      if (this.pending.some((one) => one.clue === clue && one.from === from)) return null
      const marks = this.lane.tasks.flatMap((task) =>
        task.type === 'await' && task.clue === clue && task.from === from ? [at(play.marks, task.ordinal)] : [],
      )
      return marks.includes(MARK.done) ? true : marks.includes(MARK.missing) ? false : null
    })
  }

  /** Slots the lane sets for those after the act, in their order. */
  writes(play: Play): [number, number][] {
    const { plan, live } = this
    const { tally } = at(play.lanes, this.role)
    const writes = new Map<number, number>()
    const write = (ix: number | undefined, value: number): void => {
      if (ix !== undefined && live[ix] === true) writes.set(ix, value)
    }
    for (const ix of this.own) if (this.value(play, ix) !== 0) write(ix, 1)
    tally.flags.forEach((value, flag) => {
      if (value === null) return
      write(plan.slotOf.get(slotName({ kind: 'flag', flag })), flagCode(plan.scenario, flag, value))
    })
    for (const [clue, role] of [...tally.gives, ...this.handed(play)])
      write(plan.slotOf.get(slotName({ kind: 'knows', clue, role })), 1)
    for (const ix of slotsTaught(plan, this.lane, play)) write(ix, 1)
    return [...writes].sort(([a], [b]) => a - b)
  }

  private value(play: Play, ix: number): number {
    const slot = at(this.plan.slots, ix)
    if (slot.kind === 'done') return play.marks[slot.task] === MARK.done ? 1 : 0
    if (slot.kind === 'chose') return (at(play.chosen, slot.task) >> slot.option) & 1
    return slot.kind === 'sprung' && play.sprung[slot.trap] === true ? 1 : 0
  }

  /** Clues this lane handed over, with their receivers. */
  private handed(play: Play): [number, number][] {
    return play.lanes.flatMap(({ got }, to) =>
      to === this.role ? [] : got.map((clue): [number, number] => [clue, to]),
    )
  }
}
