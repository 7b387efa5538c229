import type { Scenario } from '../../engine/scenario'
import { at } from '../../engine/util'
import { agreeing } from './exchange'
import { Flow, type Limits } from './flow'
import type { Fold } from './fold'
import { type Key, masked, withValues } from './key'
import { costOf, type LaneResult, type LaneStep, MOST_WRONG, type Sights } from './lane-result'
import type { Lanes } from './lanes'
import type { Group } from './places'
import { CALM, STORM } from './plan'
import { settlePoint } from './settle'
import { decode, each, encode, has, type Space, shiftOf } from './space'
import { choose } from './ways'

/** What an example is wanted for. */
export type Target =
  | { readonly kind: 'act'; readonly act: number }
  | { readonly kind: 'ending'; readonly ending: number }
  /** Something a lane shows on its way. */
  | {
      readonly kind: 'lane'
      readonly act: number
      readonly role: number
      readonly sight: keyof Sights
      readonly ix: number
    }

/** One act of an example: what each lane does, how the barrier ends, who is there then (a bit set). */
export interface ActStory {
  readonly act: number
  readonly lanes: readonly (readonly LaneStep[])[]
  readonly outcome: number
  readonly present: number
}

export interface Story {
  readonly acts: readonly ActStory[]
  /** The act in which the target shows, up to there. */
  readonly last: {
    readonly act: number
    readonly role: number
    readonly lanes: readonly (readonly LaneStep[])[]
  } | null
  readonly absences: number
  readonly wrong: number
}

/** Examples are looked for with at most so many absences and wrong answers. */
const COSTS = { absences: 3, wrong: 7 }

/**
 * The cheapest play that shows each target: fewest absences, then fewest wrong answers. Costs are two more numbers of the
 * fold; the way is found backwards, stage by stage.
 */
export const explain = (
  scenario: Scenario,
  storm: boolean,
  targets: readonly Target[],
  limits: Limits,
  lanes: Lanes,
): (Story | null)[] => {
  const mode = { ...(storm ? STORM : CALM), costs: storm ? COSTS : { ...COSTS, absences: 0 } }
  const flow = new Flow(scenario, mode, limits, lanes)
  const run = flow.run()
  while (run.next().done !== true);
  const until = limits.now() + limits.ms
  return targets.map((target) => storyOf(flow, target, () => limits.now() > until))
}

interface Point {
  /** Null: the endings. */
  readonly act: number | null
  readonly ending: number
  readonly key: Key
  readonly index: number
}

const storyOf = (flow: Flow, target: Target, late: () => boolean): Story | null => {
  if (late()) return null
  const { vars } = flow.plan
  const values = flow.startValues()
  let best: { cost: number; point: Point; last: Story['last']; absences: number; wrong: number } | null = null
  const offer = (point: Point, space: Space, extra: readonly LaneStep[], last: Story['last']): void => {
    decode(space, point.index, values)
    const more = costOf(extra)
    const absences = (values[vars.absences] ?? 0) + Math.floor(more / MOST_WRONG)
    const wrong = (values[vars.wrong] ?? 0) + (more % MOST_WRONG)
    const cost = absences * MOST_WRONG + wrong
    if (best === null || cost < best.cost) best = { cost, point, last, absences, wrong }
  }
  if (target.kind === 'lane') {
    for (const group of flow.groups(target.act)) {
      const fitting = agreeing(at(flow.plan.acts, target.act), group.lanes)
      for (const lane of fitting[target.role] ?? []) {
        const steps = lane.sights[target.sight].get(target.ix)
        if (steps === undefined) continue
        const { space } = at(flow.openings, target.act)
        const lanes = fitting.map((groups, role) =>
          role === target.role
            ? steps
            : helping(
                groups.flatMap(({ results }) => results),
                lane.exchanged,
              ),
        )
        each(group.openings, (index) => {
          offer({ act: target.act, ending: -1, key: group.key, index }, space, steps, {
            act: target.act,
            role: target.role,
            lanes,
          })
        })
      }
    }
  } else {
    const field = target.kind === 'act' ? at(flow.openings, target.act) : at(flow.endings, target.ending)
    const act = target.kind === 'act' ? target.act : null
    const ending = target.kind === 'ending' ? target.ending : -1
    for (const [key, cells] of field.cells) {
      each(cells, (index) => {
        offer({ act, ending, key, index }, field.space, [], null)
      })
    }
  }
  if (best === null) return null
  const { point, last, absences, wrong } = best as NonNullable<typeof best>
  const acts = wayTo(flow, point, late)
  return acts === null ? null : { acts, last, absences, wrong }
}

