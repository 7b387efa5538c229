import type { BarrierKind, FactStatus, RoleIx, TaskType } from './scenario'
import type { Presence } from './state'

/** All that ever leaves the authority. Roles are ordinals, options positions; no id, no answer, no mark of a trap. */
export interface View {
  readonly title: string
  readonly version: string
  readonly phase: 'lobby' | 'lanes' | 'action' | 'ended'
  readonly epoch: number
  readonly paused: boolean
  /** Story minutes since midnight; settled values only. */
  readonly clock: number
  readonly meters: readonly MeterView[]
  readonly act: ActView | null
  readonly team: readonly MemberView[]
  /** The acting host's role, or null. */
  readonly host: RoleIx | null
  readonly barrier: BarrierView | null
  /** Reveals of all barriers so far, oldest first. */
  readonly reveals: readonly RevealView[]
  readonly ending: EndingView | null
  /** Phones asking to be let in (only for seated members, host and board). */
  readonly knocks: readonly { readonly phone: string; readonly role: RoleIx }[]
  /** The viewer's own part; null for observer, host and board. */
  readonly me: RoleView | null
}

export interface MeterView {
  readonly name: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly word: string
  readonly good: 'low' | 'high'
}

export interface ActView {
  /** How many acts the team has behind it; a detour that was not taken does not count. */
  readonly number: number
  /** The evening ends with this act, whatever comes. */
  readonly closing: boolean
  readonly title: string
  readonly place: string
  /** Told instead of the story clock, or null. */
  readonly time: string | null
  readonly art: string | null
  readonly opening: readonly string[]
  /** The opening was invented for play. */
  readonly invented: boolean
}

export type Sign = 'working' | 'waiting' | 'help' | 'away' | 'left'

export interface MemberView {
  readonly name: string
  readonly title: string
  readonly portrait: string | null
  readonly about: string
  readonly taken: boolean
  readonly presence: Presence
  readonly sign: Sign
  /** Tasks finished in this act and how many there are at most. */
  readonly done: number
  readonly of: number
  /** Kind of the current task, so that the others know what she is at; its words stay hers. Null when waiting. */
  readonly doing: TaskType | null
  /** Role that answers for this one, or null. */
  readonly proxy: RoleIx | null
  /** Acting in the barrier's step: voted, pressed or given its part. */
  readonly acted: boolean
  /** Answered or open asks, for “我在，再给我一点时间”. */
  readonly asked: boolean
}

export interface FactView {
  readonly label: string
  readonly text: string
  readonly status: FactStatus
  readonly sources: readonly {
    readonly title: string
    readonly publisher: string
    readonly locator: string
  }[]
}

export interface RevealView {
  readonly act: number
  readonly kind: 'trap' | 'remark'
  readonly title: string
  readonly text: string
  readonly fact: FactView
}

export interface BarrierView {
  readonly kind: BarrierKind
  readonly title: string
  readonly prompt: string
  readonly todo: string
  readonly invented: boolean
  /** Roles that everybody is waiting for. */
  readonly missing: readonly RoleIx[]
  /** Roles that everybody waits for and nobody can hurry: absent, resolved by time. Room ms left, by role. */
  readonly resolves: readonly { readonly role: RoleIx; readonly left: number }[]
  /** 0 quiet, 1 nudge, 2 team-mates may help. */
  readonly rung: 0 | 1 | 2
  readonly cards: readonly FactView[]
  readonly vote: {
    readonly options: readonly string[]
    readonly round: number
    readonly rounds: number
    readonly rule: 'majority' | 'unanimous'
    /** Options that lead after the last round; the acting host picks one. */
    readonly tie: readonly number[] | null
  } | null
  readonly together: {
    readonly attempt: number
    readonly attempts: number
    readonly windowSec: number
    readonly open: boolean
  } | null
  readonly combine: { readonly attempt: number; readonly attempts: number; readonly hint: string | null } | null
  /** Text of the outcome of the act before, told when an act opens; null at the first. */
  readonly before: string | null
}

export interface EndingView {
  readonly title: string
  readonly text: readonly string[]
  readonly art: string | null
  readonly invented: boolean
  readonly facts: readonly FactView[]
  readonly unfinished: boolean
  readonly debrief: DebriefView
}

export interface DebriefView {
  readonly intro: string
  /** Our evening beside history's. */
  readonly timeline: readonly {
    readonly title: string
    readonly ours: readonly string[]
    /** What the act's opening and barrier rest on; kept back until now, for it may tell what was asked. */
    readonly facts: readonly FactView[]
    readonly history: readonly { readonly time: string; readonly text: string; readonly facts: readonly FactView[] }[]
    readonly redone: boolean
  }[]
  readonly disputed: readonly { readonly title: string; readonly text: string; readonly facts: readonly FactView[] }[]
  readonly afterwards: readonly { readonly name: string; readonly text: string; readonly facts: readonly FactView[] }[]
  readonly questions: readonly string[]
  readonly scores: readonly {
    readonly name: string
    readonly value: number
    readonly max: number
    readonly word: string
  }[]
  readonly sources: readonly {
    readonly title: string
    readonly publisher: string
    readonly url: string | null
    readonly note: string | null
  }[]
}

