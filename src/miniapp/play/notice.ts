import type { Body, Refusal, RoleIx, View } from '../engine'
import { words } from '../words'

/** A line above the team strip: what just happened, and what to do about it. */
export interface Notice {
  readonly tone: 'warn' | 'warm'
  readonly text: string
  readonly cure: string | null
}

/** What a command of this phone is worth telling about, from the view before and after it. */
export const noticeAfter = (body: Body, refused: Refusal | null, before: View, after: View): Notice | null => {
  if (refused !== null) return { tone: 'warn', text: words.refusal[refused].cause, cure: words.refusal[refused].cure }
  if (body.type === 'rescue') {
    return stillHeld(after, body.role)
      ? warn(words.rescue.wrong)
      : warm(words.rescue.thanks(after.team[body.role]?.name ?? ''))
  }
  if (body.type === 'remedy') return after.me?.lane.status === 'held' ? warn(words.held.wrong) : warm(words.held.free)
  if (body.type === 'help' && body.on) return warm(words.held.asked)
  if (body.type === 'ask') return warm(words.wait.askSent)
  if (body.type === 'answer' && wrongAgain(body, after)) return warn(`✗ ${words.task.wrong}`)
  if (missed(before, after)) return warn(words.barrier.missedTogether)
  if (mismatched(before, after)) return warn(words.barrier.wrongTogether)
  return null
}

const warn = (text: string): Notice => ({ tone: 'warn', text, cure: null })
const warm = (text: string): Notice => ({ tone: 'warm', text, cure: null })

const wrongAgain = (body: Extract<Body, { type: 'answer' }>, { me }: View): boolean => {
  const lane = me?.role === body.role ? me.lane : me?.proxied.find(({ role }) => role === body.role)?.lane
  return lane?.task?.step === body.step && lane.task.attempt > body.attempt
}

const stillHeld = (view: View, role: RoleIx): boolean =>
  view.me?.rescues.some((rescue) => rescue.role === role) === true

const missed = (before: View, after: View): boolean =>
  before.phase === 'action' &&
  after.phase === 'action' &&
  (after.barrier?.together?.attempt ?? 0) > (before.barrier?.together?.attempt ?? 0)

const mismatched = (before: View, after: View): boolean =>
  before.phase === 'action' &&
  after.phase === 'action' &&
  (after.barrier?.combine?.attempt ?? 0) > (before.barrier?.combine?.attempt ?? 0)