/** What another lane does so that the exchanges come out as assumed; the cheapest such way. */
const helping = (results: readonly LaneResult[], exchanged: readonly (boolean | null)[]): readonly LaneStep[] => {
  const fits = results.filter((result) =>
    result.exchanged.every(
      (value, i) => value === null || exchanged[i] === null || exchanged[i] === undefined || value === exchanged[i],
    ),
  )
  return (
    fits.reduce<readonly LaneStep[] | null>(
      (best, { steps }) => (best === null || costOf(steps) < costOf(best) ? steps : best),
      null,
    ) ?? []
  )
}

const wayTo = (flow: Flow, goal: Point, late: () => boolean): ActStory[] | null => {
  const story: ActStory[] = []
  const first = flow.plan.order?.[0]
  for (let point = goal; point.act !== first; ) {
    const before = stepBack(flow, point, late)
    if (before === null) return null
    story.unshift(before.story)
    point = before.point
  }
  return story
}

const stepBack = (flow: Flow, point: Point, late: () => boolean): { story: ActStory; point: Point } | null => {
  for (const ix of flow.plan.order ?? []) {
    if (!at(flow.scenario.acts, ix).barrier.next.some(({ to }) => to === point.act)) continue
    for (const fold of flow.folds(ix, [...flow.groups(ix)])) {
      if (late()) return null
      const found = fold === null ? null : through(flow, ix, fold, point)
      if (found !== null) return found
    }
  }
  return null
}

/** A way through one act, from one of a fold's openings, that arrives at a point. */
const through = (flow: Flow, ix: number, fold: Fold, point: Point): { story: ActStory; point: Point } | null => {
  const { plan } = flow
  const act = at(plan.acts, ix)
  const exits = flow.exitsOf(ix)
  const live = point.act === null ? plan.ending.slots : at(plan.acts, point.act).opening.slots
  const space = point.act === null ? at(flow.endings, point.ending).space : at(flow.openings, point.act).space
  const values = flow.startValues()
  for (const [key, cells] of at(fold.stages, fold.stages.length - 1)) {
    for (const turnout of exits.turnouts) {
      const next = withValues(fold.places.settled(key), turnout.writes)
      if (masked(next, live) !== point.key) continue
      const ways = flow.waysFrom(ix, next)
      const endings = point.act === null ? flow.endingsFrom(next) : point.ending
      let hit: { index: number; present: number } | null = null
      each(cells, (index) => {
        for (const present of hit === null ? exits.presences : []) {
          decode(fold.space, index, values)
          if (!settlePoint(plan, act, fold.places.slowest(key), values)) return
          if (!exits.turn(turnout, present, values)) continue
          if (flow.leadsTo(ix, choose(ways, values, present)) !== point.act) continue
          if (choose(endings, values, present) !== point.ending) continue
          if (encode(space, values) === point.index) hit = { index, present }
        }
      })
      if (hit === null) continue
      const { index, present } = hit as { index: number; present: number }
      const before = unfold(flow, ix, fold, key, index)
      if (before === null) return null
      const { group, opening, results } = before
      const story = { act: ix, lanes: results.map(({ steps }) => steps), outcome: turnout.outcome, present }
      return { story, point: { act: ix, ending: -1, key: group.key, index: opening } }
    }
  }
  return null
}

/** The lane results, last lane first, that add up to a cell of the fold, and the opening they start from. */
const unfold = (
  flow: Flow,
  ix: number,
  fold: Fold,
  goal: Key,
  goalIndex: number,
): { results: LaneResult[]; group: Group; opening: number } | null => {
  const chosen: LaneResult[] = []
  let key = goal
  let index = goalIndex
  for (let role = fold.places.views.length - 1; role >= 0; role--) {
    const before = stageBefore(fold, role, key, index)
    if (before === null) return null
    chosen.unshift(before.result)
    key = before.key
    index = before.index
  }
  const { space } = at(flow.openings, ix)
  const values = flow.startValues()
  for (const group of fold.groups) {
    if (fold.places.startOf(group) !== key) continue
    let opening = -1
    each(group.openings, (candidate) => {
      decode(space, candidate, values)
      if (opening < 0 && encode(fold.space, values) === index) opening = candidate
    })
    if (opening >= 0) return { results: chosen, group, opening }
  }
  return null
}

const stageBefore = (
  { space, stages, places }: Fold,
  role: number,
  key: Key,
  index: number,
): { result: LaneResult; key: Key; index: number } | null => {
  const moves = at(places.views, role).map((results) =>
    results.map((result) => ({
      result,
      shift: shiftOf(space, result.delta),
      change: places.changeOf(result, role),
    })),
  )
  for (const [earlier, cells] of at(stages, role)) {
    for (const { result, shift, change } of at(moves, places.viewOf(earlier, role))) {
      const before = index - shift
      if (before >= 0 && has(cells, before) && places.after(earlier, role, change) === key)
        return { result, key: earlier, index: before }
    }
  }
  return null
}
