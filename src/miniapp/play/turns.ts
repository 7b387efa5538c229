import type { RoleIx, View } from '../engine'

/** Why a role should have the phone. */
export const REASONS = ['rescue', 'task', 'held', 'vote', 'part', 'pick', 'ready', 'wait', 'done'] as const
export type Reason = (typeof REASONS)[number]

export interface TurnAt {
  readonly role: RoleIx
  readonly reason: Reason
}

/**
 * Who sits round the phone and what each could do with it, the most sensible next one first: whoever can help a
 * team-mate, then whoever others wait for, then whoever is furthest behind, going round from the last holder.
 */
export const turnsOf = (views: readonly View[], last: RoleIx | null): TurnAt[] => {
  const awaited = new Set(views.flatMap(({ me }) => me?.lane.task?.awaiting?.from ?? []))
  const ranked = views.flatMap((view) => {
    const { me, team } = view
    if (me === null) return []
    const reason = reasonOf(view)
    const round = last === null ? me.role : (me.role - last - 1 + team.length) % team.length
    const owed = reason === 'task' && awaited.has(me.role) ? 0 : 1
    return [{ role: me.role, reason, rank: [REASONS.indexOf(reason), owed, team[me.role]?.done ?? 0, round] }]
  })
  return ranked.sort((a, b) => compare(a.rank, b.rank)).map(({ role, reason }) => ({ role, reason }))
}

/** Whether a role can do something now. */
export const canAct = ({ reason }: TurnAt): boolean => reason !== 'wait' && reason !== 'done'

const reasonOf = ({ me }: View): Reason => {
  if (me === null) return 'done'
  const may = (type: string): boolean => me.actions.some((action) => action.type === type)
  if (me.rescues.length > 0) return 'rescue'
  if (me.lane.status === 'held') return may('remedy') ? 'held' : 'wait'
  if (may('pick')) return 'pick'
  if (may('vote')) return me.given === null ? 'vote' : 'done'
  if (may('part')) return me.parts.some(({ given }) => given === null) ? 'part' : 'done'
  if (may('answer')) return 'task'
  if (me.lane.status === 'task') return 'wait'
  return may('ready') ? 'ready' : 'done'
}

const compare = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((value, i) => value !== b[i])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}
