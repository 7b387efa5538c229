import { actingHost, type RoleIx, type State } from '../engine'

/** The role the others let go first: the acting host, who may be the one person among companions. */
export const speaker = (state: State): RoleIx => {
  const { seats } = state.table
  const host = actingHost(state)
  if (host !== null && seats[host]?.open === false) return host
  return seats.findIndex(({ presence, open }) => presence === 'present' && !open)
}
