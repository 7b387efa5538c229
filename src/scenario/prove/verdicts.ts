import type { Scenario } from '../../engine/scenario'
import { at, range } from '../../engine/util'
import type { Target } from './explain'
import type { Observed } from './observed'
import type { Claim, Finding, Subject } from './proof'
import { conditionsOf, type Place, placeName } from './reads'

/** A verdict before its example was looked for. */
export interface Draft {
  readonly claim: Claim
  readonly subject: Subject
  readonly finding: Finding
  /** What an example must show, and in which analysis. */
  readonly example: { readonly target: Target; readonly storm: boolean } | null
}

/** Judges every claim about a scenario; `storm` or `calm` null: that analysis came to no end. `circle`: acts lead back. */
export const judge = (scenario: Scenario, calm: Observed | null, storm: Observed | null, circle: boolean): Draft[] => {
  const drafts: Draft[] = []
  const add = (claim: Claim, subject: Subject, finding: Finding, example: Draft['example'] = null): void => {
    drafts.push({ claim, subject, finding, example })
  }
  const reach = (subject: Subject, seen: (by: Observed) => boolean, target: Target | null): void => {
    const finding = reached(calm, storm, seen)
    // What stands in an act that only storm reaches follows from the act; its own example is enough.
    const follows = target?.kind === 'lane' && calm !== null && !calm.acts.has(target.act)
    const wanted = finding === 'storm' && target !== null && !follows
    add('reachable', subject, finding, wanted ? { target, storm: true } : null)
  }

  add('ends', { kind: 'scenario' }, circle ? 'undecided' : 'proved')
  for (const act of scenario.acts) {
    const { ordinal } = act
    reach({ kind: 'act', act: ordinal }, (by) => by.acts.has(ordinal), { kind: 'act', act: ordinal })
    for (const outcome of range(act.barrier.outcomes.length)) {
      reach({ kind: 'outcome', act: ordinal, outcome }, (by) => by.outcomes.has(`${ordinal} ${outcome}`), null)
    }
  }
  for (const { ordinal, act, role, type } of scenario.tasks) {
    const sight = { kind: 'lane', act, role, sight: 'visited', ix: ordinal } as const
    reach({ kind: 'task', task: ordinal }, (by) => by.tasks.has(ordinal), sight)
    if (type !== 'await') continue
    const missing = calm === null ? 'undecided' : calm.missing.has(ordinal) ? 'refuted' : 'proved'
    const target = { kind: 'lane', act, role, sight: 'missing', ix: ordinal } as const
    add('delivered', { kind: 'task', task: ordinal }, missing, missing === 'refuted' ? { target, storm: false } : null)
  }
  scenario.endings.forEach((_, ending) => {
    reach({ kind: 'ending', ending }, (by) => by.endings.has(ending), { kind: 'ending', ending })
  })
  for (const { ordinal, offered } of offersOf(scenario)) {
    const subject = { kind: 'trap', trap: ordinal } as const
    const { act, task } = offered
    const lane = task === null ? null : at(scenario.tasks, task)
    const sight = (kind: 'visited' | 'unfair'): Target | null =>
      lane === null
        ? { kind: 'act', act }
        : { kind: 'lane', act, role: lane.role, sight: kind, ix: kind === 'unfair' ? ordinal : lane.ordinal }
    reach(
      subject,
      (by) => (lane === null ? by.outcomes.has(`${act} ${offered.outcome}`) : by.tasks.has(lane.ordinal)),
      sight('visited'),
    )
    const met = calm === null ? null : lane === null ? calm.acts.has(act) : calm.tasks.has(lane.ordinal)
    const calmly = (target: Target | null): Draft['example'] => (target === null ? null : { target, storm: false })
    if (met === null) add('avoidable', subject, 'undecided')
    else if (offered.wayOut || !met) add('avoidable', subject, 'proved')
    else add('avoidable', subject, 'refuted', calmly(sight('visited')))
    if (calm === null) add('taught', subject, 'undecided')
    else if (calm.unfair.has(ordinal)) add('taught', subject, 'refuted', calmly(sight('unfair')))
    else add('taught', subject, 'proved')
  }
  add('clean', { kind: 'scenario' }, calm === null ? 'undecided' : calm.clean ? 'proved' : 'refuted')
  for (const { place } of conditionsOf(scenario)) {
    const name = placeName(place)
    const subject = subjectOf(place)
    add(
      'mayHold',
      subject,
      reached(calm, storm, (by) => by.held.has(name)),
    )
    add(
      'mayFail',
      subject,
      reached(calm, storm, (by) => by.failed.has(name)),
    )
  }
  return drafts
}

const reached = (calm: Observed | null, storm: Observed | null, seen: (by: Observed) => boolean): Finding => {
  if (calm !== null && seen(calm)) return 'proved'
  if (calm === null) return 'undecided'
  if (storm === null) return 'undecided'
  return seen(storm) ? 'storm' : 'refuted'
}

const subjectOf = (place: Place): Subject => {
  if (place.kind === 'task') return { kind: 'when', task: place.task }
  if (place.kind === 'opening') return { kind: 'paragraph', act: place.act, index: place.index }
  if (place.kind === 'next') return { kind: 'next', act: place.act, index: place.index }
  return { kind: 'endingWhen', ending: place.index }
}

interface Offer {
  readonly act: number
  /** The task that offers the trap, or null where an outcome of the barrier does. */
  readonly task: number | null
  readonly outcome: number
  /** Some other answer springs nothing. */
  readonly wayOut: boolean
}

/** Where each trap stands, and whether there is another answer beside it. */
const offersOf = (scenario: Scenario): { ordinal: number; offered: Offer }[] => {
  const found: { ordinal: number; offered: Offer }[] = []
  for (const task of scenario.tasks) {
    const options =
      task.type === 'choice' || task.type === 'multi' ? task.options : task.type === 'hotspot' ? task.regions : []
    const wayOut = options.some(({ trap }) => trap === null)
    for (const { trap } of options) {
      if (trap !== null)
        found.push({ ordinal: trap, offered: { act: task.act, task: task.ordinal, outcome: -1, wayOut } })
    }
  }
  for (const { ordinal, barrier } of scenario.acts) {
    const wayOut = barrier.outcomes.some(({ trap }) => trap === null)
    barrier.outcomes.forEach(({ trap }, outcome) => {
      if (trap !== null) found.push({ ordinal: trap, offered: { act: ordinal, task: null, outcome, wayOut } })
    })
  }
  return found.sort((a, b) => a.ordinal - b.ordinal)
}
