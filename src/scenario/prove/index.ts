import type { Scenario, State } from '../../engine'
import { MARK } from '../../engine'
import { at } from '../../engine/util'
import { explain, type Target } from './explain'
import { Flow, type Limits } from './flow'
import { LaneGraphs } from './lane-graphs'
import { Lanes } from './lanes'
import { CALM, COUNT, type Mode, planOf, STORM } from './plan'
import type { Cause, Proof, Verdict } from './proof'
import { slotName } from './reads'
import { scriptOf } from './script'
import { type Draft, judge } from './verdicts'

export type { Cause, Claim, Finding, Proof, Subject, Verdict } from './proof'
export type { Trace } from './script'

export interface ProveOptions {
  /** Cells a fold of an act may take; default 2^26. */
  readonly cells?: number
  /** Milliseconds for calm and storm together; default 20 000. */
  readonly ms?: number
  readonly signal?: AbortSignal
  /** Called now and then with the analysis and how many acts it has begun. */
  readonly progress?: (analysis: Cause['analysis'], act: number, acts: number) => void
  /** Shortest and longest play; default true. */
  readonly bounds?: boolean
  /** The clock in ms; default `Date.now`. */
  readonly now?: () => number
}

/** Proves what can be proved of a scenario (docs/proof.md). Gives way to other work between steps, and can be cancelled. */
export const prove = async (scenario: Scenario, options: ProveOptions = {}): Promise<Proof> => {
  const now = options.now ?? Date.now
  const run = proving(scenario, { ...options, now })
  let rested = now()
  for (let step = run.next(); ; step = run.next()) {
    if (step.done === true) return step.value
    options.progress?.(step.value.analysis, step.value.act, scenario.acts.length)
    if (now() - rested > RESTS_AFTER_MS) {
      await new Promise((resume) => setTimeout(resume, 0))
      rested = now()
    }
  }
}

/** The same without pausing. */
export const proveNow = (scenario: Scenario, options: ProveOptions = {}): Proof => {
  const run = proving(scenario, { ...options, now: options.now ?? Date.now })
  for (let step = run.next(); ; step = run.next()) if (step.done === true) return step.value
}

const RESTS_AFTER_MS = 40
const MOST_CELLS = 2 ** 26
const MOST_MS = 20_000
const MOST_MS_FOR_EXAMPLES = 4_000

type Step = { readonly analysis: Cause['analysis']; readonly act: number }

function* proving(scenario: Scenario, options: ProveOptions & { readonly now: () => number }): Generator<Step, Proof> {
  const started = options.now()
  const { cells = MOST_CELLS, ms = MOST_MS } = options
  const undecided: Cause[] = []
  const left = (): Limits => ({ cells, ms: Math.max(0, ms - (options.now() - started)), now: options.now })

  // The clock is followed to the end for the bounds, unless that makes an act too large.
  const bounds = options.bounds !== false
  const graphs = new LaneGraphs(scenario)
  const lanes = {
    calm: new Lanes(planOf(scenario, { ...CALM, clock: bounds, tasks: bounds }), graphs),
    storm: new Lanes(planOf(scenario, STORM), graphs),
  }
  const follow = function* (analysis: Cause['analysis'], mode: Mode): Generator<Step, Flow | null> {
    const flow = new Flow(scenario, mode, left(), mode.storm ? lanes.storm : lanes.calm)
    const run = flow.run()
    let act = 0
    for (let step = run.next(); step.done !== true; step = run.next()) {
      act = step.value
      if (options.signal?.aborted === true) {
        undecided.push(causeOf(flow, analysis, act, 'cancelled'))
        return null
      }
      yield { analysis, act }
    }
    if (flow.plan.order === null) undecided.push(causeOf(flow, analysis, 0, 'circle'))
    else if (flow.undecided !== null) undecided.push(causeOf(flow, analysis, flow.undecided.act, flow.undecided.reason))
    else return flow
    return null
  }

  let calm = yield* follow('calm', { ...CALM, clock: bounds })
  if (calm === null && bounds && undecided[0]?.reason === 'cells') {
    undecided.length = 0
    calm = yield* follow('calm', CALM)
  }
  const goesOn = (): boolean => undecided.every(({ reason }) => reason !== 'cancelled')
  const storm = goesOn() ? yield* follow('storm', STORM) : null
  const circle = undecided.some(({ reason }) => reason === 'circle')
  const drafts = judge(scenario, calm?.observed ?? null, storm?.observed ?? null, circle)
  const verdicts = withExamples(scenario, drafts, left(), lanes)

  const minutes = calm?.observed.minutes ?? null
  const counted = bounds && calm !== null && goesOn() ? yield* follow('bounds', COUNT) : null
  const tasks = counted?.observed.tasksDone ?? null
  return {
    scenario: { id: scenario.id, version: scenario.version, hash: scenario.hash },
    verdicts,
    undecided,
    bounds: { tasks, minutes },
    cells: { calm: calm?.cells ?? 0, storm: storm?.cells ?? 0 },
    ms: options.now() - started,
  }
}

