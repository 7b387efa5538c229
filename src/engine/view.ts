import { debriefView } from './debrief-view'
import { factView, revealView } from './fact-view'
import { delays } from './help'
import { laneOf } from './lane'
import { missing, resolveDue } from './progress'
import { roleView } from './role-view'
import type { RoleIx, Scenario } from './scenario'
import { MARK, type Play, type State, UNFINISHED } from './state'
import { actingHost, isPresent } from './turn'
import { at, range } from './util'
import type { ActView, BarrierView, EndingView, MemberView, MeterView, Sign, View } from './view-types'

export type Viewer = { readonly kind: 'role'; readonly role: RoleIx } | { readonly kind: 'observer' | 'host' | 'board' }

/**
 * What a viewer may see: an allow-list. Answers, marks of traps, ids of options, later acts and other roles' words are
 * never in it; a proxy sees the current task of the role it answers for, only while it does.
 */
export const viewFor = (scenario: Scenario, state: State, viewer: Viewer): View => {
  const { play, table } = state
  const me = viewer.kind === 'role' && viewer.role < scenario.roles.length ? viewer.role : null
  const arrivedHere = me === null || play === null || play.phase !== 'lanes' || laneOf(play, me).at === null
  const letsIn = me !== null || viewer.kind === 'host' || viewer.kind === 'board'
  return {
    title: scenario.title,
    version: scenario.version,
    phase: play === null ? 'lobby' : play.phase,
    epoch: table.epoch,
    paused: table.pause !== null,
    clock: play?.clock ?? scenario.clock.start,
    meters: meterViews(scenario, play),
    act: play === null ? null : actView(scenario, play),
    team: range(scenario.roles.length).map((role) => memberView(scenario, state, role)),
    host: actingHost(state),
    barrier: play === null || play.phase === 'ended' ? null : barrierView(scenario, state, play, arrivedHere),
    reveals: table.reveals.map((reveal) => revealView(scenario, reveal)),
    ending: play === null || play.ending === null ? null : endingView(scenario, state, play),
    knocks: letsIn
      ? Object.entries(table.phones).flatMap(([phone, { knocks }]) =>
          knocks === null ? [] : [{ phone, role: knocks }],
        )
      : [],
    me: me === null ? null : roleView(scenario, state, me),
  }
}

const meterViews = (scenario: Scenario, play: Play | null): MeterView[] =>
  scenario.meters.map(({ name, min, max, start, good, words }, i) => {
    const value = play?.meters[i] ?? start
    return { name, value, min, max, good, word: words[value - min] ?? String(value) }
  })

const actView = (scenario: Scenario, play: Play): ActView => {
  const { title, place, time, art, opening, barrier } = at(scenario.acts, play.act)
  return {
    number: play.outcomes.filter((outcome, act) => outcome !== null && act !== play.act).length,
    closing: barrier.next.every(({ to }) => to === null),
    title,
    place,
    time,
    art,
    opening: play.paragraphs.map((i) => at(opening, i).text),
  }
}

const memberView = (scenario: Scenario, state: State, role: RoleIx): MemberView => {
  const { name, title, portrait, about } = at(scenario.roles, role)
  const { play, table } = state
  const seat = at(table.seats, role)
  const lane = play === null ? null : laneOf(play, role)
  const tasks = play === null ? [] : at(at(scenario.acts, play.act).lanes, role).tasks
  const current = lane?.at === null || lane?.at === undefined ? undefined : scenario.tasks[lane.at]
  return {
    name,
    title,
    portrait,
    about,
    taken: Object.values(table.phones).some((phone) => phone.role === role && phone.presence !== 'left'),
    presence: seat.presence,
    sign: signOf(scenario, state, role),
    done: tasks.filter((ix) => play !== null && play.marks[ix] !== MARK.open).length,
    of: tasks.length,
    doing: current?.type ?? null,
    proxy: seat.proxy,
    acted: play?.action != null && !delays(scenario, state, role),
    asked: seat.askDue !== null,
  }
}

/** One sign for a trap, a request and slowness alike, so that nobody can tell them apart. */
const signOf = (scenario: Scenario, state: State, role: RoleIx): Sign => {
  const { play, table } = state
  const seat = at(table.seats, role)
  if (seat.presence !== 'present') return seat.presence
  if (play === null || play.phase === 'ended') return 'waiting'
  if (!delays(scenario, state, role) && laneOf(play, role).at === null) return 'waiting'
  const slow = !table.options.untimed && play.rung > 0 && delays(scenario, state, role)
  return laneOf(play, role).hold !== null || seat.needsHelp || slow ? 'help' : 'working'
}

const barrierView = (scenario: Scenario, state: State, play: Play, arrivedHere: boolean): BarrierView => {
  const { barrier } = at(scenario.acts, play.act)
  const { action } = play
  const roles = range(scenario.roles.length)
  const outcome = play.from === null ? null : (play.outcomes[play.from] ?? null)
  const before =
    play.from === null || outcome === null ? null : at(at(scenario.acts, play.from).barrier.outcomes, outcome).text
  return {
    kind: barrier.kind,
    title: barrier.title,
    prompt: arrivedHere ? barrier.prompt : '',
    todo: arrivedHere ? barrier.todo : '',
    invented: barrier.invented,
    missing: play.phase === 'lanes' ? missing(scenario, state) : roles.filter((role) => delays(scenario, state, role)),
    resolves: roles.flatMap((role) => {
      const due = resolveDue(scenario, state, role)
      return due === null || isPresent(state, role) ? [] : [{ role, left: Math.max(0, due - state.table.now) }]
    }),
    rung: play.rung,
    cards: arrivedHere ? barrier.cards.map((fact) => factView(scenario, fact)) : [],
    vote:
      action?.kind === 'vote' && barrier.kind === 'vote'
        ? {
            options: barrier.options,
            round: action.round,
            rounds: barrier.rounds,
            rule: barrier.rule,
            tie: action.tie?.leaders ?? null,
          }
        : null,
    together:
      action?.kind === 'together' && barrier.kind === 'together'
        ? {
            attempt: action.attempt,
            attempts: barrier.attempts,
            windowSec: barrier.windowSec,
            open: action.pressed.some((p) => p),
          }
        : null,
    combine:
      action?.kind === 'combine' && barrier.kind === 'combine'
        ? { attempt: action.attempt, attempts: barrier.attempts, hint: action.attempt > 0 ? barrier.hint : null }
        : null,
    before,
  }
}

const endingView = (scenario: Scenario, state: State, play: Play): EndingView => {
  const ending =
    play.ending === UNFINISHED || play.ending === null ? scenario.unfinished : at(scenario.endings, play.ending)
  return {
    title: ending.title,
    text: ending.text,
    art: ending.art,
    unfinished: play.ending === UNFINISHED,
    debrief: debriefView(scenario, state, play),
  }
}
