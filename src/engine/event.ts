import type { ActIx, ByRole, ClueIx, EndingIx, RoleIx, TaskIx, TrapIx } from './scenario'
import type { Action, Last, Lever, Mark, PhoneId, Presence, Reveal, SessionOptions, Tally, UNFINISHED } from './state'

/** What a settlement or an outcome leaves: resulting values, never differences. */
export interface Settled {
  readonly meters: readonly number[]
  readonly flags: readonly number[]
  readonly clock: number
  readonly clues: ByRole<readonly ClueIx[]>
  readonly scores: readonly number[]
}

export type FreedBy = 'remedy' | 'rescue' | 'time' | 'lever'

/** What happened. Events carry resulting values; `evolve` only writes them down. No event holds a person's name. */
export type Event = TableEvent | PlayEvent | LeverEvent

/** People, phones and time. */
export type TableEvent =
  | { readonly type: 'ticked'; readonly now: number; readonly offset: number }
  | { readonly type: 'acked'; readonly phone: PhoneId; readonly n: number; readonly hash: string }
  | {
      readonly type: 'joined'
      readonly phone: PhoneId
      readonly role: RoleIx | null
      readonly presence: Presence
      readonly host: boolean
    }
  | { readonly type: 'knocked'; readonly phone: PhoneId; readonly role: RoleIx | null }
  | { readonly type: 'phone'; readonly phone: PhoneId; readonly presence: Presence }
  | { readonly type: 'seat'; readonly role: RoleIx; readonly presence: Presence; readonly since: number }
  | { readonly type: 'suspended'; readonly on: boolean }
  | { readonly type: 'pauserGone'; readonly since: number | null }
  | { readonly type: 'asked'; readonly role: RoleIx; readonly due: number }
  | { readonly type: 'askAnswered'; readonly role: RoleIx; readonly asks: number }
  | { readonly type: 'consented'; readonly role: RoleIx; readonly by: RoleIx }
  | { readonly type: 'tookOver'; readonly role: RoleIx; readonly proxy: RoleIx; readonly open: boolean }
  | { readonly type: 'returned'; readonly role: RoleIx }
  | { readonly type: 'helped'; readonly role: RoleIx; readonly on: boolean }

/** The story and its lanes, barriers and ladder. */
export type PlayEvent =
  | { readonly type: 'started'; readonly options: SessionOptions; readonly at: number }
  | {
      readonly type: 'opened'
      readonly act: ActIx
      readonly from: ActIx | null
      readonly paragraphs: readonly number[]
    }
  | { readonly type: 'skipped'; readonly role: RoleIx; readonly task: TaskIx }
  | { readonly type: 'moved'; readonly role: RoleIx; readonly to: TaskIx | null }
  | { readonly type: 'attempted'; readonly role: RoleIx; readonly attempt: number }
  | {
      readonly type: 'finished'
      readonly role: RoleIx
      readonly task: TaskIx
      readonly mark: Mark
      readonly chosen: number
      readonly tally: Tally
      readonly last: Last | null
      /** The role whose phone did it, or null when it was resolved. */
      readonly by: RoleIx | null
    }
  | {
      readonly type: 'sprung'
      readonly role: RoleIx
      readonly trap: TrapIx
      readonly due: number | null
      readonly tally: Tally
    }
  /** `by` is the role whose phone did it, or null when it was left behind in a pocket. */
  | { readonly type: 'handed'; readonly clue: ClueIx; readonly to: RoleIx; readonly by: RoleIx | null }
  | { readonly type: 'pocketed'; readonly role: RoleIx }
  | { readonly type: 'remedyTried'; readonly role: RoleIx; readonly attempt: number }
  | { readonly type: 'rescueTried'; readonly role: RoleIx; readonly attempt: number }
  | {
      readonly type: 'freed'
      readonly role: RoleIx
      readonly how: FreedBy
      readonly by: RoleIx | null
      readonly tally: Tally
    }
  | { readonly type: 'readied'; readonly role: RoleIx; readonly ready: boolean }
  /** The ladder starts, or stops where `at` is null. */
  | { readonly type: 'armed'; readonly at: number | null }
  | { readonly type: 'rung'; readonly rung: 1 | 2 }
  | ({ readonly type: 'settled' } & Settled)
  | { readonly type: 'revealed'; readonly reveals: readonly Reveal[] }
  | { readonly type: 'actionOpened'; readonly action: Action; readonly at: number }
  | { readonly type: 'voted'; readonly role: RoleIx; readonly pick: number }
  | { readonly type: 'roundClosed'; readonly round: number }
  | { readonly type: 'tied'; readonly leaders: readonly number[]; readonly due: number }
  | { readonly type: 'pressed'; readonly role: RoleIx; readonly due: number | null }
  | { readonly type: 'missed'; readonly attempt: number }
  | { readonly type: 'parted'; readonly role: RoleIx; readonly pick: number }
  | { readonly type: 'mismatched'; readonly attempt: number }
  | ({ readonly type: 'decided'; readonly outcome: number; readonly trap: TrapIx | null } & Settled)
  | { readonly type: 'ended'; readonly ending: EndingIx | typeof UNFINISHED }

/** What the organizer or the host did. */
export type LeverEvent =
  | { readonly type: 'pulled'; readonly lever: Lever }
  | { readonly type: 'paused'; readonly by: PhoneId | null }
  | { readonly type: 'resumed' }
  | { readonly type: 'extended'; readonly by: number }
  | { readonly type: 'steppedBack' }
