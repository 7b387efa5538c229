/**
 * The runtime form of a scenario: what the loader makes once out of a document, frozen, and what engine, prover,
 * simulator, room server and phones share. Everything that rules refer to is an ordinal into one of these lists, so
 * that states are small and no id of the document can reach a screen.
 */

export const TASK_TYPES = [
  'read',
  'choice',
  'multi',
  'order',
  'match',
  'passphrase',
  'hotspot',
  'handover',
  'await',
  'checkin',
  'discuss',
] as const
export type TaskType = (typeof TASK_TYPES)[number]

export const BARRIER_KINDS = ['assemble', 'vote', 'together', 'combine'] as const
export type BarrierKind = (typeof BARRIER_KINDS)[number]

export const ABSENCE_RULES = ['proxy', 'default', 'skip'] as const
export type AbsenceRule = (typeof ABSENCE_RULES)[number]

export const FACT_STATUSES = ['确证', '通说', '存疑'] as const
export type FactStatus = (typeof FACT_STATUSES)[number]

/** The four dimensions of a team's score, in the order of `Play.scores`. */
export const SCORES = ['history', 'teamwork', 'response', 'secrecy'] as const

/** Ordinals, named for the list they point into. */
export type RoleIx = number
export type MeterIx = number
export type FlagIx = number
export type ClueIx = number
export type FactIx = number
export type SourceIx = number
export type ActIx = number
export type TaskIx = number
export type TrapIx = number
export type EndingIx = number

/** One entry a role, in document order. */
export type ByRole<T> = readonly T[]

export interface Scenario {
  readonly formatVersion: 1
  readonly id: string
  readonly version: string
  /** Content hash of the runtime form (hex); sessions are pinned to it. */
  readonly hash: string
  readonly title: string
  readonly subtitle: string
  readonly summary: string
  readonly minutes: { readonly target: number; readonly max: number }
  /** What to read or look at beforehand. */
  readonly reading: readonly { readonly title: string; readonly text: string }[]
  /** Story clock in minutes since midnight of the first day; it saturates at `end`. */
  readonly clock: { readonly start: number; readonly end: number }
  readonly roles: ByRole<Role>
  readonly meters: readonly Meter[]
  readonly flags: readonly Flag[]
  readonly clues: readonly Clue[]
  readonly sources: readonly Source[]
  readonly facts: readonly Fact[]
  readonly acts: readonly Act[]
  readonly tasks: readonly Task[]
  readonly traps: readonly Trap[]
  /** First match wins; the last one has no condition. */
  readonly endings: readonly Ending[]
  /** The ending of a session that an organizer concluded early. */
  readonly unfinished: Ending
  readonly debrief: Debrief
}

export interface Role {
  readonly name: string
  readonly title: string
  /** Path of the portrait below the scenario's `art/`. */
  readonly portrait: string | null
  /** What everybody may know of this role. */
  readonly about: string
  /** Private pages, shown to this role alone before the first act. */
  readonly brief: readonly string[]
  readonly absence: AbsenceRule
}

export interface Meter {
  readonly name: string
  readonly min: number
  readonly max: number
  readonly start: number
  /** Whether the team wants it low or high. */
  readonly good: 'low' | 'high'
  /** A word for each value from `min` to `max`, so that no screen shows a bare number. */
  readonly words: readonly string[]
}

export interface Flag {
  readonly name: string
  readonly values: readonly string[]
  readonly start: number
}

export interface Clue {
  readonly title: string
  readonly text: string
  readonly facts: readonly FactIx[]
}

export interface Source {
  readonly title: string
  readonly publisher: string
  readonly url: string | null
  readonly note: string | null
}

export interface Fact {
  /** The number of the entry in the fact base, as reviewers know it. */
  readonly label: string
  readonly text: string
  readonly status: FactStatus
  readonly cite: readonly { readonly source: SourceIx; readonly locator: string }[]
}

