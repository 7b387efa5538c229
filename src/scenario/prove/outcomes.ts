import type { Act } from '../../engine/scenario'
import { at, range } from '../../engine/util'
import { flagCode } from './evaluate'
import type { Plan } from './plan'
import { slotName } from './reads'

/**
 * Outcomes of an act's barrier that can come about. Everybody may vote for the same option and press together, and parts
 * may be wrong where there is a choice. A window closes by itself only when somebody pressed and somebody else didn't.
 * In storm the organizer's release decides a barrier as if it was missed.
 */
export const outcomesOf = ({ scenario, mode }: Plan, { barrier }: Act): number[] => {
  if (mode.storm) return range(barrier.outcomes.length)
  if (barrier.kind === 'together') return scenario.roles.length > 1 ? [0, 1] : [0]
  if (barrier.kind === 'combine') return barrier.parts.some(({ choices }) => choices.length > 1) ? [0, 1] : [0]
  return range(barrier.outcomes.length)
}

/** Whether an outcome is what a team would rather not have: a trap, a missed press, a wrong answer. */
export const isMishap = ({ barrier }: Act, outcome: number): boolean =>
  at(barrier.outcomes, outcome).trap !== null ||
  ((barrier.kind === 'together' || barrier.kind === 'combine') && outcome !== 0)

/** What an outcome does to a cell, made ready for many of them. */
export interface Turnout {
  readonly outcome: number
  readonly trap: number | null
  readonly writes: readonly (readonly [slot: number, value: number])[]
  /** By variable; meters are clamped after it. */
  readonly delta: readonly number[]
}

export const turnoutOf = (plan: Plan, act: Act, outcome: number): Turnout => {
  const { scenario, vars, slotOf, grid } = plan
  const { effects, trap } = at(act.barrier.outcomes, outcome)
  const delta = range(vars.count).map(() => 0)
  const writes: [number, number][] = []
  const write = (name: string, value: number): void => {
    const ix = slotOf.get(name)
    if (ix !== undefined) writes.push([ix, value])
  }
  const move = (index: number, by: number): void => {
    delta[index] = at(delta, index) + by
  }
  for (const effect of [...effects, ...(trap === null ? [] : at(scenario.traps, trap).consequence)]) {
    if ('meter' in effect) move(effect.meter, effect.add)
    else if ('minutes' in effect) move(vars.clock, effect.minutes / grid)
    else if ('flag' in effect) {
      write(slotName({ kind: 'flag', flag: effect.flag }), flagCode(scenario, effect.flag, effect.set))
    } else if ('give' in effect) write(slotName({ kind: 'knows', clue: effect.give, role: effect.to }), 1)
  }
  write(slotName({ kind: 'outcome', act: act.ordinal }), outcome + 1)
  if (trap !== null) write(slotName({ kind: 'sprung', trap }), 1)
  if (isMishap(act, outcome)) {
    write(slotName({ kind: 'clean' }), 1)
    move(vars.wrong, 1)
  }
  return { outcome, trap, writes, delta }
}
