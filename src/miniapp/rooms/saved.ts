import type { State } from '@/engine/state'
import type { RoleIx } from '../engine'
import { KEYS, type Storage } from '../storage'

/** A session on this phone, written after every accepted command. */
export interface SavedSession {
  readonly format: 1
  readonly scenario: string
  /** Content hash of the scenario it was played with: another one cannot go on from this state. */
  readonly hash: string
  readonly seats: readonly RoleIx[]
  readonly state: State
  /** Host ms of the last accepted command. */
  readonly servedAt: number
}

/** What the home page shows of an unfinished evening, without loading the scenario. */
export interface SessionHead {
  readonly scenario: string
  readonly hash: string
  readonly title: string
  readonly act: string
  readonly at: number
}

export const saveSession = (storage: Storage, saved: SavedSession, head: SessionHead): void => {
  storage.write(KEYS.session, saved)
  storage.write(KEYS.head, head)
}

/** The unfinished evening, if there is one this version of the app can read. */
export const readSession = (storage: Storage): SavedSession | null => {
  const saved = storage.read<SavedSession>(KEYS.session)
  return saved !== null && saved.format === 1 && typeof saved.scenario === 'string' && Array.isArray(saved.seats)
    ? saved
    : null
}

export const readHead = (storage: Storage): SessionHead | null => storage.read<SessionHead>(KEYS.head)

export const clearSession = (storage: Storage): void => {
  for (const key of [KEYS.session, KEYS.head, KEYS.progress]) storage.remove(key)
}
