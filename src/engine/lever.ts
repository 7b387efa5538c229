import { forceAction } from './barrier'
import type { Actor, LeverBody, Refusal } from './command'
import { mayHost, phoneOf, place } from './presence'
import { arrived, resolve } from './progress'
import { UNFINISHED } from './state'
import { thaw } from './time'
import { emit, isPresent, playOf, type Turn } from './turn'
import { isInt, range } from './util'

/** After so long without the pauser any present role may resume. */
const PAUSER_GONE_MS = 120_000
const STEPS_BACK = 3

/** The organizer's and the host's levers; each is an event with its reason. */
export const leverCommand = (turn: Turn, by: Actor, body: LeverBody): Refusal | null => {
  if (!mayHost(turn, by) && !(body.type === 'resume' && mayResume(turn, by))) return 'not_host'
  if (typeof body.reason !== 'string') return 'reason_needed'
  if (body.type !== 'pause' && body.type !== 'resume' && body.reason.trim() === '') return 'reason_needed'
  const act = turn.state.play?.act ?? null
  const refusal = pull(turn, by, body)
  if (refusal === null) {
    emit(turn, { type: 'pulled', lever: { lever: body.type, act, reason: body.reason.slice(0, 200) } })
  }
  return refusal
}

const pull = (turn: Turn, by: Actor, body: LeverBody): Refusal | null => {
  const { state } = turn
  if (body.type === 'reassign') return reassign(turn, body.phone, body.role)
  if (state.play === null) return 'not_now'
  if (state.play.phase === 'ended') return 'ended'
  switch (body.type) {
    case 'pause':
      if (state.table.pause !== null) return 'not_now'
      emit(turn, { type: 'paused', by: typeof by === 'string' ? null : by.phone })
      return null
    case 'resume':
      if (state.table.pause === null) return 'not_now'
      emit(turn, { type: 'resumed' })
      thaw(turn)
      return null
    case 'release':
      release(turn)
      return null
    case 'extend':
      if (!Number.isFinite(body.seconds) || body.seconds <= 0 || body.seconds > 3600) return 'bad_answer'
      emit(turn, { type: 'extended', by: Math.round(body.seconds * 1000) })
      return null
    case 'stepBack':
      if (!state.play.touched) return 'at_opening'
      if (state.table.stepsBack >= STEPS_BACK) return 'no_more_steps'
      emit(turn, { type: 'steppedBack' })
      return null
    case 'conclude':
      emit(turn, { type: 'ended', ending: UNFINISHED })
      return null
  }
}

/** Every role that has not arrived is resolved, present or not; an open step is decided without the missing. */
const release = (turn: Turn): void => {
  if (playOf(turn).phase === 'action') {
    forceAction(turn)
    return
  }
  for (const role of range(turn.scenario.roles.length)) {
    if (arrived(turn.scenario, turn.state, role)) continue
    resolve(turn, role)
    if (!arrived(turn.scenario, turn.state, role)) emit(turn, { type: 'readied', role, ready: true })
  }
}

const reassign = (turn: Turn, id: string, role: number | null): Refusal | null => {
  const phone = phoneOf(turn, id)
  if (phone === null) return 'unknown_phone'
  if (role !== null && !isInt(role, turn.scenario.roles.length)) return 'unknown_role'
  if (turn.state.play?.phase === 'ended') return 'ended'
  place(turn, id, role, phone)
  return null
}

const mayResume = (turn: Turn, by: Actor): boolean => {
  const { pause } = turn.state.table
  const role = typeof by === 'string' ? null : (phoneOf(turn, by.phone)?.role ?? null)
  if (pause === null || role === null || !isPresent(turn.state, role)) return false
  if (typeof by !== 'string' && pause.by === by.phone) return true
  return pause.goneSince !== null && turn.hostMs - pause.goneSince >= PAUSER_GONE_MS
}
