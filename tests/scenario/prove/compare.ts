import type { Scenario } from '../../../src/engine'
import type { Flow as FlowClass } from '../../../src/scenario/prove/flow'
import type { Observed } from '../../../src/scenario/prove/observed'
import { CALM, COUNT, type Mode, STORM } from '../../../src/scenario/prove/plan'
import { bruteForce, type Seen } from './oracle'

const LIMITS = { cells: 2 ** 22, ms: 60_000, now: () => 0 }

export const followed = (Flow: typeof FlowClass, scenario: Scenario, mode: Mode): Observed => {
  const flow = new Flow(scenario, mode, LIMITS)
  for (const _ of flow.run());
  return flow.observed
}

/** A difference between the folder and brute force: `extra` = only the folder sees it, `lost` = only brute force does. */
export interface Difference {
  readonly what: string
  readonly extra: readonly string[]
  readonly lost: readonly string[]
}

/** Every difference in calm or storm; null when brute force takes more than `most` states. */
export const differences = (
  Flow: typeof FlowClass,
  scenario: Scenario,
  storm: boolean,
  most: number,
): Difference[] | null => {
  const seen = bruteForce(scenario, storm, most)
  if (seen === null) return null
  if (seen.stuck > 0) throw new Error('brute force found a state that leads nowhere')
  const folded = followed(Flow, scenario, storm ? STORM : CALM)
  if (!storm) {
    folded.minutes = followed(Flow, scenario, { ...CALM, clock: true }).minutes
    folded.tasksDone = followed(Flow, scenario, COUNT).tasksDone
  }
  const shared = ['acts', 'endings', 'outcomes', 'tasks', 'held', 'failed', 'missing'] as const
  const calmly = ['unfair', 'clean', 'minutes', 'tasksDone'] as const
  return [...shared, ...(storm ? [] : calmly)].flatMap((what): Difference[] => {
    const [mine, theirs] = [items(folded[what]), items(seen[what])]
    const extra = mine.filter((one) => !theirs.includes(one))
    const lost = theirs.filter((one) => !mine.includes(one))
    return extra.length + lost.length === 0 ? [] : [{ what, extra, lost }]
  })
}

const items = (value: Seen[keyof Seen]): string[] =>
  value instanceof Set ? [...value].map(String) : [JSON.stringify(value)]
