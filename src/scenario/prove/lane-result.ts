import type { Body } from '../../engine'

/** One thing that happens in a lane, for telling a path again. */
export type LaneStep =
  | { readonly type: 'answer'; readonly task: number; readonly body: Body; readonly wrong: boolean }
  | { readonly type: 'remedy'; readonly trap: number }
  /** The role leaves at a task and comes back; null: it was away when the act opened. */
  | { readonly type: 'away'; readonly at: number | null }
  /** Whatever is left from this task on is resolved without it. */
  | { readonly type: 'resolved'; readonly at: number }

/** What a lane can come to: a translation of the numbers, slots it sets, and what it assumes of other lanes and gives them. */
export interface LaneResult {
  /** By variable: meters, trap minutes in steps of the clock, tasks, absences, wrong answers. */
  readonly delta: readonly number[]
  /** Its own minutes, in steps of the clock; the slowest lane counts. */
  readonly minutes: number
  /** Slots it sets. */
  readonly writes: readonly (readonly [slot: number, value: number])[]
  readonly clean: boolean
  /** By exchange of the act: whether the clue came (as receiver) or was handed over (as giver); null = not concerned. */
  readonly exchanged: readonly (boolean | null)[]
  /**
   * By exchange: as receiver, it was resolved while the clue could still come; as giver, somebody may have waited for it
   * so long.
   */
  readonly waits: readonly boolean[]
  readonly steps: readonly LaneStep[]
}

/** What may be seen on the way to a result. */
export interface Sights {
  readonly visited: ReadonlySet<number>
  /** Tasks whose `when` was found true, or false. */
  readonly held: ReadonlySet<number>
  readonly failed: ReadonlySet<number>
  /** Awaits that ended without the clue. */
  readonly missing: ReadonlySet<number>
  /** Traps offered before anything taught them. */
  readonly unfair: ReadonlySet<number>
}

/** All results with the same part in the act's exchanges, and the shortest way to everything seen on the way to them. */
export interface LaneGroup {
  readonly exchanged: readonly (boolean | null)[]
  readonly results: LaneResult[]
  readonly sights: Record<keyof Sights, Map<number, readonly LaneStep[]>>
}

/** One absence outweighs any number of wrong answers. */
export const MOST_WRONG = 1000

export const costOf = (steps: readonly LaneStep[]): number =>
  steps.reduce(
    (sum, step) =>
      sum +
      (step.type === 'resolved' || step.type === 'away' ? MOST_WRONG : step.type === 'answer' && step.wrong ? 1 : 0),
    0,
  )
