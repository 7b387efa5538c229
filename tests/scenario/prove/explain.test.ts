import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Scenario } from '../../../src/engine'
import { at, range } from '../../../src/engine/util'
import { agree, agreeing, giverCode, receiverCode } from '../../../src/scenario/prove/exchange'
import { explain, type Target } from '../../../src/scenario/prove/explain'
import { Flow } from '../../../src/scenario/prove/flow'
import { masked, withValues } from '../../../src/scenario/prove/key'
import { costOf, type LaneResult, MOST_WRONG } from '../../../src/scenario/prove/lane-result'
import { Lanes } from '../../../src/scenario/prove/lanes'
import type * as Levels from '../../../src/scenario/prove/levels'
import { type ActPlan, CALM, planOf, STORM } from '../../../src/scenario/prove/plan'
import { settlePoint } from '../../../src/scenario/prove/settle'
import { decode, each, encode } from '../../../src/scenario/prove/space'
import { choose } from '../../../src/scenario/prove/ways'
import { evening } from './evening'

const SIZE = { roles: 2, acts: 3, tasks: 2 }
const LIMITS = { cells: 2 ** 22, ms: 60_000, now: () => 0 }
/** What examples may cost, without what the act costs in which they show. */
const MOST = { absences: 3, wrong: 7 }

const nameOf = (target: Target): string => JSON.stringify(target)

/**
 * What each act, ending and task costs at least, as `absences * MOST_WRONG + wrong`: every combination of lane results on every
 * opening with every cost, one by one, without sets of points and without dropping any. Null when it takes too long.
 */
const enumerated = (scenario: Scenario, storm: boolean): Map<string, number> | null => {
  const flow = new Flow(scenario, storm ? STORM : CALM, LIMITS)
  for (const _ of flow.run());
  const { plan } = flow
  const { vars } = plan
  const least = new Map<string, number>()
  const offer = (target: Target, cost: number): void => {
    least.set(nameOf(target), Math.min(cost, least.get(nameOf(target)) ?? cost))
  }
  const costs = new Map<string, Set<number>>()
  const reach = (act: number, key: string, index: number, cost: number): void => {
    offer({ kind: 'act', act }, cost)
    const name = `${act} ${index} ${key}`
    costs.set(name, (costs.get(name) ?? new Set()).add(cost))
  }
  const [first = 0] = plan.order ?? []
  for (const [key, cells] of at(flow.openings, first).cells) each(cells, (index) => reach(first, key, index, 0))
  let left = 300_000
  for (const ix of plan.order ?? []) {
    const act = at(plan.acts, ix)
    const exits = flow.exitsOf(ix)
    for (const { key, openings, lanes } of flow.groups(ix)) {
      const together = combinations(
        act,
        lanes.map((groups) => groups.flatMap(({ results }) => results)),
      )
      each(openings, (index) => {
        const before = [...(costs.get(`${ix} ${index} ${key}`) ?? [])]
        for (const { sights } of agreeing(act, lanes).flat()) {
          for (const [task, steps] of sights.visited) {
            const { role } = at(scenario.tasks, task)
            for (const cost of before)
              offer({ kind: 'lane', act: ix, role, sight: 'visited', ix: task }, cost + costOf(steps))
          }
        }
        for (const results of together) {
          left -= 1
          if (left < 0) return
          const opening = flow.startValues()
          decode(at(flow.openings, ix).space, index, opening)
          const sums = opening.map((value, i) => results.reduce((sum, { delta }) => sum + at(delta, i), value))
          settlePoint(plan, act, Math.max(0, ...results.map(({ minutes }) => minutes)), sums)
          const spoilt = plan.mode.fairness && results.some(({ clean }) => !clean)
          const settled = withValues(key, [
            ...results.flatMap(({ writes }) => writes),
            ...(spoilt ? [[0, 1] as const] : []),
          ])
          for (const turnout of exits.turnouts) {
            const next = withValues(settled, turnout.writes)
            for (const present of exits.presences) {
              const values = [...sums]
              exits.turn(turnout, present, values)
              const to = flow.leadsTo(ix, choose(flow.waysFrom(ix, next), values, present))
              const ending = to === null ? choose(flow.endingsFrom(next), values, present) : -1
              for (const cost of before) {
                const absences = Math.floor(cost / MOST_WRONG) + at(values, vars.absences)
                const wrong = (cost % MOST_WRONG) + at(values, vars.wrong)
                if (absences > (storm ? MOST.absences : 0) || wrong > MOST.wrong) continue
                const sum = absences * MOST_WRONG + wrong
                if (to === null) {
                  if (ending >= 0) offer({ kind: 'ending', ending }, sum)
                } else {
                  const { space } = at(flow.openings, to)
                  reach(to, masked(next, at(plan.acts, to).opening.slots), encode(space, values), sum)
                }
              }
            }
          }
        }
      })
    }
  }
  return left < 0 ? null : least
}

