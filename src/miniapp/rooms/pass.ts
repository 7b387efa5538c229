import type { RoomAnswer } from '@/protocol/api'
import { KEYS, type Storage } from '../storage'

/** This phone's ticket to the room it is in: enough to come back after the app was closed. */
export interface RoomPass {
  readonly format: 1
  /** Six digits. */
  readonly number: string
  readonly phone: string
  /** Whoever has it is this phone. */
  readonly token: string
  readonly scenario: { readonly id: string; readonly title: string }
  /** Host ms at which the room was entered. */
  readonly at: number
}

export const passOf = ({ room, phone, token, scenario }: RoomAnswer, at: number): RoomPass => ({
  format: 1,
  number: room,
  phone,
  token,
  scenario: { id: scenario.id, title: scenario.title },
  at,
})

export const keepPass = (storage: Storage, pass: RoomPass): void => {
  const old = readPass(storage)
  if (old !== null && old.phone !== pass.phone) forgetPass(storage)
  storage.write(KEYS.room, pass)
}

export const readPass = (storage: Storage): RoomPass | null => {
  const pass = storage.read<RoomPass>(KEYS.room)
  return pass !== null && pass.format === 1 && typeof pass.token === 'string' && typeof pass.number === 'string'
    ? pass
    : null
}

export const forgetPass = (storage: Storage): void => {
  for (const key of [KEYS.room, KEYS.roomProgress, KEYS.roomPending]) storage.remove(key)
}

/** The six digits in what somebody scanned, shared or typed; null when there are none. */
export const numberIn = (text: string): string | null => {
  const digits = /(?:^|[?&]number=|\D)(\d{6})(?:\D|$)/.exec(decode(text))?.[1]
  return digits ?? null
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
