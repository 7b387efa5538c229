import { at, range } from '../../engine/util'
import type { Plan } from './plan'
import type { Cells, Costs, Most, Space } from './space'

/** The words of a set from the first to the last that holds points of one cost. */
export interface Level extends Costs {
  readonly first: number
  readonly end: number
}

/** The levels of a set that hold any point. */
export const levelsOf = ({ costs, level }: Space, cells: Cells): Level[] => {
  if (costs === null) return [{ ...NO_COSTS, first: 0, end: cells.length }]
  const words = level >>> 5
  const found: Level[] = []
  for (let wrong = 0, first = 0; wrong <= costs.wrong; wrong++) {
    for (let absences = 0; absences <= costs.absences; absences++, first += words) {
      let from = first
      let end = first + words
      while (from < end && cells[from] === 0) from++
      while (from < end && cells[end - 1] === 0) end--
      if (from < end) found.push({ absences, wrong, first: from, end })
    }
  }
  return found
}

export const NO_COSTS: Costs = { absences: 0, wrong: 0 }

/** What a point or a translation costs, by variable; what is not counted is free. */
export const costsOf = ({ vars, mode: { costs } }: Plan, values: readonly number[]): Costs => ({
  absences: costs === null ? 0 : at(values, vars.absences),
  wrong: costs === null || costs.wrong === null ? 0 : at(values, vars.wrong),
})

/** Where the points of some costs begin, in bits. */
export const levelOf = ({ costs, level }: Space, { absences, wrong }: Costs): number =>
  costs === null ? 0 : (wrong * (costs.absences + 1) + absences) * level

/** Whether some costs, and more of them, stay within what is counted. */
export const within = (most: Most | null, { absences, wrong }: Costs, more = NO_COSTS): boolean =>
  most === null ||
  (absences + more.absences <= most.absences && (most.wrong === null || wrong + more.wrong <= most.wrong))

/**
 * Drops every point that the same set holds at another cost which is nowhere higher: whatever follows it follows the other,
 * and costs no more there (docs/proof.md, lemma 11).
 */
export const keepCheapest = ({ costs, level }: Space, cells: Cells): void => {
  if (costs === null) return
  const words = level >>> 5
  // By absences: the points at so many or fewer, and at as many or fewer wrong answers as were looked at.
  const seen = range(costs.absences + 1).map(() => new Uint32Array(words))
  for (let first = 0; first < cells.length; ) {
    for (let absences = 0; absences <= costs.absences; absences++, first += words) {
      const mine = at(seen, absences)
      const fewer = at(seen, Math.max(0, absences - 1))
      for (let i = 0; i < words; i++) {
        const cheaper = (mine[i] ?? 0) | (fewer[i] ?? 0)
        const own = cells[first + i] ?? 0
        mine[i] = cheaper | own
        cells[first + i] = own & ~cheaper
      }
    }
  }
}
