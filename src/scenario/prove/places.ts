import { agree, giverCode, receiverCode } from './exchange'
import { type Key, masked, valueAt, withValues } from './key'
import type { LaneResult } from './lane-result'
import type { ActPlan, Plan } from './plan'

/** Slot 0 is `clean`, kept as “spoilt” so that zero is the start. */
const CLEAN = 0

/** What a lane's result does to a short key. */
export interface Change {
  readonly writes: readonly (readonly [place: number, value: number])[]
  readonly tellings: readonly { readonly place: number; readonly code: number; readonly giver: boolean }[]
  /** Steps of the clock; 0 where it is not followed. */
  readonly minutes: number
}

/**
 * Lanes change few places of a key. While they are folded, a key has only those: the slots that some result sets, then one
 * place for each exchange (what the first of its two sides told; 0 before and after), then the slowest lane.
 */
export class Places {
  readonly start: Key
  /** What the opening's key still says after the act. */
  private readonly kept: Key
  private readonly slots: readonly number[]
  private readonly placeOf: ReadonlyMap<number, number>
  private readonly clock: boolean
  private readonly codes: number[]

  constructor(
    private readonly plan: Plan,
    private readonly act: ActPlan,
    opening: Key,
    lanes: readonly (readonly LaneResult[])[],
  ) {
    this.clock = act.settled.vars[plan.vars.clock] === true
    const written = new Set<number>()
    for (const result of lanes.flat()) {
      for (const [slot] of result.writes) written.add(slot)
      if (this.spoils(result)) written.add(CLEAN)
    }
    this.kept = masked(opening, act.settled.slots)
    this.slots = [...written]
    this.placeOf = new Map(this.slots.map((slot, place) => [slot, place]))
    this.codes = new Array<number>(this.slots.length + act.exchanges.length + 1).fill(0)
    this.start = String.fromCharCode(
      ...this.slots.map((slot) => valueAt(this.kept, slot)),
      ...act.exchanges.map(() => 0),
      0,
    )
  }

  changeOf(result: LaneResult, role: number): Change {
    const writes = result.writes.map(([slot, value]): [number, number] => [this.placeOf.get(slot) ?? 0, value])
    if (this.spoils(result)) writes.push([this.placeOf.get(CLEAN) ?? 0, 1])
    const tellings = this.act.exchanges.flatMap(({ from, to }, i) => {
      const place = this.slots.length + i
      if (role === from) return [{ place, code: giverCode(result, i), giver: true }]
      return role === to ? [{ place, code: receiverCode(result, i), giver: false }] : []
    })
    return { writes, tellings, minutes: this.clock ? result.minutes : 0 }
  }

  /** The key after a lane came to a result, or null when two lanes don't agree on an exchange. */
  after(key: Key, { writes, tellings, minutes }: Change): Key | null {
    const { codes } = this
    for (let i = 0; i < codes.length; i++) codes[i] = key.charCodeAt(i)
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
