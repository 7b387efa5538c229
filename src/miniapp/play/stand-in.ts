import type { RoleIx, View } from '../engine'
import { pendingReply } from './lane-news'
import type { Progress } from './progress'

/** The view with the lane of `role` in place of the own one, for whoever answers for it; null when nobody does here. */
export const asStandIn = (view: View, role: RoleIx | null): View | null => {
  const proxied = view.me?.proxied.find((other) => other.role === role)
  if (view.me === null || proxied === undefined) return null
  return { ...view, me: { ...view.me, role: proxied.role, lane: proxied.lane } }
}

/** What the page shows: the team-mate's lane while she was turned to and has something to do, else the own. */
export const lookingAt = (view: View, progress: Progress): View => {
  const other = asStandIn(view, progress.standing ?? null)
  if (other?.me == null) return view
  return other.me.lane.status === 'waiting' && !pendingReply(other, progress) ? view : other
}
