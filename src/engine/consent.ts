import type { RoleIx } from './scenario'
import type { State } from './state'
import { emit, isPresent, seatOf, type Turn } from './turn'
import { range } from './util'

/** Whether a role answers for another one: then nobody takes it over, so that there are no chains. */
export const answersForOthers = (state: State, role: RoleIx): boolean =>
  state.table.seats.some(({ proxy }) => proxy === role)

/** Where all others present agreed to take over from a present idler, the first of them who can does. */
export const settleConsents = (turn: Turn): void => {
  for (const role of range(turn.state.table.seats.length)) {
    const { state } = turn
    const { consents, proxy } = seatOf(state, role)
    if (consents.length === 0 || proxy !== null || !isPresent(state, role) || answersForOthers(state, role)) continue
    const others = range(state.table.seats.length).filter((other) => other !== role && isPresent(state, other))
    const first = consents.find((one) => seatOf(state, one).proxy === null)
    if (first !== undefined && others.every((other) => consents.includes(other)))
      emit(turn, { type: 'tookOver', role, proxy: first, open: true })
  }
}
