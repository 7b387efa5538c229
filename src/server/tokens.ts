import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { RoomId } from './store/room-store.ts'

/** What a token stands for. A phone's token is bound to its room; the seat is looked up in the room's state. */
export type Ticket =
  | { readonly kind: 'device'; readonly device: string }
  | { readonly kind: 'phone'; readonly room: RoomId; readonly phone: string }
  | { readonly kind: 'board'; readonly room: RoomId }

export interface Tokens {
  make(ticket: Ticket): string
  /** Null for everything this server's secret did not sign. */
  read(token: string): Ticket | null
}

/** A name that can't be guessed, for phones, devices and sockets. */
export const newName = (bytes = 9): string => randomBytes(bytes).toString('base64url')

export const makeTokens = (secret: string): Tokens => {
  const sign = (text: string): Buffer => createHmac('sha256', secret).update(text).digest()
  return {
    make: (ticket) => {
      const text = spell(ticket)
      return `${text}.${sign(text).toString('base64url')}`
    },
    read: (token) => {
      const dot = token.lastIndexOf('.')
      if (dot < 0) return null
      const text = token.slice(0, dot)
      const given = Buffer.from(token.slice(dot + 1), 'base64url')
      const right = sign(text)
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null
      return unspell(text)
    },
  }
}

const spell = (ticket: Ticket): string => {
  switch (ticket.kind) {
    case 'device':
      return `d.${ticket.device}`
    case 'phone':
      return `p.${ticket.room.toString(36)}.${ticket.phone}`
    case 'board':
      return `b.${ticket.room.toString(36)}`
  }
}

const unspell = (text: string): Ticket | null => {
  const [kind, first = '', second = ''] = text.split('.')
  if (kind === 'd') return { kind: 'device', device: first }
  const room = Number.parseInt(first, 36)
  if (kind === 'p') return { kind: 'phone', room, phone: second }
  return kind === 'b' ? { kind: 'board', room } : null
}
