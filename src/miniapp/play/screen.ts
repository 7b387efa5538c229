import type { RoleIx, View } from '../engine'
import { pendingReply } from './lane-news'
import { actKey, type Progress, replyKey } from './progress'

export const SCREENS = [
  'lobby',
  'outcome',
  'opening',
  'table',
  'watch',
  'brief',
  'rescue',
  'held',
  'reply',
  'task',
  'waiting',
  'vote',
  'together',
  'combine',
  'pick',
  'ending',
] as const
export type ScreenKind = (typeof SCREENS)[number]

/** Which page is shown. Two screens with the same key are the same page; only its living parts may differ. */
export interface Screen {
  readonly kind: ScreenKind
  readonly key: string
}

/**
 * The page for a view: first what concerns everybody, then what the holder of the phone has to read or do. `shared` =
 * the phone goes round, so that it may lie on the table.
 */
export const screenOf = (view: View, progress: Progress, shared: boolean): Screen => {
  const kind = kindOf(view, progress, shared)
  return { kind, key: `${kind}:${targetOf(kind, view, progress)}` }
}

const kindOf = (view: View, progress: Progress, shared: boolean): ScreenKind => {
  const { phase } = view
  if (phase === 'lobby') return 'lobby'
  const fresh = progress.opened !== actKey(view)
  const told = fresh && view.barrier !== null && view.barrier.before !== null && progress.told !== actKey(view)
  // Traps of the lanes are revealed before the barrier's own step, what that step brought when the next act opens.
  const unread = view.reveals.length > progress.reveals
  if (phase === 'ended') return unread ? 'outcome' : 'ending'
  if (unread || told) return pendingReply(view, progress) ? 'reply' : 'outcome'
  if (fresh) return 'opening'
  if (shared && phase === 'action' && view.barrier?.kind === 'together')
    return pendingReply(view, progress) ? 'reply' : 'together'
  if (view.me === null) return shared ? 'table' : 'watch'
  const standing = view.me.role === (progress.standing ?? null)
  if (!standing && !progress.briefed.includes(view.me.role) && view.me.brief.length > 0) return 'brief'
  if (rescuable(view, progress.rescuing)) return 'rescue'
  if (view.me.lane.status === 'held') return 'held'
  if (pendingReply(view, progress)) return 'reply'
  return phase === 'action' ? actionKind(view) : view.me.lane.status === 'task' ? 'task' : 'waiting'
}

const actionKind = (view: View): ScreenKind => {
  if (view.me?.actions.some(({ type }) => type === 'pick') === true) return 'pick'
  const kind = view.barrier?.kind
  return kind === undefined || kind === 'assemble' ? 'waiting' : kind
}

const rescuable = (view: View, role: RoleIx | null): boolean =>
  role !== null && view.me?.rescues.some((rescue) => rescue.role === role) === true

const targetOf = (kind: ScreenKind, view: View, progress: Progress): string => {
  const act = actKey(view)
  const role = view.me?.role ?? ''
  switch (kind) {
    case 'lobby':
    case 'ending':
      return ''
    case 'outcome':
      return `${act}:${progress.reveals}`
    case 'opening':
    case 'table':
    case 'watch':
    case 'waiting':
    case 'together':
    case 'pick':
      return `${act}:${role}`
    case 'brief':
      return `${role}`
    case 'rescue':
      return `${act}:${role}:${progress.rescuing ?? ''}`
    case 'held':
      return `${act}:${role}:${view.me?.lane.hold?.title ?? ''}`
    case 'reply':
      return `${role}:${replyKey(view)}`
    case 'task':
      return `${act}:${role}:${view.me?.lane.task?.step ?? ''}`
    case 'vote':
      return `${act}:${role}:${view.barrier?.vote?.round ?? 0}`
    case 'combine':
      return `${act}:${role}:${view.barrier?.combine?.attempt ?? 0}`
  }
}
