import type { ActIx, ByRole, ClueIx, EndingIx, FactIx, RoleIx, TaskIx, TrapIx } from './scenario'

/** A phone as the host names it; never shown, never a person's name. */
export type PhoneId = string

export const PRESENCES = ['present', 'away', 'left'] as const
export type Presence = (typeof PRESENCES)[number]

/** What became of a task. `open` = not reached yet. */
export const MARK = { open: 0, skipped: 1, done: 2, failed: 3, unfinished: 4, missing: 5 } as const
export type Mark = (typeof MARK)[keyof typeof MARK]

/** A lane's cursor before its first task. */
export const BEFORE_LANE = -1

/** `ending` of a session that was concluded early. */
export const UNFINISHED = -1

export interface State {
  readonly table: Table
  /** Null in the lobby. */
  readonly play: Play | null
  /** `play` as it was at the act's opening. */
  readonly opening: Play | null
}

/** What survives a step back: people, phones and time. All times are room time in ms. */
export interface Table {
  readonly now: number
  /** Host time minus room time, ms; grows while the room stands still. */
  readonly offset: number
  readonly seed: number
  readonly options: SessionOptions
  readonly phones: Readonly<Record<PhoneId, Phone>>
  readonly seats: ByRole<Seat>
  /** The phone that opened the session. */
  readonly host: PhoneId | null
  readonly epoch: number
  readonly pause: { readonly by: PhoneId | null; readonly goneSince: number | null } | null
  /** Nobody is present: room time stands still. */
  readonly suspended: boolean
  readonly stepsBack: number
  /** Acts that were played again after a step back. */
  readonly redone: readonly ActIx[]
  readonly reveals: readonly Reveal[]
  readonly levers: readonly Lever[]
}

export interface SessionOptions {
  /** Nothing a present person does is timed. */
  readonly untimed: boolean
  /** Factor on every timer, 1 to 3. */
  readonly extraTime: number
}

export interface Phone {
  /** Null = observer. */
  readonly role: RoleIx | null
  readonly presence: Presence
  /** The seat it asks to be let in to, or null. */
  readonly knocks: RoleIx | null
  /** The seat at which it was turned away, until it knocks or sits down again; absent = nowhere. */
  readonly turned?: RoleIx | null
  /** Number and hash of its last accepted command. */
  readonly n: number
  readonly hash: string
}

export interface Seat {
  readonly presence: Presence
  /** When `presence` last changed. */
  readonly since: number
  /** The role whose member answers here for now. */
  readonly proxy: RoleIx | null
  /** Answered asks in this act; two open the seat to a take-over. */
  readonly asks: number
  /** When an unanswered ask turns the seat away, or null. */
  readonly askDue: number | null
  /** Roles that agree to take over from a present idler. */
  readonly consents: readonly RoleIx[]
  /** All others agreed: the seat's tasks may be done by its proxy although somebody is present. */
  readonly open: boolean
  readonly needsHelp: boolean
}

/** Something told to everybody at a barrier, without a name. */
export type Reveal =
  | { readonly act: ActIx; readonly trap: TrapIx }
  | { readonly act: ActIx; readonly remark: string; readonly fact: FactIx }

export const LEVERS = ['pause', 'resume', 'release', 'extend', 'reassign', 'stepBack', 'conclude'] as const

export interface Lever {
  readonly lever: (typeof LEVERS)[number]
  readonly act: ActIx | null
  readonly reason: string
}

/** The story: everything conditions and the proof may speak of. */
export interface Play {
  readonly act: ActIx
  /** The act before, whose outcome led here. */
  readonly from: ActIx | null
  /** Paragraphs of the opening that are told. */
  readonly paragraphs: readonly number[]
  /** `lanes` until everybody arrived, `action` while the barrier's own step is open. */
  readonly phase: 'lanes' | 'action' | 'ended'
  readonly meters: readonly number[]
  readonly flags: readonly number[]
  /** Story minutes since midnight of the first day. */
  readonly clock: number
  readonly clues: ByRole<readonly ClueIx[]>
  /** A mark for every task of the scenario. */
  readonly marks: readonly Mark[]
  /** For every task the options chosen, as a bit set. */
  readonly chosen: readonly number[]
  readonly sprung: readonly boolean[]
  /** Outcome of each act's barrier, null before. */
  readonly outcomes: readonly (number | null)[]
  /** In the order of SCORES. */
  readonly scores: readonly number[]
  readonly contributions: ByRole<Contribution>
  readonly lanes: ByRole<LaneState>
  /** When the ladder started, or null while it does not run. */
  readonly armedAt: number | null
  readonly rung: 0 | 1 | 2
  readonly action: Action | null
  readonly ending: EndingIx | typeof UNFINISHED | null
  /** Something was done since the act's opening. */
  readonly touched: boolean
}

export interface LaneState {
  /** The current task; BEFORE_LANE before the first, null after the last. */
  readonly at: TaskIx | typeof BEFORE_LANE | null
  /** Counts the tasks this lane arrived at; names the target of a command. */
  readonly step: number
  /** Wrong answers given at this task. */
  readonly attempt: number
  readonly hold: HoldState | null
  readonly tally: Tally
  /** Clues handed over in this act. */
  readonly got: readonly ClueIx[]
  /** The role was absent: its handovers were delivered and its teaching opened to all. */
  readonly pocket: boolean
  readonly ready: boolean
  /** The last thing finished here, for its reply. */
  readonly last: Last | null
}

export interface Last {
  readonly task: TaskIx
  readonly result: 'done' | 'failed' | 'got' | 'missing'
  readonly option: number | null
  /** The role whose phone did it, or null. */
  readonly by: RoleIx | null
}

export interface HoldState {
  readonly trap: TrapIx
  readonly due: number
  readonly remedyAttempt: number
  readonly rescueAttempt: number
}

/** What a lane adds at settlement. */
export interface Tally {
  readonly meters: readonly number[]
  /** Value to set, or null. */
  readonly flags: readonly (number | null)[]
  readonly minutes: number
  readonly trapMinutes: number
  readonly scores: readonly number[]
  readonly gives: readonly (readonly [ClueIx, RoleIx])[]
}

export interface Contribution {
  readonly tasks: number
  readonly handovers: number
  readonly rescues: number
  readonly takeovers: number
}

export type Action =
  | {
      readonly kind: 'vote'
      readonly round: number
      readonly votes: ByRole<number | null>
      /** After the last round: who leads, and when the tie breaks by itself. */
      readonly tie: { readonly leaders: readonly number[]; readonly due: number } | null
    }
  | {
      readonly kind: 'together'
      readonly attempt: number
      readonly pressed: ByRole<boolean>
      /** When the open window closes, or null. */
      readonly due: number | null
    }
  | { readonly kind: 'combine'; readonly attempt: number; readonly parts: ByRole<number | null> }

export const zeroTally = (meters: number, flags: number): Tally => ({
  meters: new Array<number>(meters).fill(0),
  flags: new Array<number | null>(flags).fill(null),
  minutes: 0,
  trapMinutes: 0,
  scores: [0, 0, 0, 0],
  gives: [],
})
