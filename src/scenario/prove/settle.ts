import type { Key } from './key'
import type { ActPlan, Plan } from './plan'
import { add, type Cells, noCells, type Space, spaceOf } from './space'

/** Sets of cells by their discrete half. */
export interface Field {
  readonly space: Space
  readonly cells: Map<Key, Cells>
}

/** The space of settled cells where some variables are live. */
export const settledSpace = ({ scenario, vars, mode, clockEnd }: Plan, live: readonly boolean[]): Space =>
  spaceOf(
    scenario.meters
      .map((meter, i) => ({ at: i, low: meter.min, size: meter.max - meter.min + 1 }))
      .concat(
        { at: vars.clock, low: 0, size: clockEnd + 1 },
        { at: vars.tasks, low: 0, size: scenario.tasks.length + 1 },
      )
      .filter((axis) => live[axis.at] === true),
    mode.costs === null ? null : { vars, most: mode.costs },
  )

export const fieldOf = (plan: Plan, live: readonly boolean[]): Field => ({
  space: settledSpace(plan, live),
  cells: new Map(),
})

/** The cells of a field under a key, none at first. */
export const cellsAt = ({ space, cells }: Field, key: Key): Cells => {
  const known = cells.get(key)
  if (known !== undefined) return known
  const none = noCells(space)
  cells.set(key, none)
  return none
}

export const addCell = (field: Field, key: Key, index: number): void => add(cellsAt(field, key), index)

/**
 * Settles a point of a fold in place: meters clamped once, the clock moved on by the act and its slowest lane (in steps).
 */
export const settlePoint = (plan: Plan, { act }: ActPlan, slowest: number, values: number[]): void => {
  const { vars, grid, clockEnd } = plan
  clampMeters(plan, values)
  values[vars.clock] = Math.min(clockEnd, (values[vars.clock] ?? 0) + act.minutes / grid + slowest)
}

export const clampMeters = ({ scenario: { meters } }: Plan, values: number[]): void => {
  for (let i = 0; i < meters.length; i++) {
    const meter = meters[i]
    const value = values[i] ?? 0
    if (meter !== undefined) values[i] = value < meter.min ? meter.min : value > meter.max ? meter.max : value
  }
}
