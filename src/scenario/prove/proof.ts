import type { Unfound } from './explain'
import type { Trace } from './script'

/** What a verdict is about; ordinals of the runtime form. */
export type Subject =
  | { readonly kind: 'scenario' }
  | { readonly kind: 'act'; readonly act: number }
  | { readonly kind: 'ending'; readonly ending: number }
  | { readonly kind: 'outcome'; readonly act: number; readonly outcome: number }
  | { readonly kind: 'task'; readonly task: number }
  | { readonly kind: 'trap'; readonly trap: number }
  | { readonly kind: 'when'; readonly task: number }
  | { readonly kind: 'paragraph'; readonly act: number; readonly index: number }
  | { readonly kind: 'next'; readonly act: number; readonly index: number }
  | { readonly kind: 'endingWhen'; readonly ending: number }

/**
 * `ends`: no play hangs. `reachable`: a full team can come there. `avoidable`: whoever is offered the trap has another
 * answer. `taught`: something has taught it by then. `delivered`: a full team never waits for a clue in vain. `clean`:
 * some play falls into no trap and fails nothing. `mayHold`, `mayFail`: a condition is not always false, not always true.
 */
export type Claim = 'ends' | 'reachable' | 'avoidable' | 'taught' | 'delivered' | 'clean' | 'mayHold' | 'mayFail'

/**
 * `storm`: a full team never comes there, but a team that loses people can. `undecided`: it would have taken too long,
 * or an example could not be replayed.
 */
export type Finding = 'proved' | 'refuted' | 'storm' | 'undecided'

export interface Verdict {
  readonly claim: Claim
  readonly subject: Subject
  readonly finding: Finding
  /** A play that shows it, where one is needed. */
  readonly trace?: Trace
  /** Why what seems to be reached only in storm has no example; `replay`: the one that was found could not be replayed. */
  readonly unfound?: Unfound | 'replay'
}

/** Why something stayed undecided: the act that grew too large, and what was followed there. */
export interface Cause {
  readonly analysis: 'calm' | 'storm' | 'bounds'
  readonly act: number
  readonly reason: 'cells' | 'time' | 'cancelled' | 'circle'
  readonly cells: number
  /** Meters, the clock, flags and other bits that are followed into this act or out of it, by name. */
  readonly followed: readonly string[]
}

/** What was proved of a scenario; plain data. */
export interface Proof {
  readonly scenario: { readonly id: string; readonly version: string; readonly hash: string }
  readonly verdicts: readonly Verdict[]
  readonly undecided: readonly Cause[]
  readonly bounds: {
    /** Shortest and longest play, in tasks done by all roles together. */
    readonly tasks: readonly [number, number] | null
    /** In story minutes since the clock's start. */
    readonly minutes: readonly [number, number] | null
  }
  /** The largest act of each analysis. */
  readonly cells: { readonly calm: number; readonly storm: number }
  readonly ms: number
}
