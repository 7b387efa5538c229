import type { EndingView, Scenario, View } from '../engine'
import type { Room } from '../rooms/room'
import type { SessionRecord } from './records'

/** The record an evening leaves. */
export const recordOf = (
  scenario: Pick<Scenario, 'id'>,
  room: Room,
  view: View,
  ending: EndingView,
  now = Date.now(),
): SessionRecord => ({
  id: `${scenario.id}-${now.toString(36)}`,
  scenario: scenario.id,
  title: view.title,
  version: `${scenario.id}@${view.version}`,
  ending: ending.title,
  ...(room.remote ? { remote: true as const } : {}),
  people: room.seats.map((role) => view.team[role]?.name ?? ''),
  at: now,
  view: ending,
  reveals: view.reveals,
  contributions: room.seats.flatMap((role) => {
    const me = room.view(role).me
    return me === null ? [] : [{ name: view.team[role]?.name ?? '', ...me.contribution }]
  }),
})
