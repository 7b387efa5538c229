import { holds, settledReader } from './condition'
import { partOrder } from './judge'
import { actOf, optionsOf, settlement, withOutcome } from './lane'
import type { ActIx, Outcome, RoleIx, Scenario } from './scenario'
import { type Action, MARK, type Play, type Reveal, type State } from './state'
import { counts, emit, isPresent, ms, playOf, type Turn } from './turn'
import { assertNever, at, range } from './util'

/** Everybody has arrived: settle once, reveal, then open the barrier's own step or go on. */
export const settle = (turn: Turn): void => {
  const { scenario } = turn
  emit(turn, { type: 'settled', ...settlement(scenario, playOf(turn)) })
  reveal(turn, laneReveals(scenario, playOf(turn)))
  const action = firstAction(scenario, playOf(turn))
  if (action === null) decideOutcome(turn, 0)
  else emit(turn, { type: 'actionOpened', action, at: turn.state.table.now })
}

/** Closes the open step if those who count have acted; true when the barrier was decided. */
export const judgeAction = (turn: Turn): boolean => {
  const action = playOf(turn).action
  if (action === null) return false
  const counted = range(turn.scenario.roles.length).filter((role) => counts(turn.state, role))
  switch (action.kind) {
    case 'vote':
      return action.tie === null && counted.length > 0 && counted.every((role) => at(action.votes, role) !== null)
        ? closeRound(turn, action.votes)
        : false
    case 'together':
      return counted.length > 0 && counted.every((role) => at(action.pressed, role)) ? decideOutcome(turn, 0) : false
    case 'combine': {
      const { barrier } = actOf(turn.scenario, playOf(turn))
      if (barrier.kind !== 'combine' || !barrier.parts.every(({ role }) => at(action.parts, role) !== null))
        return false
      const right = barrier.parts.every(({ role, answer, choices }) => {
        const given = at(action.parts, role)
        return (
          given !== null && partOrder(turn.state.table.seed, playOf(turn).act, role, choices.length)[given] === answer
        )
      })
      if (right) return decideOutcome(turn, 0)
      if (action.attempt + 1 >= barrier.attempts) return decideOutcome(turn, 1)
      emit(turn, { type: 'mismatched', attempt: action.attempt + 1 })
      return false
    }
    default:
      return assertNever(action)
  }
}

/** Decides the open step without those who did not act: the organizer's release. */
export const forceAction = (turn: Turn): void => {
  const action = playOf(turn).action
  if (action === null) return
  if (action.kind === 'vote') breakTie(turn, action.tie?.leaders ?? leadersOf(turn, action.votes))
  else decideOutcome(turn, 1)
}

/** The document's choice among the leaders: its `tieBreak` where that leads or nobody does, else the first leader. */
export const breakTie = (turn: Turn, leaders: readonly number[]): void => {
  const { barrier } = actOf(turn.scenario, playOf(turn))
  if (barrier.kind !== 'vote') return
  decideOutcome(turn, leaders.length === 0 || leaders.includes(barrier.tieBreak) ? barrier.tieBreak : at(leaders, 0))
}

/** The window of a `together` closed without everybody. */
export const missWindow = (turn: Turn): void => {
  const { action, act } = playOf(turn)
  const { barrier } = at(turn.scenario.acts, act)
  if (action?.kind !== 'together' || barrier.kind !== 'together') return
  if (action.attempt + 1 >= barrier.attempts) decideOutcome(turn, 1)
  else emit(turn, { type: 'missed', attempt: action.attempt + 1 })
}

/** Applies an outcome, reveals what it brought, and goes where `next` leads. Always true. */
export const decideOutcome = (turn: Turn, ordinal: number): true => {
  const { scenario } = turn
  const play = playOf(turn)
  const outcome = at(actOf(scenario, play).barrier.outcomes, ordinal)
  const consequence = outcome.trap === null ? [] : at(scenario.traps, outcome.trap).consequence
  emit(turn, {
    type: 'decided',
    outcome: ordinal,
    trap: outcome.trap,
    ...withOutcome(scenario, play, [...outcome.effects, ...consequence]),
  })
  reveal(turn, outcomeReveals(play, outcome))
  leave(turn)
  return true
}

