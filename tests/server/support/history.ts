import { type Scenario, viewFor } from '@/engine'
import { diff, type Json, type RoomAnswer } from '@/protocol'
import type { Client, OpenSocket } from '@/protocol/client'
import { textOf } from '@/protocol/packed'
import { viewerOf } from '@/server/rooms/audience'
import { emptyRoom, fold } from '@/server/rooms/log'
import type { RoomStore } from '@/server/store/room-store'

interface Attempt {
  readonly n: number
  readonly invoked: number
  acked: number | null
  /** The room's position in the acknowledgement. */
  s: number | null
}

/** What one phone saw, over all its sockets. */
export interface Witness {
  readonly phone: string
  readonly attempts: Map<number, Attempt>
  readonly faults: string[]
  watch(open: OpenSocket): OpenSocket
}

let clock = 0

/** Notes every command and acknowledgement of a phone in the order of one clock, and that `s` never runs backwards. */
export const newWitness = (phone: string): Witness => {
  const attempts = new Map<number, Attempt>()
  const faults: string[] = []
  return {
    phone,
    attempts,
    faults,
    watch: (open) => (url, handlers) => {
      let s = -1
      const socket = open(url, {
        ...handlers,
        message: (heard) => {
          const frame = JSON.parse(textOf(heard)) as { t: string; s?: number; n?: number }
          if (frame.t === 'v' || frame.t === 'welcome') {
            if ((frame.s ?? 0) < s) faults.push(`${phone}: s went from ${s} to ${frame.s}`)
            s = frame.s ?? 0
          }
          const attempt = frame.n === undefined || frame.t === 'no' ? undefined : attempts.get(frame.n)
          if (attempt !== undefined && attempt.acked === null && frame.t === 'v') {
            attempt.acked = ++clock
            attempt.s = s
          }
          handlers.message(heard)
        },
      })
      return {
        close: () => socket.close(),
        send: (text) => {
          const frame = JSON.parse(text) as { t: string; n?: number }
          // A number that was refused may be used again: what counts is its last use.
          if (frame.t === 'do' && frame.n !== undefined && attempts.get(frame.n)?.acked == null)
            attempts.set(frame.n, { n: frame.n, invoked: ++clock, acked: null, s: null })
          socket.send(text)
        },
      }
    },
  }
}

export interface Verdict {
  readonly rows: number
  readonly acked: number
  /** In the log although no acknowledgement arrived: normal, and what `n` is for. */
  readonly unheard: number
  readonly faults: readonly string[]
}

/**
 * Checks a room's whole history in one pass: `seq` is the witness order. Nothing acknowledged is missing, nothing was
 * applied twice, no gap; what was acknowledged before another command was sent comes before it; and every phone's view,
 * made of deltas over any number of sockets, is what the log says.
 */
export const checkRoom = async (
  store: RoomStore,
  scenario: Scenario,
  answers: readonly RoomAnswer[],
  witnesses: readonly Witness[],
  clients: readonly Client[] = [],
): Promise<Verdict> => {
  const faults = witnesses.flatMap((w) => w.faults)
  const room = Number.parseInt(answers[0]?.token.split('.')[1] ?? '', 36)
  const opened = await store.openRoom(room)
  const rows = await store.tail(room, 0)
  if (opened === null) return { rows: 0, acked: 0, unheard: 0, faults: [...faults, 'no room'] }
  const place = new Map<string, number>()
  rows.forEach(({ seq, phone, n }, i) => {
    if (seq !== i + 1) faults.push(`gap at ${seq}`)
    if (n === null) return
    const key = `${phone} ${n}`
    if (place.has(key)) faults.push(`${key} applied twice`)
    place.set(key, seq)
  })
  let acked = 0
  const timeline: { at: number; seq: number; invoked: boolean }[] = []
  for (const { phone, attempts } of witnesses) {
    for (const { n, invoked, acked: at, s } of attempts.values()) {
      const seq = place.get(`${phone} ${n}`)
      if (at === null) continue
      acked += 1
      if (seq === undefined) faults.push(`${phone} ${n} was acknowledged and is gone`)
      else {
        if (s === null || s < seq) faults.push(`${phone} ${n} at ${seq} was acknowledged at ${s}`)
        timeline.push({ at: invoked, seq, invoked: true }, { at, seq, invoked: false })
      }
    }
  }
  let newest = 0
  for (const { seq, invoked } of timeline.sort((a, b) => a.at - b.at)) {
    if (!invoked) newest = Math.max(newest, seq)
    else if (seq <= newest) faults.push(`${seq} was sent after ${newest} was acknowledged`)
  }
  const point = fold(scenario, emptyRoom(scenario, opened.record.seed), rows)
  clients.forEach((client, i) => {
    const { seq, view } = client.state()
    if (seq !== point.head) {
      const unseen = rows.slice(seq).map(({ phone, n, at, body }) => `${phone} ${n} at ${at}: ${body.slice(0, 300)}`)
      faults.push(`phone ${i} is at ${seq}, the log at ${point.head}: ${unseen.join(' | ')}`)
    }
    const right = viewFor(scenario, point.state, viewerOf(point.state, witnesses[i]?.phone ?? ''))
    // Keys may come in another order; what they say counts.
    const other = diff(view as unknown as Json, right as unknown as Json)
    if (other !== undefined) faults.push(`phone ${i} sees another room than the log: ${JSON.stringify(other)}`)
  })
  return { rows: rows.length, acked, unheard: place.size - acked, faults }
}