/** A condition; exactly one key discriminates. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly meter: MeterIx; readonly atLeast: number | null; readonly atMost: number | null }
  | { readonly clock: true; readonly atLeast: number | null; readonly atMost: number | null }
  | { readonly flag: FlagIx; readonly is: number }
  | { readonly done: TaskIx }
  | { readonly chose: TaskIx; readonly option: number }
  | { readonly sprung: TrapIx }
  | { readonly knows: ClueIx; readonly role: RoleIx }
  | { readonly outcome: ActIx; readonly is: number }
  | { readonly present: RoleIx }

/** An effect; exactly one key discriminates. Tallied at once, applied when the barrier settles. */
export type Effect =
  | { readonly meter: MeterIx; readonly add: number }
  | { readonly flag: FlagIx; readonly set: number }
  | { readonly minutes: number }
  | { readonly score: number; readonly add: number }
  | { readonly give: ClueIx; readonly to: RoleIx }

/** What a text for all rests on. Both are left out where nothing is written, as in forms made before there were such keys. */
export interface Grounds {
  readonly cites?: readonly FactIx[]
  /** Invented for play, and marked so on the screen. */
  readonly invented?: boolean
}

/** `cites` and `invented` say it of the opening. */
export interface Act extends Grounds {
  readonly ordinal: ActIx
  readonly title: string
  readonly place: string
  /** Told instead of the story clock in an act of another day, or null. */
  readonly time: string | null
  /** Story minutes the act takes besides its slowest lane. */
  readonly minutes: number
  readonly art: string | null
  /** Public paragraphs of the opening; those whose condition holds are shown. */
  readonly opening: readonly { readonly when: Condition | null; readonly text: string }[]
  readonly lanes: ByRole<Lane>
  readonly barrier: Barrier
}

/** A lane is a flat program: tasks point to what follows them, nested lists of options included. */
export interface Lane {
  readonly first: TaskIx | null
  /** All tasks of the lane in document order. */
  readonly tasks: readonly TaskIx[]
}

export interface Option {
  readonly text: string
  /** What is told after choosing it; null = nothing. */
  readonly reply: string | null
  readonly effects: readonly Effect[]
  readonly trap: TrapIx | null
  /** A wrong answer that costs an attempt and is asked again. */
  readonly wrong: boolean
  /** First task of the nested list, or null. Only `choice` nests. */
  readonly then: TaskIx | null
  /** A soft remark with its fact, shown in the reveal; may rest on a disputed fact and decides nothing. */
  readonly remark: { readonly text: string; readonly fact: FactIx } | null
}

interface TaskBase {
  readonly ordinal: TaskIx
  readonly role: RoleIx
  readonly act: ActIx
  readonly title: string
  /** Pages of at most 120 字; the last one is followed by the action itself. */
  readonly pages: readonly string[]
  /** One sentence for “what do I do now”. */
  readonly todo: string
  /** Story minutes this task adds to its lane. */
  readonly minutes: number
  readonly when: Condition | null
  /** The task that follows in the lane, null at its end. */
  readonly next: TaskIx | null
  /** Effects of completing it (not of failing it). */
  readonly effects: readonly Effect[]
  /** Effects of running out of attempts. */
  readonly fail: readonly Effect[]
  /** What is shown with the answer after the last attempt. */
  readonly failText: string | null
  /** How often a wrong answer may be given, the last one ending the task. */
  readonly attempts: number
  readonly hint: string | null
  /** Facts this task teaches; opened to all as a note when its role is absent. */
  readonly teaches: readonly FactIx[]
  /** Facts behind the text, shown as sources. */
  readonly cites: readonly FactIx[]
  /** Clues needed here; a proxy sees them while it holds the role. */
  readonly uses: readonly ClueIx[]
  /** Invented for play, and marked so on the screen. */
  readonly invented: boolean
  /** Told after the task was completed. */
  readonly reply: string | null
  /** What happens when an absent role's task is resolved by `default`. */
  readonly default: readonly Effect[]
  /** An option chosen when resolved by `default`, else null. */
  readonly defaultOption: number | null
}

export type Task = TaskBase &
  (
    | { readonly type: 'read' }
    | { readonly type: 'discuss' }
    | { readonly type: 'choice'; readonly options: readonly Option[]; readonly keepOrder: boolean }
    | { readonly type: 'multi'; readonly options: readonly (Option & { readonly right: boolean })[] }
    | { readonly type: 'order'; readonly items: readonly string[] }
    | { readonly type: 'match'; readonly pairs: readonly { readonly left: string; readonly right: string }[] }
    | { readonly type: 'passphrase'; readonly slots: readonly Slot[] }
    | {
        readonly type: 'hotspot'
        readonly image: string
        readonly imageAlt: string
        /** Width and height of the drawing, any unit; regions use the same. */
        readonly size: readonly [number, number]
        readonly regions: readonly (Option & { readonly box: readonly [number, number, number, number] })[]
      }
    | { readonly type: 'handover'; readonly clue: ClueIx; readonly to: RoleIx }
    | { readonly type: 'await'; readonly clue: ClueIx; readonly from: RoleIx; readonly missing: string }
    | { readonly type: 'checkin'; readonly code: string; readonly place: string }
  )

