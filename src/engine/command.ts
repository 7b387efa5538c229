import type { RoleIx } from './scenario'
import type { PhoneId, SessionOptions } from './state'

/** Who sends a command: a phone, the organizer of the event, or the host of the room itself. */
export type Actor = { readonly phone: PhoneId } | 'organizer' | 'system'

/**
 * A command. `at` is the host's clock in ms; `n` counts the commands of a phone from 1 (absent: not checked), `hash`
 * tells two commands with the same `n` apart. Options travel as positions in the order the phone shows.
 */
export interface Command {
  readonly by: Actor
  readonly at: number
  readonly n?: number
  readonly hash?: string
  readonly body: Body
}

/** What a phone answers to a task, by the task's type. */
export type Answer =
  | { readonly done: true } //                            read, discuss, handover
  | { readonly pick: number } //                          choice, hotspot
  | { readonly picks: readonly number[] } //              multi (a set), order (the sequence), match (right of each left), passphrase (choice of each slot)
  | { readonly code: string } //                          checkin

export type TableBody =
  | { readonly type: 'join'; readonly role: RoleIx | null; readonly host?: boolean }
  | { readonly type: 'admit'; readonly phone: PhoneId }
  | { readonly type: 'dismiss'; readonly phone: PhoneId }
  | { readonly type: 'start'; readonly options?: SessionOptions }
  | { readonly type: 'touch' }
  | { readonly type: 'away'; readonly phone?: PhoneId }
  | { readonly type: 'leave'; readonly phone?: PhoneId }
  | { readonly type: 'elapse' }
  /** The room was not served for `gap` ms. */
  | { readonly type: 'thaw'; readonly gap: number }

export type PlayBody =
  | {
      readonly type: 'answer'
      readonly role: RoleIx
      readonly epoch: number
      readonly step: number
      readonly attempt: number
      readonly answer: Answer
    }
  | {
      readonly type: 'remedy'
      readonly role: RoleIx
      readonly epoch: number
      readonly step: number
      readonly attempt: number
      readonly pick: number
    }
  | {
      readonly type: 'rescue'
      readonly role: RoleIx
      readonly epoch: number
      readonly step: number
      readonly attempt: number
      readonly pick: number
    }
  | { readonly type: 'ready'; readonly role: RoleIx; readonly epoch: number; readonly act: number }
  | { readonly type: 'unready'; readonly role: RoleIx; readonly epoch: number; readonly act: number }
  | {
      readonly type: 'vote'
      readonly role: RoleIx
      readonly epoch: number
      readonly act: number
      readonly round: number
      readonly pick: number
    }
  | { readonly type: 'pick'; readonly epoch: number; readonly act: number; readonly pick: number }
  | {
      readonly type: 'press'
      readonly role: RoleIx
      readonly epoch: number
      readonly act: number
      readonly attempt: number
    }
  | {
      readonly type: 'part'
      readonly role: RoleIx
      readonly epoch: number
      readonly act: number
      readonly attempt: number
      readonly pick: number
    }

export type HelpBody =
  | { readonly type: 'ask'; readonly role: RoleIx }
  | { readonly type: 'takeOver'; readonly role: RoleIx }
  | { readonly type: 'giveBack'; readonly role: RoleIx }
  | { readonly type: 'reclaim' }
  | { readonly type: 'help'; readonly on: boolean }

export type LeverBody =
  | { readonly type: 'pause'; readonly reason: string }
  | { readonly type: 'resume'; readonly reason: string }
  | { readonly type: 'release'; readonly reason: string }
  | { readonly type: 'extend'; readonly seconds: number; readonly reason: string }
  | { readonly type: 'reassign'; readonly phone: PhoneId; readonly role: RoleIx | null; readonly reason: string }
  | { readonly type: 'stepBack'; readonly reason: string }
  | { readonly type: 'conclude'; readonly reason: string }

export type Body = TableBody | PlayBody | HelpBody | LeverBody

/** Why a command was refused; every code has its line in docs/semantics.md. */
export const REFUSALS = [
  'n_reused',
  'stale',
  'paused',
  'not_yours',
  'not_now',
  'ended',
  'unknown_phone',
  'unknown_role',
  'bad_answer',
  'not_host',
  'no_team',
  'held',
  'reason_needed',
  'at_opening',
  'no_more_steps',
] as const
export type Refusal = (typeof REFUSALS)[number]
