import type { View } from '../engine'
import { type Progress, replyKey } from './progress'

/** Whether the holder's last answer left something to read. */
export const pendingReply = (view: View, progress: Progress): boolean => {
  const { me } = view
  const last = me?.lane.last ?? null
  if (me === null || last === null || me.lane.status === 'held') return false
  if (progress.replied[me.role] === replyKey(view)) return false
  return last.result !== 'done' || last.reply !== null || last.answer !== null || last.facts.length > 0
}
