import type { Event } from '../engine/index.ts'
import { decodeEvents } from './rooms/log.ts'
import type { RoomStore } from './store/room-store.ts'

/** A played evening as the simulator learns from it: what happened and when, without any name. */
export interface EveningRecord {
  /** Content hash of the runtime form that was played. */
  readonly scenario: string
  readonly seed: number
  /** The events of each accepted command, in order. */
  readonly log: readonly (readonly Event[])[]
}

/** The whole log of the room with this number, or null when there is none (any more). */
export const recordOf = async (store: RoomStore, number: string): Promise<EveningRecord | null> => {
  const room = await store.findRoom(number)
  if (room === null) return null
  const rows = await store.tail(room.id, 0)
  return { scenario: room.scenario, seed: room.seed, log: rows.map(({ body }) => decodeEvents(body)) }
}