const causeOf = (flow: Flow, analysis: Cause['analysis'], act: number, reason: Cause['reason']): Cause => {
  const { scenario, plan } = flow
  const { opening, settled } = at(plan.acts, act)
  const slot = (i: number): boolean => opening.slots[i] === true || settled.slots[i] === true
  const number = (i: number): boolean => opening.vars[i] === true || settled.vars[i] === true
  return {
    analysis,
    act,
    reason,
    cells: flow.undecided?.cells ?? flow.cells,
    followed: [
      ...scenario.meters.flatMap(({ name }, i) => (number(i) ? [name] : [])),
      ...(number(plan.vars.clock) ? ['clock'] : []),
      ...plan.slots.flatMap((one, i) => (slot(i) && one.kind !== 'clean' ? [slotName(one)] : [])),
    ],
  }
}

/** Looks for the examples that verdicts want, and replays each: what can't be replayed is not claimed. */
const withExamples = (
  scenario: Scenario,
  drafts: readonly Draft[],
  limits: Limits,
  lanes: { readonly calm: Lanes; readonly storm: Lanes },
): Verdict[] => {
  const wanted = (storm: boolean): Draft[] =>
    drafts.filter(({ example }) => example !== null && example.storm === storm)
  const traces = new Map<Draft, Verdict>()
  for (const storm of [false, true]) {
    const list = wanted(storm)
    if (list.length === 0) continue
    const stories = explain(
      scenario,
      storm,
      list.flatMap(({ example }) => (example === null ? [] : [example.target])),
      { ...limits, ms: Math.min(limits.ms, MOST_MS_FOR_EXAMPLES) },
      storm ? lanes.storm : lanes.calm,
    )
    list.forEach((draft, i) => {
      const story = stories[i] ?? 'costs'
      const script = typeof story === 'string' ? null : scriptOf(scenario, story)
      const { claim, subject, finding, example } = draft
      const shown = script?.states.some((state) => example !== null && shows(state, example.target)) === true
      if (script !== null && shown) traces.set(draft, { claim, subject, finding, trace: script.trace })
      else if (storm) {
        const unfound = typeof story === 'string' ? story : 'replay'
        traces.set(draft, { claim, subject, finding: 'undecided', unfound })
      }
    })
  }
  return drafts.map(
    (draft) => traces.get(draft) ?? { claim: draft.claim, subject: draft.subject, finding: draft.finding },
  )
}

/** Whether a state of a replay shows what it was made for. */
const shows = ({ play }: State, target: Target): boolean => {
  if (play === null) return false
  if (target.kind === 'act') return play.act === target.act
  if (target.kind === 'ending') return play.ending === target.ending
  if (target.sight === 'missing') return play.marks[target.ix] === MARK.missing
  // An unfair trap is shown by the task that offers it; that it wasn't taught is the story's own account.
  if (target.sight === 'unfair') return play.act === target.act
  return play.lanes[target.role]?.at === target.ix || (play.marks[target.ix] ?? 0) > MARK.skipped
}
