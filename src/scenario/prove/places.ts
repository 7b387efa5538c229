import { at } from '../../engine/util'
import { agree, giverCode, receiverCode } from './exchange'
import { type Key, masked, valueAt, withValues } from './key'
import type { LaneGroup, LaneResult } from './lane-result'
import type { ActPlan, Plan } from './plan'
import type { Cells } from './space'

/** Slot 0 is `clean`, kept as “spoilt” so that zero is the start. */
const CLEAN = 0

/** What a lane's result does to a short key. */
export interface Change {
  readonly writes: readonly (readonly [place: number, value: number])[]
  readonly tellings: readonly { readonly place: number; readonly code: number; readonly giver: boolean }[]
  /** Steps of the clock; 0 where it is not followed. */
  readonly minutes: number
}

/** Openings of an act that every lane sees alike. */
export interface Group {
  readonly key: Key
  readonly openings: Cells
  /** By role what its lane can come to: one list, the same for all openings that the lane sees alike. */
  readonly lanes: readonly (readonly LaneGroup[])[]
}

/**
 * What is told apart while lanes are folded. Lanes change few places of a key, so a key is short then: slots that openings
 * differ in after the act or some result sets; one place for each exchange (what the first of its two sides told; 0 before
 * and after); one for each lane that sees openings in several ways (which way, until it is folded); the slowest lane.
 */
export class Places {
  /** By role, the ways its lane sees openings, each with what the lane can come to then. */
  readonly views: readonly (readonly (readonly LaneResult[])[])[]
  /** What the keys of all openings still say after the act. */
  private readonly kept: Key
  private readonly slots: readonly number[]
  private readonly placeOf: ReadonlyMap<number, number>
  private readonly exchanges: number
  /** By role, the place that tells how its lane sees the opening, if there is more than one way. */
  private readonly seen: readonly (number | null)[]
  private readonly starts: ReadonlyMap<Group, Key>
  private readonly clock: boolean
  private readonly codes: number[]

  constructor(
    private readonly plan: Plan,
    private readonly act: ActPlan,
    groups: readonly Group[],
  ) {
    this.clock = act.settled.vars[plan.vars.clock] === true
    const seen = act.lanes.map((_, role) => [...new Set(groups.map(({ lanes }) => at(lanes, role)))])
    this.views = seen.map((ways) => ways.map((lane) => lane.flatMap(({ results }) => results)))
    const keys = groups.map(({ key }) => masked(key, act.settled.slots))
    this.kept = at(keys, 0)
    const differs = (_: unknown, slot: number): number[] =>
      keys.some((key) => valueAt(key, slot) !== valueAt(this.kept, slot)) ? [slot] : []
    const slots = new Set(plan.slots.flatMap(differs))
    for (const result of this.views.flat(2)) {
      for (const [slot] of result.writes) if (act.settled.slots[slot] === true) slots.add(slot)
      if (this.spoils(result)) slots.add(CLEAN)
    }
    this.slots = [...slots]
    this.placeOf = new Map(this.slots.map((slot, place) => [slot, place]))
    this.exchanges = this.slots.length
    let places = this.exchanges + act.exchanges.length
    this.seen = seen.map((ways) => (ways.length > 1 ? places++ : null))
    this.codes = new Array<number>(places + 1).fill(0)
    this.starts = new Map(
      groups.map((group, i) => {
        const codes = new Array<number>(places + 1).fill(0)
        this.slots.forEach((slot, place) => {
          codes[place] = valueAt(at(keys, i), slot)
        })
        this.seen.forEach((place, role) => {
          if (place !== null) codes[place] = at(seen, role).indexOf(at(group.lanes, role))
        })
        return [group, String.fromCharCode(...codes)]
      }),
    )
  }

  /** The key of a group's openings before any lane is folded. */
  startOf(group: Group): Key {
    return this.starts.get(group) ?? ''
  }

  /** Which of its views a lane has that was not folded yet. */
  viewOf(key: Key, role: number): number {
    const place = at(this.seen, role)
    return place === null ? 0 : valueAt(key, place)
  }

  changeOf(result: LaneResult, role: number): Change {
    const spoilt: [number, number][] = this.spoils(result) ? [[CLEAN, 1]] : []
    const writes = [...result.writes, ...spoilt].flatMap(([slot, value]): [number, number][] => {
      const place = this.placeOf.get(slot)
      return place === undefined ? [] : [[place, value]]
    })
    const tellings = this.act.exchanges.flatMap(({ from, to }, i) => {
      const place = this.exchanges + i
      if (role === from) return [{ place, code: giverCode(result, i), giver: true }]
      return role === to ? [{ place, code: receiverCode(result, i), giver: false }] : []
    })
    return { writes, tellings, minutes: this.clock ? result.minutes : 0 }
  }

  /** The key after a role's lane came to a result, or null when two lanes don't agree on an exchange. */
  after(key: Key, role: number, { writes, tellings, minutes }: Change): Key | null {
    const { codes } = this
    for (let i = 0; i < codes.length; i++) codes[i] = key.charCodeAt(i)
    const seen = this.seen[role] ?? null
    if (seen !== null) codes[seen] = 0
    for (const { place, code, giver } of tellings) {
      const told = codes[place] ?? 0
      if (told !== 0 && !(giver ? agree(code, told) : agree(told, code))) return null
      codes[place] = told === 0 ? code : 0
    }
    for (const [place, value] of writes) codes[place] = value
    const last = codes.length - 1
    if (minutes > (codes[last] ?? 0)) codes[last] = minutes
    return String.fromCharCode.apply(null, codes)
  }

  /** Minutes of the slowest lane, in steps of the clock. */
  slowest(key: Key): number {
    return valueAt(key, this.codes.length - 1)
  }

  /** The whole key of what has settled. */
  settled(key: Key): Key {
    return withValues(
      this.kept,
      this.slots.map((slot, place) => [slot, valueAt(key, place)]),
    )
  }

  private spoils({ clean }: LaneResult): boolean {
    return !clean && this.plan.mode.fairness
  }
}