export interface RoleView {
  readonly role: RoleIx
  readonly brief: readonly string[]
  readonly clues: readonly ClueView[]
  /** `held`: words this role holds for the passphrase of `role`. `left`: what absent `role` left behind for all. */
  readonly notes: readonly { readonly kind: 'held' | 'left'; readonly role: RoleIx; readonly text: string }[]
  readonly lane: LaneView
  /** Lanes of roles this one answers for. */
  readonly proxied: readonly { readonly role: RoleIx; readonly lane: LaneView }[]
  /** Team-mates who can be rescued now. */
  readonly rescues: readonly {
    readonly role: RoleIx
    readonly step: number
    readonly attempt: number
    readonly prompt: string
    readonly options: readonly string[]
  }[]
  /** Own vote, press or part in the open step. */
  readonly given: number | null
  /** What to do in the barrier's step: the button's word or the part to give, by role (own and proxied, absent roles' parts). */
  readonly press: string | null
  readonly parts: readonly {
    readonly role: RoleIx
    readonly prompt: string
    readonly choices: readonly string[]
    readonly given: number | null
  }[]
  /** Somebody asked whether we are here. */
  readonly asked: boolean
  readonly contribution: {
    readonly tasks: number
    readonly handovers: number
    readonly rescues: number
    readonly takeovers: number
  }
  /** What this phone may do now; `type` of commands with their target filled in. */
  readonly actions: readonly ActionView[]
}

export type ActionView =
  | {
      readonly type: 'answer' | 'remedy'
      readonly role: RoleIx
      readonly epoch: number
      readonly step: number
      readonly attempt: number
    }
  | {
      readonly type: 'rescue'
      readonly role: RoleIx
      readonly epoch: number
      readonly step: number
      readonly attempt: number
    }
  | { readonly type: 'ready' | 'unready'; readonly role: RoleIx; readonly epoch: number; readonly act: number }
  | {
      readonly type: 'vote'
      readonly role: RoleIx
      readonly epoch: number
      readonly act: number
      readonly round: number
    }
  | { readonly type: 'pick'; readonly epoch: number; readonly act: number; readonly among: readonly number[] }
  | {
      readonly type: 'press' | 'part'
      readonly role: RoleIx
      readonly epoch: number
      readonly act: number
      readonly attempt: number
    }
  | { readonly type: 'ask' | 'takeOver' | 'giveBack'; readonly role: RoleIx }
  | { readonly type: 'reclaim' | 'start' | 'pause' | 'resume' | 'release' | 'extend' | 'stepBack' | 'conclude' }

export interface LaneView {
  /** Where the lane stands; `waiting` = arrived at the barrier. */
  readonly status: 'task' | 'held' | 'waiting'
  readonly task: TaskView | null
  readonly hold: {
    readonly title: string
    readonly told: string
    readonly prompt: string
    readonly options: readonly string[]
    /** Tries left for the own remedy; 0 = wait for a team-mate or for time. */
    readonly tries: number
    /** Room ms until it ends by itself. */
    readonly left: number
  } | null
  /** What was finished last, with its reply and sources. */
  readonly last: {
    readonly result: 'done' | 'failed' | 'got' | 'missing'
    readonly title: string
    readonly reply: string | null
    readonly answer: string | null
    /** The clue that an `await` brought. */
    readonly clue: ClueView | null
    readonly facts: readonly FactView[]
  } | null
}

export interface ClueView {
  readonly title: string
  readonly text: string
  readonly facts: readonly FactView[]
}

export interface TaskView {
  readonly type: TaskType
  readonly step: number
  readonly attempt: number
  readonly attempts: number
  readonly title: string
  readonly pages: readonly string[]
  readonly todo: string
  readonly invented: boolean
  readonly hint: string | null
  /** Sources of a reading; other tasks show theirs afterwards. */
  readonly facts: readonly FactView[]
  /** Clues needed here, for a proxy. */
  readonly uses: readonly { readonly title: string; readonly text: string }[]
  /** choice, multi: options in the order to show; order: items shuffled. */
  readonly options: readonly string[]
  readonly match: { readonly left: readonly string[]; readonly right: readonly string[] } | null
  readonly slots: readonly { readonly label: string; readonly choices: readonly string[]; readonly heldBy: RoleIx }[]
  readonly hotspot: {
    readonly image: string
    readonly alt: string
    readonly size: readonly [number, number]
    readonly regions: readonly { readonly text: string; readonly box: readonly [number, number, number, number] }[]
  } | null
  readonly handover: { readonly to: RoleIx; readonly title: string; readonly text: string } | null
  readonly awaiting: { readonly from: RoleIx; readonly title: string } | null
  readonly place: string | null
}
