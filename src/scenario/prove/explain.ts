import type { Scenario } from '../../engine/scenario'
import { at } from '../../engine/util'
import { agreeing } from './exchange'
import { Flow, type Limits } from './flow'
import type { Fold } from './fold'
import { type Key, masked, withValues } from './key'
import { costOf, type LaneResult, type LaneStep, MOST_WRONG, type Sights } from './lane-result'
import type { Lanes } from './lanes'
import { costsOf, NO_COSTS, within } from './levels'
import type { Group } from './places'
import { CALM, STORM } from './plan'
import { type Field, settlePoint } from './settle'
import { type Costs, decode, each, encode, has, type Most, type Space, shiftOf } from './space'
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

/** Why there is no example: time or cells ran out, or no play shows the target at so little cost. */
export type Unfound = 'time' | 'cells' | 'costs'

/** Examples are looked for with at most so many absences and wrong answers. */
const COSTS = { absences: 3, wrong: 7 }

/** Few wrong answers nearly always do, and counting up to more makes every act larger. */
const STEPS = [0, 1, 3, COSTS.wrong]

/**
 * The cheapest play that shows each target: fewest absences, then fewest wrong answers. First how few absences do, whatever
 * is answered; then up to more and more wrong answers (docs/proof.md, lemma 11). `ms` of the limits is for all of it.
 */
export const explain = (
  scenario: Scenario,
  storm: boolean,
  targets: readonly Target[],
  limits: Limits,
  lanes: Lanes,
): (Story | Unfound)[] => {
  const started = limits.now()
  const left = (): number => limits.ms - (limits.now() - started)
  const late = (): boolean => left() < 0
  const follow = (costs: Most, upTo: readonly Target[]): Flow => {
    const flow = new Flow(scenario, { ...(storm ? STORM : CALM), costs }, { ...limits, ms: left() }, lanes)
    const last = Math.max(...upTo.map((target) => placeOf(flow, target)))
    // All that leads to an act is known as it begins.
    for (const act of flow.run()) if ((flow.plan.order ?? []).indexOf(act) >= last) break
    return flow
  }
  const { absences } = storm ? COSTS : NO_COSTS
  const found = new Map<Target, Story | Unfound>()
  const fewest = new Map<Target, number>()
  const counted = follow({ absences, wrong: null }, targets)
  for (const target of targets) {
    const draft = cheapest(counted, target, late)
    if (typeof draft === 'string') found.set(target, draft)
    else fewest.set(target, draft.absences)
  }
  for (const wrong of STEPS) {
    const open = targets.filter((target) => !found.has(target))
    if (open.length === 0) break
    const most = Math.max(...open.map((target) => fewest.get(target) ?? 0))
    // With more absences only where so few take too many wrong answers.
    const all = wrong === COSTS.wrong
    const flow = follow({ absences: all ? absences : Math.min(absences, most), wrong }, open)
    const drafts = new Map<Target, Draft>()
    for (const target of open) {
      const draft = cheapest(flow, target, late)
      if (typeof draft !== 'string') {
        if (all || (draft.absences === fewest.get(target) && draft.wrong <= wrong)) drafts.set(target, draft)
      } else if (all || draft !== 'costs') found.set(target, draft)
    }
    tellBack(flow, [...drafts.values()], late)
    for (const [target, { point, acts, last, absences, wrong }] of drafts) {
      found.set(target, point.act === flow.plan.order?.[0] ? { acts, last, absences, wrong } : 'time')
    }
  }
  return targets.map((target) => found.get(target) ?? 'costs')
}

/** How many acts are folded before a target may show. */
const placeOf = ({ plan: { order } }: Flow, target: Target): number =>
  target.kind === 'ending' ? (order?.length ?? 0) : (order ?? []).indexOf(target.act)

interface Point {
  /** Null: the endings. */
  readonly act: number | null
  readonly ending: number
  readonly key: Key
  readonly index: number
}

/** A story that is told from its end. */
interface Draft extends Costs {
  readonly last: Story['last']
  readonly acts: ActStory[]
  /** Where what is told begins. */
  point: Point
}

