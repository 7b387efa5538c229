import type { RoleIx, View } from '../engine'

/** An answer that is not given yet: positions picked so far (null = an empty slot), or what was typed. */
export interface Draft {
  readonly picks: readonly (number | null)[]
  readonly text: string
}

export const EMPTY_DRAFT: Draft = { picks: [], text: '' }

/**
 * What the people at this phone have already looked at. It is no part of the play: it only decides which page is
 * shown, and is kept so that a closed app opens at the same page with the same half-finished answer.
 */
export interface Progress {
  /** Whose text the phone shows; null = it lies on the table. */
  readonly holder: RoleIx | null
  /** Who held it last. */
  readonly lastHolder: RoleIx | null
  /** The team-mate being rescued, while that page is open. */
  readonly rescuing: RoleIx | null
  /** The absent team-mate whose tasks are looked at. */
  readonly standing: RoleIx | null
  /** The latest act whose opening was read, as `actKey`. */
  readonly opened: string
  /** The latest act whose news of the act before were read, as `actKey`. */
  readonly told: string
  /** How many reveals were read. */
  readonly reveals: number
  readonly briefed: readonly RoleIx[]
  /** For each role the reply that was read last, as `replyKey`. */
  readonly replied: Readonly<Record<RoleIx, string>>
  /** Page reached in each paged text, by screen key. */
  readonly pages: Readonly<Record<string, number>>
  readonly drafts: Readonly<Record<string, Draft>>
  /** The record this session left, once it ended. */
  readonly record: string | null
}

export const freshProgress = (holder: RoleIx | null): Progress => ({
  holder,
  lastHolder: null,
  rescuing: null,
  standing: null,
  opened: '',
  told: '',
  reveals: 0,
  briefed: [],
  replied: {},
  pages: {},
  drafts: {},
  record: null,
})

/** Names the running act; another one after a step back. */
export const actKey = (view: View): string => `${view.epoch}:${view.act?.number ?? 0}`

/** Names the last reply of a lane by the place the lane moved to after it. */
export const replyKey = (view: View): string => `${actKey(view)}:${view.me?.lane.task?.step ?? 'end'}`

/** The news of the last barrier were read. */
export const afterOutcome = (progress: Progress, view: View): Progress => ({
  ...progress,
  told: actKey(view),
  reveals: view.reveals.length,
})

/** The opening was read: pages and drafts of acts gone by are dropped. */
export const intoAct = (progress: Progress, view: View): Progress => ({
  ...progress,
  opened: actKey(view),
  standing: null,
  pages: {},
  drafts: {},
})
