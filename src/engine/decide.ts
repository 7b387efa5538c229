import type { Actor, Body, Command, HelpBody, LeverBody, PlayBody, Refusal, TableBody } from './command'
import type { Event } from './event'
import { helpCommand } from './help'
import { leverCommand } from './lever'
import { isStale, playCommand } from './play-command'
import { phoneOf, tableCommand, touch } from './presence'
import { progress } from './progress'
import type { Scenario } from './scenario'
import { isCommand } from './shape'
import type { State } from './state'
import { deadlines, fire, roomTime, stands, thaw, tick } from './time'
import { emit, Turn } from './turn'

/**
 * What a command brings about: the events to append, the state after them, and why the command itself was refused, if
 * it was. Both may come together, because deadlines that were due fire first.
 */
export interface Decision {
  readonly events: readonly Event[]
  readonly refused: Refusal | null
  readonly state: State
}

/** Decides a command; pure, total, and never throws on data. */
export const decide = (scenario: Scenario, state: State, command: Command): Decision => {
  if (!isCommand(command)) return { events: [], refused: 'bad_answer', state }
  const { by, at, body } = command
  const turn = new Turn(scenario, at, state)
  // What the room slept through never was: time goes on from where serving stopped.
  passTime(turn, body.type === 'thaw' && by === 'system' ? at - Math.max(0, body.gap) : at)
  const refused = run(turn, command)
  // A command may make something due that time had passed by, as giving a late task back does.
  passTime(turn, at)
  return { events: turn.events, refused, state: turn.state }
}

/** Fires everything due up to the host's time, in order, each at its own time. */
const passTime = (turn: Turn, hostMs: number): void => {
  const until = roomTime(turn.state, hostMs)
  for (;;) {
    const next = deadlines(turn.scenario, turn.state)[0]
    if (next === undefined || next.due > until) break
    tick(turn, Math.max(turn.state.table.now, next.due))
    fire(turn, next)
    progress(turn)
  }
  // A deadline may have suspended the play; then room time stays where it is.
  if (!stands(turn.state)) tick(turn, until)
}

const run = (turn: Turn, { by, n, hash = '', body }: Command): Refusal | null => {
  const id = typeof by === 'string' ? null : by.phone
  const known = id === null ? null : phoneOf(turn, id)
  if (id !== null && known === null && body.type !== 'join') return 'unknown_phone'
  if (n !== undefined && known !== null && n <= known.n) return n === known.n && hash === known.hash ? null : 'n_reused'
  const slept = turn.state.table.suspended
  // Any command but a timer's shows that somebody is there; a suspended room goes on from where it stood.
  if (id !== null && body.type !== 'away' && body.type !== 'leave' && body.type !== 'elapse') touch(turn, id)
  const refusal = dispatch(turn, by, body)
  if (slept && !turn.state.table.suspended) thaw(turn)
  if (refusal === null && n !== undefined && id !== null) emit(turn, { type: 'acked', phone: id, n, hash })
  progress(turn)
  return refusal
}

const dispatch = (turn: Turn, by: Actor, body: Body): Refusal | null => {
  if (isPlay(body) || isHelp(body)) {
    if (turn.state.play === null) return 'not_now'
    if (turn.state.play.phase === 'ended') return 'ended'
    if (isPlay(body) && isStale(turn.state, body)) return 'stale'
    if (turn.state.table.pause !== null) return 'paused'
    return isPlay(body) ? playCommand(turn, by, body) : helpCommand(turn, by, body)
  }
  if (isLever(body)) return leverCommand(turn, by, body)
  const refusal = tableCommand(turn, by, body)
  if (refusal === null && body.type === 'thaw') {
    emit(turn, { type: 'ticked', now: turn.state.table.now, offset: turn.state.table.offset + body.gap })
  }
  return refusal
}

const PLAY: readonly string[] = [
  'answer',
  'remedy',
  'rescue',
  'ready',
  'unready',
  'vote',
  'pick',
  'press',
  'part',
] satisfies PlayBody['type'][]
const HELP: readonly string[] = ['ask', 'takeOver', 'giveBack', 'reclaim', 'help'] satisfies HelpBody['type'][]
const LEVER: readonly string[] = [
  'pause',
  'resume',
  'release',
  'extend',
  'reassign',
  'stepBack',
  'conclude',
] satisfies LeverBody['type'][]

const isPlay = (body: Body): body is PlayBody => PLAY.includes(body.type)
const isHelp = (body: Body): body is HelpBody => HELP.includes(body.type)
const isLever = (body: Body): body is Exclude<LeverBody, TableBody> => LEVER.includes(body.type)
