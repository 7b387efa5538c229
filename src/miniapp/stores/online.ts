import { create } from 'zustand'
import { type Client, type ClientState, openClient } from '@/protocol/client'
import type { PhoneBody } from '@/protocol/frames'
import type { RoleIx } from '../engine'
import { phoneClock } from '../rooms/clock'
import { forgetPass, keepPass, type RoomPass } from '../rooms/pass'
import type { Denial } from '../rooms/room'
import { serverAddress, socketAddress } from '../rooms/server'
import { phoneSocket } from '../rooms/socket'
import { KEYS, phoneStorage } from '../storage'

/** A team-mate's gentle buzz. */
export interface Nudge {
  readonly from: RoleIx
  /** Host ms. */
  readonly at: number
}

/** This phone's line to a room: one at a time, alive from the lobby to the end. */
interface OnlineStore {
  readonly pass: RoomPass | null
  readonly client: Client | null
  readonly state: ClientState | null
  /** Host ms since when there is no link, or null. */
  readonly lostAt: number | null
  readonly nudge: Nudge | null
  /** Opens the line with a pass and keeps it; the same pass again changes nothing while its line is of use. */
  connect(pass: RoomPass): void
  /** Opens the line anew after a goodbye that ended it. */
  reconnect(): void
  /** Hangs up; the pass stays, so that one can come back. */
  hangUp(): void
  /** Hangs up for good. */
  quit(): void
  send(body: PhoneBody): Promise<Denial | null>
  calm(): void
}

export const useOnline = create<OnlineStore>()((set, get) => {
  const open = (pass: RoomPass): void => {
    const server = serverAddress()
    if (server === null) return
    const client = openClient({
      url: socketAddress(server),
      token: pass.token,
      open: phoneSocket,
      clock: phoneClock,
      random: Math.random,
      storage: phoneStorage,
      storageKey: KEYS.roomPending,
      nudged: (from) => {
        if (get().client === client) set({ nudge: { from, at: phoneClock.now() } })
      },
    })
    client.subscribe(() => {
      if (get().client !== client) return
      const state = client.state()
      const lostAt = state.link === 'online' ? null : (get().lostAt ?? phoneClock.now())
      set({ state, lostAt })
    })
    set({ pass, client, state: client.state(), lostAt: phoneClock.now(), nudge: null })
  }

  return {
    pass: null,
    client: null,
    state: null,
    lostAt: null,
    nudge: null,
    connect: (pass) => {
      keepPass(phoneStorage, pass)
      const { client, pass: old } = get()
      if (client !== null && old?.token === pass.token && client.state().link !== 'ended') return
      client?.close()
      open(pass)
    },
    reconnect: () => {
      const { client, pass } = get()
      client?.close()
      if (pass !== null) open(pass)
    },
    hangUp: () => {
      get().client?.close()
      set({ client: null, state: null, lostAt: null, nudge: null })
    },
    quit: () => {
      get().hangUp()
      forgetPass(phoneStorage)
      set({ pass: null })
    },
    send: (body) => get().client?.send(body) ?? Promise.resolve('lost'),
    calm: () => set({ nudge: null }),
  }
})

/** The app came to the front, or the network changed. */
export const wakeOnline = (): void => useOnline.getState().client?.wake()
