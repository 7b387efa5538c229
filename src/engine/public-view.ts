import { answersForOthers } from './consent'
import { debriefView } from './debrief-view'
import { factView, revealView } from './fact-view'
import { delays } from './help'
import { actOf, actsBehind, laneOf } from './lane'
import type { Memory } from './memory'
import { arrived, resolveDue } from './progress'
import type { RoleIx, Scenario } from './scenario'
import { MARK, type Play, type State, UNFINISHED } from './state'
import { actingHost, isPresent } from './turn'
import { at, range } from './util'
import type { ActView, BarrierView, EndingView, MemberView, MeterView, RevealView, Sign, View } from './view-types'

/** What everybody in the room may see. */
export const publicView = (
  scenario: Scenario,
  state: State,
  memory: Memory,
): Omit<View, 'barrier' | 'knocks' | 'me'> => {
  const { play, table } = state
  return {
    title: scenario.title,
    version: scenario.version,
    phase: play === null ? 'lobby' : play.phase,
    epoch: table.epoch,
    paused: table.pause !== null,
    clock: play?.clock ?? scenario.clock.start,
    meters: memory.kept('meters', 0, [play?.meters], () => meterViews(scenario, play)),
    act:
      play === null
        ? null
        : memory.kept('act', 0, [play.act, play.paragraphs, play.outcomes], () => actView(scenario, play)),
    team: teamView(scenario, state, memory),
    host: actingHost(state),
    reveals: memory.kept('reveals', 0, [table.reveals], () => revealsView(scenario, state)),
    ending:
      play === null || play.ending === null
        ? null
        : memory.kept('ending', 0, [play, table.reveals, table.levers, table.redone], () =>
            endingView(scenario, state, play),
          ),
  }
}

/** The phones asking to be let in. */
export const knocksOf = ({ table }: State, memory: Memory): View['knocks'] =>
  memory.kept('knocks', 0, [table.phones], () =>
    Object.entries(table.phones).flatMap(([phone, { knocks }]) => (knocks === null ? [] : [{ phone, role: knocks }])),
  )

const teamView = (scenario: Scenario, state: State, memory: Memory): View['team'] => {
  const { phones, seats } = state.table
  const taken = seats.map(() => false)
  for (const phone in phones) {
    const known = phones[phone]
    if (known !== undefined && known.role !== null && known.presence !== 'left') taken[known.role] = true
  }
  const team = taken.map((sits, role) =>
    memory.kept('member', role, seenOf(state, role, sits), () => memberView(scenario, state, role, sits)),
  )
  return memory.kept('team', 0, team, () => team)
}

/** All that the others see of `role` is made of; a mark of its tasks never changes without its lane. */
const seenOf = (state: State, role: RoleIx, sits: boolean): readonly unknown[] => {
  const { play, table } = state
  const seat = at(table.seats, role)
  if (play === null) return [sits, seat]
  const { act, phase, action, rung } = play
  // For whom it answers stands at their seats.
  const [seats, lanes] = answersForOthers(state, role) ? [table.seats, play.lanes] : NOBODY
  return [sits, seat, table.options, act, phase, action, rung, laneOf(play, role), seats, lanes]
}

const NOBODY = [null, null] as const

const revealsView = (scenario: Scenario, { table }: State): readonly RevealView[] =>
  table.reveals.map((reveal) => revealView(scenario, reveal))

const meterViews = (scenario: Scenario, play: Play | null): MeterView[] =>
  scenario.meters.map(({ name, min, max, start, good, words }, i) => {
    const value = play?.meters[i] ?? start
    return { name, value, min, max, good, word: words[value - min] ?? String(value) }
  })

const actView = (scenario: Scenario, play: Play): ActView => {
  const { title, place, time, art, opening, invented = false, barrier } = actOf(scenario, play)
  return {
    number: actsBehind(play),
    closing: barrier.next.every(({ to }) => to === null),
    title,
    place,
    time,
    art,
    opening: play.paragraphs.map((i) => at(opening, i).text),
    invented,
  }
}

const memberView = (scenario: Scenario, state: State, role: RoleIx, taken: boolean): MemberView => {
  const { name, title, portrait, about } = at(scenario.roles, role)
  const { play, table } = state
  const seat = at(table.seats, role)
  const lane = play === null ? null : laneOf(play, role)
  const tasks = play === null ? [] : at(actOf(scenario, play).lanes, role).tasks
  const current = lane?.at === null || lane?.at === undefined ? undefined : scenario.tasks[lane.at]
  return {
    name,
    title,
    portrait,
    about,
    taken,
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

/** The barrier ahead, for those who have arrived and for those who have not. */
export const barrierFor = (
  scenario: Scenario,
  state: State,
  play: Play,
  arrivedHere: boolean,
  memory: Memory,
): BarrierView => {
  const { act, from, phase, action, rung, outcomes } = play
  const waitedFor = memory.kept('waitedFor', 0, [state], () =>
    range(scenario.roles.length).filter((role) =>
      phase === 'lanes' ? !arrived(scenario, state, role) : delays(scenario, state, role),
    ),
  )
  // The time that resolves an absent role's tasks runs on with every state.
  const running = state.table.seats.every(({ presence }) => presence === 'present') ? null : state
  return memory.kept(
    'barrier',
    arrivedHere ? 1 : 0,
    [act, from, phase, action, rung, outcomes, running, ...waitedFor],
    () => barrierView(scenario, state, play, arrivedHere, waitedFor),
  )
}

/** Its words are kept back from those who have not arrived. */
const barrierView = (
  scenario: Scenario,
  state: State,
  play: Play,
  arrivedHere: boolean,
  waitedFor: readonly RoleIx[],
): BarrierView => {
  const { barrier } = actOf(scenario, play)
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
    missing: waitedFor,
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
    invented: ending.invented ?? false,
    facts: (ending.cites ?? []).map((fact) => factView(scenario, fact)),
    unfinished: play.ending === UNFINISHED,
    debrief: debriefView(scenario, state, play),
  }
}
