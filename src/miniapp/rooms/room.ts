import type { ServerRefusal } from '@/protocol/codes'
import type { Body, Refusal, RoleIx, View } from '../engine'
import type { Heard } from './heard'

/** Why a command did nothing: the rules said no, the room server did, or it was never answered. */
export type Denial = Refusal | ServerRefusal | 'lost'

/** What a room is to the screens: views come out, commands go in. Where the rules run is its own affair. */
export interface Room {
  /** Others are in it with phones of their own. */
  readonly remote: boolean
  /** Roles whose screens this device may show; more than one when several people share it. */
  readonly seats: readonly RoleIx[]
  /** Roles that the program plays. */
  readonly companions: readonly RoleIx[]
  /** The room as one of `seats` sees it; null = what everybody may see. The same object until something changes. */
  view(role: RoleIx | null): View
  /** What a companion tells when asked; nothing for people, who speak for themselves. */
  hear(role: RoleIx): readonly Heard[]
  /** Sends a command for a seat; answers why it was refused, or null. */
  send(role: RoleIx, body: Body): Promise<Denial | null>
  /** Calls back after every change, with the seat of this device that caused it, or null. */
  subscribe(listener: (by: RoleIx | null) => void): () => void
  /** Stops timers and connections. Everything accepted is kept. */
  close(): void
}
