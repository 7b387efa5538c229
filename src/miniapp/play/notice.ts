import type { Body, LaneView, RoleIx, View } from '../engine'
import type { Denial } from '../rooms/room'
import { words } from '../words'

/** A line above the team strip: what just happened, and what to do about it. */
export interface Notice {
  readonly tone: 'warn' | 'warm'
  readonly text: string
  readonly cure: string | null
}

/** What a command of this phone is worth telling about, from the view before and after it. */
export const noticeAfter = (body: Body, refused: Denial | null, before: View, after: View): Notice | null => {
  // A strip says it for as long as it lasts.
  if (refused === null && body.type === 'pause') return null
  if (refused !== null) return { tone: 'warn', text: words.refusal[refused].cause, cure: words.refusal[refused].cure }
  if (body.type === 'rescue') {
    return stillHeld(after, body.role)
      ? warn(words.rescue.wrong)
      : warm(words.rescue.thanks(after.team[body.role]?.name ?? ''))
  }
  if (body.type === 'remedy')
    return laneOf(after, body.role)?.status === 'held' ? warn(words.held.wrong) : warm(words.held.free)
  if (body.type === 'help') return warm(body.on ? words.held.asked : words.room.notice.helpOff)
  if (body.type === 'takeOver')
    return warm(
      after.me?.proxied.some(({ role }) => role === body.role) === true
        ? words.room.notice.tookOver(after.team[body.role]?.name ?? '')
        : words.room.notice.consented,
    )
  if (body.type === 'giveBack') return warm(words.room.notice.gaveBack)
  if (body.type === 'reclaim') return warm(words.room.notice.reclaimed)
  if (body.type === 'admit') return warm(words.room.notice.admitted)
  if (body.type in words.room.levers) return warm(words.room.levers[body.type as keyof typeof words.room.levers].done)
  if (body.type === 'ask') return warm(words.wait.askSent)
  if (body.type === 'answer' && wrongAgain(body, after)) return warn(`✗ ${words.task.wrong}`)
  if (missed(before, after)) return warn(words.barrier.missedTogether)
  if (mismatched(before, after)) return warn(words.barrier.wrongTogether)
  return null
}

const warn = (text: string): Notice => ({ tone: 'warn', text, cure: null })
const warm = (text: string): Notice => ({ tone: 'warm', text, cure: null })

/** The lane of a role this phone answers for. */
const laneOf = ({ me }: View, role: RoleIx): LaneView | undefined =>
  me?.role === role ? me.lane : me?.proxied.find((other) => other.role === role)?.lane

const wrongAgain = (body: Extract<Body, { type: 'answer' }>, view: View): boolean => {
  const lane = laneOf(view, body.role)
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