/** Where a target shows at the least cost; what a search that was given up left open is not looked at. */
const cheapest = (flow: Flow, target: Target, late: () => boolean): Draft | Unfound => {
  const { undecided } = flow
  if (undecided !== null && placeOf(flow, target) > (flow.plan.order ?? []).indexOf(undecided.act))
    return undecided.reason
  if (late()) return 'time'
  const values = flow.startValues()
  let best: Draft | null = null
  const offer = (point: Point, space: Space, extra: readonly LaneStep[], last: Story['last']): void => {
    decode(space, point.index, values)
    const before = costsOf(flow.plan, values)
    const more = costOf(extra)
    const absences = before.absences + Math.floor(more / MOST_WRONG)
    const wrong = before.wrong + (more % MOST_WRONG)
    if (best === null || absences < best.absences || (absences === best.absences && wrong < best.wrong))
      best = { point, last, absences, wrong, acts: [] }
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
    const act = target.kind === 'act' ? target.act : null
    const ending = target.kind === 'ending' ? target.ending : -1
    const field = fieldAt(flow, { act, ending })
    for (const [key, cells] of field.cells) {
      each(cells, (index) => {
        offer({ act, ending, key, index }, field.space, [], null)
      })
    }
  }
  return best ?? 'costs'
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

/** Tells stories back to the first act, as far as time allows: each act is folded again once, for all of them. */
const tellBack = (flow: Flow, drafts: readonly Draft[], late: () => boolean): void => {
  for (const ix of [...(flow.plan.order ?? [])].reverse()) {
    const leadsTo = ({ point }: Draft): boolean =>
      at(flow.scenario.acts, ix).barrier.next.some(({ to }) => to === point.act)
    let open = drafts.filter(leadsTo)
    if (open.length === 0) continue
    for (const fold of flow.folds(ix, [...flow.groups(ix)], dearest(flow, open))) {
      if (late()) return
      if (fold === null) continue
      open = open.filter((draft) => {
        const found = through(flow, ix, fold, draft.point)
        if (found === null) return true
        draft.acts.unshift(found.story)
        draft.point = found.point
        return false
      })
      if (open.length === 0) break
    }
  }
}

/** What comes before some points costs no more than they do. */
const dearest = (flow: Flow, drafts: readonly Draft[]): Costs => {
  const values = flow.startValues()
  const costs = drafts.map(({ point }) => {
    decode(fieldAt(flow, point).space, point.index, values)
    return costsOf(flow.plan, values)
  })
  return {
    absences: Math.max(...costs.map(({ absences }) => absences)),
    wrong: Math.max(...costs.map(({ wrong }) => wrong)),
  }
}

const fieldAt = (flow: Flow, { act, ending }: Pick<Point, 'act' | 'ending'>): Field =>
  act === null ? at(flow.endings, ending) : at(flow.openings, act)

/** A way through one act, from one of a fold's openings, that arrives at a point. */
const through = (flow: Flow, ix: number, fold: Fold, point: Point): { story: ActStory; point: Point } | null => {
  const { plan } = flow
  const act = at(plan.acts, ix)
  const exits = flow.exitsOf(ix)
  const live = point.act === null ? plan.ending.slots : at(plan.acts, point.act).opening.slots
  const { space } = fieldAt(flow, point)
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
          settlePoint(plan, act, fold.places.slowest(key), values)
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
    const before = stageBefore(flow, fold, role, key, index)
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
      if (!within(fold.space.costs, costsOf(flow.plan, values))) return
      if (opening < 0 && encode(fold.space, values) === index) opening = candidate
    })
    if (opening >= 0) return { results: chosen, group, opening }
  }
  return null
}

const stageBefore = (
  flow: Flow,
  { space, stages, places }: Fold,
  role: number,
  key: Key,
  index: number,
): { result: LaneResult; key: Key; index: number } | null => {
  const { plan } = flow
  const values = flow.startValues()
  decode(space, index, values)
  const most = costsOf(plan, values)
  const moves = at(places.views, role).map((results) =>
    results
      .filter(({ delta }) => within(most, costsOf(plan, delta)))
      .map((result) => ({
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
