import type { House } from '@/server/rooms/house'
import type { LiveRoom } from '@/server/rooms/live-room'
import { loadFourGates } from '../../fixtures/four-gates'
import { type HandClock, handClock, settle } from './hands'
import { newHouse } from './house'
import { type MemoryStore, memoryStore } from './memory-store'

export interface TwoServers {
  readonly store: MemoryStore
  readonly clock: HandClock
  readonly here: LiveRoom
  readonly there: LiveRoom
}

/** One room of the four gates, open at two servers that share a store. */
export const roomAtTwoServers = async (): Promise<TwoServers> => {
  const [store, clock] = [memoryStore(true), handClock()]
  const [one, two] = [newHouse(store, clock, 'one'), newHouse(store, clock, 'two')]
  const record = await one.create(loadFourGates(), 3)
  const open = async (at: House): Promise<LiveRoom> => {
    const room = await at.open(record.id)
    if (room === null) throw new Error('no room')
    await settle()
    return room
  }
  return { store, clock, here: await open(one), there: await open(two) }
}