/** Opens an act; which paragraphs are told is settled here, so that no later absence changes the page. */
export const openAct = (turn: Turn, act: ActIx, from: ActIx | null): void => {
  const reader = settledReader(turn.state, playOf(turn))
  const { opening } = at(turn.scenario.acts, act)
  const paragraphs = range(opening.length).filter((i) => {
    const { when } = at(opening, i)
    return when === null || holds(turn.scenario, reader, when)
  })
  emit(turn, { type: 'opened', act, from, paragraphs })
}

const leave = (turn: Turn): void => {
  const { scenario } = turn
  const play = playOf(turn)
  const reader = settledReader(turn.state, play)
  const step = actOf(scenario, play).barrier.next.find(({ when }) => when === null || holds(scenario, reader, when))
  if (step !== undefined && step.to !== null) openAct(turn, step.to, play.act)
  else
    emit(turn, {
      type: 'ended',
      ending: scenario.endings.findIndex(({ when }) => when === null || holds(scenario, reader, when)),
    })
}

const closeRound = (turn: Turn, votes: readonly (number | null)[]): boolean => {
  const { act, action } = playOf(turn)
  const { barrier } = at(turn.scenario.acts, act)
  if (barrier.kind !== 'vote' || action?.kind !== 'vote') return false
  const cast = votes.filter((vote) => vote !== null)
  const leaders = leadersOf(turn, votes)
  const leader = at(leaders, 0)
  const most = cast.filter((vote) => vote === leader).length
  const won = barrier.rule === 'unanimous' ? most === cast.length : most * 2 > cast.length
  if (won) return decideOutcome(turn, leader)
  if (action.round + 1 < barrier.rounds) {
    emit(turn, { type: 'roundClosed', round: action.round + 1 })
    return false
  }
  if (leaders.length === 1) return decideOutcome(turn, leader)
  emit(turn, { type: 'tied', leaders, due: turn.state.table.now + ms(turn.state, barrier.assistSec) })
  return false
}

/** Options with the most votes, in document order. */
const leadersOf = (turn: Turn, votes: readonly (number | null)[]): number[] => {
  const { barrier } = actOf(turn.scenario, playOf(turn))
  const counts = barrier.outcomes.map((_, option) => votes.filter((vote) => vote === option).length)
  const most = Math.max(...counts)
  return most === 0 ? [] : range(counts.length).filter((option) => counts[option] === most)
}

const firstAction = (scenario: Scenario, play: Play): Action | null => {
  const { kind } = actOf(scenario, play).barrier
  switch (kind) {
    case 'assemble':
      return null
    case 'vote':
      return { kind, round: 0, votes: scenario.roles.map(() => null), tie: null }
    case 'together':
      return { kind, attempt: 0, pressed: scenario.roles.map(() => false), due: null }
    case 'combine':
      return { kind, attempt: 0, parts: scenario.roles.map(() => null) }
    default:
      return assertNever(kind)
  }
}

const reveal = (turn: Turn, reveals: readonly Reveal[]): void => {
  if (reveals.length > 0) emit(turn, { type: 'revealed', reveals })
}

/** What the lanes of the act brought to light: its traps, then remarks on chosen options. */
const laneReveals = (scenario: Scenario, { act, marks, chosen, sprung }: Play): Reveal[] => {
  const traps: Reveal[] = []
  const remarks: Reveal[] = []
  for (const { tasks } of at(scenario.acts, act).lanes) {
    for (const ix of tasks) {
      const bits = at(chosen, ix)
      if (bits === 0 || marks[ix] !== MARK.done) continue
      optionsOf(at(scenario.tasks, ix)).forEach(({ trap, remark }, i) => {
        if (((bits >> i) & 1) === 0) return
        if (trap !== null && sprung[trap] === true) traps.push({ act, trap })
        if (remark !== null) remarks.push({ act, remark: remark.text, fact: remark.fact })
      })
    }
  }
  return [...traps, ...remarks]
}

const outcomeReveals = (play: Play, { trap, remark }: Outcome): Reveal[] => [
  ...(trap === null ? [] : [{ act: play.act, trap }]),
  ...(remark === null ? [] : [{ act: play.act, remark: remark.text, fact: remark.fact }]),
]

/** Roles whose part of a combination may be given by anybody: absent and not answered for. */
export const openPart = (state: State, role: RoleIx): boolean =>
  !isPresent(state, role) && at(state.table.seats, role).proxy === null