/** One part of a passphrase; the right word is read out by whoever holds it. */
export interface Slot {
  readonly label: string
  readonly choices: readonly string[]
  readonly answer: number
  readonly heldBy: RoleIx
  /** What the holder's phone shows as long as the act lasts. */
  readonly note: string
}

export interface Trap {
  readonly ordinal: TrapIx
  readonly title: string
  readonly fact: FactIx
  readonly taughtBy: readonly TaskIx[]
  readonly consequence: readonly Effect[]
  /** Told at once to the role that fell in. */
  readonly told: string
  /** Told to everybody at the barrier, without a name. */
  readonly reveal: string
  readonly hold: Hold | null
}

export interface Hold {
  readonly seconds: number
  readonly remedy: Quiz
  readonly rescue: Quiz
}

/** The small task of a remedy or a rescue: one option is right, wrong ones cost an attempt. */
export interface Quiz {
  readonly prompt: string
  readonly options: readonly { readonly text: string; readonly right: boolean }[]
  readonly attempts: number
}

export interface Outcome {
  readonly text: string
  readonly effects: readonly Effect[]
  readonly trap: TrapIx | null
  readonly remark: { readonly text: string; readonly fact: FactIx } | null
}

interface BarrierBase extends Pick<Grounds, 'cites'> {
  readonly title: string
  readonly prompt: string
  readonly todo: string
  readonly release: 'present' | 'all'
  readonly nudgeSec: number
  readonly assistSec: number
  readonly timeoutSec: number
  /** Facts that may be read while waiting. */
  readonly cards: readonly FactIx[]
  readonly invented: boolean
  /** First match wins; the last one has no condition. `to` null = the endings. */
  readonly next: readonly { readonly when: Condition | null; readonly to: ActIx | null }[]
}

/**
 * `outcomes` are ordinals that conditions read: of `assemble` the one at 0; of `vote` its options in document order;
 * of `together` 0 = hit, 1 = missed; of `combine` 0 = right, 1 = wrong.
 */
export type Barrier = BarrierBase &
  (
    | { readonly kind: 'assemble'; readonly outcomes: readonly Outcome[] }
    | {
        readonly kind: 'vote'
        readonly outcomes: readonly Outcome[]
        readonly options: readonly string[]
        readonly rule: 'majority' | 'unanimous'
        readonly rounds: number
        readonly tieBreak: number
      }
    | {
        readonly kind: 'together'
        readonly outcomes: readonly Outcome[]
        readonly windowSec: number
        readonly attempts: number
        /** What the button says on each role's phone. */
        readonly labels: ByRole<string>
      }
    | {
        readonly kind: 'combine'
        readonly outcomes: readonly Outcome[]
        readonly attempts: number
        readonly parts: readonly CombinePart[]
        readonly hint: string | null
      }
  )

export interface CombinePart {
  readonly role: RoleIx
  readonly prompt: string
  readonly choices: readonly string[]
  readonly answer: number
}

export interface Ending extends Grounds {
  readonly title: string
  readonly text: readonly string[]
  readonly when: Condition | null
  readonly art: string | null
}

export interface Debrief {
  readonly intro: string
  /** What really happened, beside the team's own evening. */
  readonly timeline: readonly {
    readonly act: ActIx
    readonly time: string
    readonly text: string
    readonly facts: readonly FactIx[]
  }[]
  readonly disputed: readonly { readonly title: string; readonly text: string; readonly facts: readonly FactIx[] }[]
  readonly afterwards: readonly { readonly name: string; readonly text: string; readonly facts: readonly FactIx[] }[]
  readonly questions: readonly string[]
  /** A sentence for each score dimension and level from low to high, in the order of SCORES. */
  readonly scores: readonly { readonly name: string; readonly max: number; readonly words: readonly string[] }[]
}
