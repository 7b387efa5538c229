import type { Scenario } from '../../engine'
import type { LaneGroup } from './lane-result'
import { placeName } from './reads'

/** What can be seen in some play. Names of conditions as `placeName`. */
export interface Observed {
  readonly acts: Set<number>
  readonly endings: Set<number>
  /** `act outcome` */
  readonly outcomes: Set<string>
  readonly tasks: Set<number>
  readonly held: Set<string>
  readonly failed: Set<string>
  readonly missing: Set<number>
  readonly unfair: Set<number>
  clean: boolean
  /** Over all endings; minutes since the clock's start. Only where followed. */
  minutes: [number, number] | null
  tasksDone: [number, number] | null
}

export const nothingObserved = (): Observed => ({
  acts: new Set(),
  endings: new Set(),
  outcomes: new Set(),
  tasks: new Set(),
  held: new Set(),
  failed: new Set(),
  missing: new Set(),
  unfair: new Set(),
  clean: false,
  minutes: null,
  tasksDone: null,
})

export const widened = (range: [number, number] | null, value: number): [number, number] =>
  range === null ? [value, value] : [Math.min(range[0], value), Math.max(range[1], value)]

/** Notes what lanes show on the way. */
export const noteSights = (observed: Observed, { tasks }: Scenario, lanes: readonly LaneGroup[]): void => {
  for (const { sights } of lanes) {
    for (const task of sights.visited.keys()) observed.tasks.add(task)
    for (const task of sights.held.keys())
      if (tasks[task]?.when !== null) observed.held.add(placeName({ kind: 'task', task }))
    for (const task of sights.failed.keys()) observed.failed.add(placeName({ kind: 'task', task }))
    for (const task of sights.missing.keys()) observed.missing.add(task)
    for (const trap of sights.unfair.keys()) observed.unfair.add(trap)
  }
}
