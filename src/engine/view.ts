import { laneOf } from './lane'
import { Memory } from './memory'
import { barrierFor, knocksOf, publicView } from './public-view'
import { roleView } from './role-view'
import type { RoleIx, Scenario } from './scenario'
import type { State } from './state'
import type { View } from './view-types'

export type Viewer = { readonly kind: 'role'; readonly role: RoleIx } | { readonly kind: 'observer' | 'host' | 'board' }

/**
 * What a viewer may see: an allow-list. Answers, marks of traps, ids of options, later acts and other roles' words are
 * never in it; a proxy sees the current task of the role it answers for, only while it does.
 *
 * A `memory` belongs to one scenario; with it, parts that did not change since the view made before are the same objects.
 */
export const viewFor = (scenario: Scenario, state: State, viewer: Viewer, memory = new Memory()): View => {
  const { play } = state
  const me = viewer.kind === 'role' && viewer.role < scenario.roles.length ? viewer.role : null
  const arrivedHere = me === null || play === null || play.phase !== 'lanes' || laneOf(play, me).at === null
  const letsIn = me !== null || viewer.kind === 'host' || viewer.kind === 'board'
  const shared = memory.kept('public', 0, [state], () => publicView(scenario, state, memory))
  // Key by key: spreading costs more than all the rest, and every command makes a view for every phone.
  return {
    title: shared.title,
    version: shared.version,
    phase: shared.phase,
    epoch: shared.epoch,
    paused: shared.paused,
    clock: shared.clock,
    meters: shared.meters,
    act: shared.act,
    team: shared.team,
    host: shared.host,
    barrier: play === null || play.phase === 'ended' ? null : barrierFor(scenario, state, play, arrivedHere, memory),
    reveals: shared.reveals,
    ending: shared.ending,
    knocks: letsIn ? knocksOf(state, memory) : [],
    me: me === null ? null : roleView(scenario, state, me, memory),
  }
}
