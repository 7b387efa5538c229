import { openAct } from './barrier'
import type { Actor, Refusal, TableBody } from './command'
import { settleConsents } from './consent'
import type { RoleIx } from './scenario'
import type { Phone, PhoneId, Presence } from './state'
import { actingHost, emit, isPresent, seatOf, type Turn } from './turn'
import { isInt } from './util'

export const phoneOf = (turn: Turn, id: PhoneId): Phone | null =>
  Object.hasOwn(turn.state.table.phones, id) ? (turn.state.table.phones[id] ?? null) : null

/** Whether an actor may pull the host's levers. */
export const mayHost = (turn: Turn, by: Actor): boolean => {
  if (typeof by === 'string') return true
  const phone = phoneOf(turn, by.phone)
  if (phone === null) return false
  if (by.phone === turn.state.table.host) return true
  const hostPhone = turn.state.table.host === null ? null : phoneOf(turn, turn.state.table.host)
  return hostPhone?.presence !== 'present' && phone.role !== null && phone.role === actingHost(turn.state)
}

/** A phone shows that somebody is there: any command does. */
export const touch = (turn: Turn, id: PhoneId): void => {
  const phone = phoneOf(turn, id)
  if (phone === null) return
  if (phone.presence !== 'present') setPhone(turn, id, 'present')
  if (phone.role === null) return
  const seat = seatOf(turn.state, phone.role)
  if (seat.askDue !== null) emit(turn, { type: 'askAnswered', role: phone.role, asks: seat.asks + 1 })
}

/** Sets a phone's presence and lets its seat follow. */
export const setPhone = (turn: Turn, id: PhoneId, presence: Presence): void => {
  const phone = phoneOf(turn, id)
  if (phone === null || phone.presence === presence) return
  emit(turn, { type: 'phone', phone: id, presence })
  if (phone.role !== null) syncSeat(turn, phone.role)
}

/** A seat is present if any of its phones is; the play is suspended when nobody is. */
export const syncSeat = (turn: Turn, role: RoleIx): void => {
  const { phones, now } = turn.state.table
  const all = Object.values(phones).filter((phone) => phone.role === role)
  const presence = all.some((p) => p.presence === 'present')
    ? 'present'
    : all.some((p) => p.presence === 'away')
      ? 'away'
      : 'left'
  if (presence !== seatOf(turn.state, role).presence) {
    emit(turn, { type: 'seat', role, presence, since: now })
    if (presence !== 'present') endProxiesOf(turn, role)
    settleConsents(turn)
  }
  syncTable(turn)
}

/** A role that went away answers for nobody any more. */
const endProxiesOf = (turn: Turn, role: RoleIx): void => {
  turn.state.table.seats.forEach((seat, other) => {
    if (seat.proxy === role) emit(turn, { type: 'returned', role: other })
  })
}

const syncTable = (turn: Turn): void => {
  const { table, play } = turn.state
  const nobody = play !== null && play.phase !== 'ended' && !table.seats.some((seat) => seat.presence === 'present')
  if (nobody !== table.suspended) emit(turn, { type: 'suspended', on: nobody })
  const pauser = table.pause?.by ?? null
  if (table.pause === null || pauser === null) return
  const gone = phoneOf(turn, pauser)?.presence !== 'present'
  // Room time stands still in a pause; the pauser's absence is measured by the host's clock.
  if (gone && table.pause.goneSince === null) emit(turn, { type: 'pauserGone', since: turn.hostMs })
  if (!gone && table.pause.goneSince !== null) emit(turn, { type: 'pauserGone', since: null })
}

/** Joining, letting in, leaving: everything that decides who sits where. */
export const tableCommand = (turn: Turn, by: Actor, body: TableBody): Refusal | null => {
  switch (body.type) {
    case 'join':
      return join(turn, by, body.role, body.host === true)
    case 'admit':
    case 'dismiss':
      return admit(turn, by, body.phone, body.type === 'admit')
    case 'start':
      return start(turn, by, body.options ?? turn.state.table.options)
    case 'touch':
      return typeof by === 'string' ? 'unknown_phone' : null
    case 'away':
    case 'leave': {
      const target = typeof by === 'string' ? body.phone : by.phone
      if (target === undefined || phoneOf(turn, target) === null) return 'unknown_phone'
      if (typeof by !== 'string' && body.phone !== undefined && body.phone !== by.phone) return 'not_yours'
      setPhone(turn, target, body.type === 'away' ? 'away' : 'left')
      return null
    }
    case 'elapse':
      return null
    case 'thaw':
      if (by !== 'system') return 'not_yours'
      if (!Number.isFinite(body.gap) || body.gap < 0) return 'bad_answer'
      return null
  }
}

const join = (turn: Turn, by: Actor, role: RoleIx | null, host: boolean): Refusal | null => {
  if (typeof by === 'string') return 'unknown_phone'
  if (role !== null && !isInt(role, turn.scenario.roles.length)) return 'unknown_role'
  if (turn.state.play?.phase === 'ended') return 'ended'
  const old = phoneOf(turn, by.phone)
  const from = old?.role ?? null
  const claim = host && turn.state.table.host === null
  const taken =
    role !== null &&
    Object.entries(turn.state.table.phones).some(
      ([id, p]) => p.role === role && id !== by.phone && p.presence !== 'left',
    )
  if (role !== null && from !== role && (turn.state.play !== null || taken)) {
    if (old === null) emit(turn, { type: 'joined', phone: by.phone, role: null, presence: 'present', host: claim })
    emit(turn, { type: 'knocked', phone: by.phone, role })
    return null
  }
  emit(turn, { type: 'joined', phone: by.phone, role, presence: 'present', host: claim })
  if (from !== null && from !== role) syncSeat(turn, from)
  if (role !== null) syncSeat(turn, role)
  return null
}

const admit = (turn: Turn, by: Actor, id: PhoneId, welcome: boolean): Refusal | null => {
  const guest = phoneOf(turn, id)
  if (guest === null) return 'unknown_phone'
  if (guest.knocks === null) return 'not_now'
  const member = typeof by !== 'string' ? phoneOf(turn, by.phone) : null
  const seated = member !== null && member.role !== null && typeof by !== 'string' && by.phone !== id
  if (!seated && !mayHost(turn, by)) return 'not_yours'
  if (!welcome) emit(turn, { type: 'knocked', phone: id, role: null })
  else place(turn, id, guest.knocks, guest)
  return null
}

/** Puts a phone on a seat (null = observer); the seats it leaves and takes follow. */
export const place = (turn: Turn, id: PhoneId, role: RoleIx | null, { role: from, presence }: Phone): void => {
  emit(turn, { type: 'joined', phone: id, role, presence, host: false })
  if (from !== null && from !== role) syncSeat(turn, from)
  if (role !== null) syncSeat(turn, role)
}

const start = (
  turn: Turn,
  by: Actor,
  options: { readonly untimed: boolean; readonly extraTime: number },
): Refusal | null => {
  if (turn.state.play !== null) return 'not_now'
  if (!mayHost(turn, by)) return 'not_host'
  if (!turn.scenario.roles.some((_, role) => isPresent(turn.state, role))) return 'no_team'
  const { now } = turn.state.table
  const extraTime = Math.min(3, Math.max(1, Number(options.extraTime) || 1))
  emit(turn, { type: 'started', options: { untimed: options.untimed === true, extraTime }, at: now })
  openAct(turn, 0, null)
  return null
}