/** One result of each lane, where all tell the same of every exchange. */
const combinations = ({ exchanges }: ActPlan, lanes: readonly (readonly LaneResult[])[]): LaneResult[][] =>
  lanes
    .reduce<LaneResult[][]>((all, lane) => all.flatMap((some) => lane.map((result) => [...some, result])), [[]])
    .filter((results) =>
      exchanges.every(({ from, to }, i) => agree(giverCode(at(results, from), i), receiverCode(at(results, to), i))),
    )

const targetsOf = ({ acts, endings, tasks }: Scenario): Target[] => [
  ...acts.map(({ ordinal }): Target => ({ kind: 'act', act: ordinal })),
  ...range(endings.length).map((ending): Target => ({ kind: 'ending', ending })),
  ...tasks.map(({ ordinal, act, role }): Target => ({ kind: 'lane', act, role, sight: 'visited', ix: ordinal })),
]

/** Evenings on which the search and enumeration differ, of those that are enumerated. */
const compared = (search: typeof explain, storm: boolean, from: number, count: number) => {
  const costs = new Set<number>()
  const different: string[] = []
  for (let seed = from, done = 0; done < count; seed++) {
    const scenario = evening(seed, SIZE)
    const least = enumerated(scenario, storm)
    if (least === null) continue
    done += 1
    const targets = targetsOf(scenario)
    const found = search(scenario, storm, targets, LIMITS, new Lanes(planOf(scenario, storm ? STORM : CALM)))
    targets.forEach((target, i) => {
      const story = at(found, i)
      const cost = typeof story === 'string' ? undefined : story.absences * MOST_WRONG + story.wrong
      if (cost !== undefined) costs.add(cost)
      if (cost !== least.get(nameOf(target))) different.push(`seed ${seed} ${nameOf(target)}: ${cost}`)
    })
  }
  return { costs, different }
}

describe('examples', () => {
  for (const storm of [false, true]) {
    it(`are as cheap as the cheapest of all ways, ${storm ? 'in storm' : 'in calm'}`, () => {
      const { costs, different } = compared(explain, storm, 0, 120)
      expect(different).toEqual([])
      expect(costs.size).toBeGreaterThan(storm ? 6 : 3)
    })
  }
})

describe('mutants of the search', () => {
  afterEach(() => {
    vi.doUnmock('../../../src/scenario/prove/levels')
  })

  const mutants: Readonly<Record<string, Partial<typeof Levels>>> = {
    'keeps the dearest': {
      keepCheapest: ({ costs, level }, cells) => {
        const seen = new Uint32Array(level >>> 5)
        for (let i = cells.length - 1; i >= 0 && costs !== null; i--) {
          const own = cells[i] ?? 0
          cells[i] = own & ~(seen[i % seen.length] ?? 0)
          seen[i % seen.length] = (seen[i % seen.length] ?? 0) | own
        }
      },
    },
    'takes one absence too many for a wrong answer': { within: () => true },
  }

  for (const [name, mutant] of Object.entries(mutants)) {
    it(`one that ${name} is caught`, async () => {
      vi.resetModules()
      vi.doMock('../../../src/scenario/prove/levels', async (original) => ({
        ...(await original<typeof Levels>()),
        ...mutant,
      }))
      const { explain: search } = await import('../../../src/scenario/prove/explain')
      expect(compared(search, true, 0, 40).different).not.toEqual([])
    })
  }
})
