import type { Draft, Writable } from './draft'
import type { PlayEvent, Settled } from './event'
import { firstPlay, freshLane } from './initial'
import { withClue } from './lane'
import type { RoleIx, Scenario } from './scenario'
import { type Contribution, MARK, type Play } from './state'
import { assertNever, at, put } from './util'

/** Writes an event of the play into a draft. */
export const writePlay = (scenario: Scenario, draft: Draft, event: PlayEvent): void => {
  switch (event.type) {
    case 'started': {
      const table = draft.table()
      table.options = event.options
      table.now = event.at
      draft.setPlay(firstPlay(scenario))
      draft.root().opening = null
      return
    }
    case 'opened':
      open(scenario, draft, event)
      return
    case 'skipped': {
      draft.lane(event.role).at = event.task
      const play = draft.play()
      play.marks = put(play.marks, event.task, MARK.skipped)
      return
    }
    case 'moved': {
      const lane = draft.lane(event.role)
      lane.at = event.to
      lane.attempt = 0
      if (event.to !== null) lane.step += 1
      return
    }
    case 'attempted':
      draft.lane(event.role).attempt = event.attempt
      touch(draft)
      return
    case 'finished': {
      const lane = draft.lane(event.role)
      lane.tally = event.tally
      lane.last = event.last ?? lane.last
      const play = draft.play()
      play.marks = put(play.marks, event.task, event.mark)
      play.chosen = put(play.chosen, event.task, event.chosen)
      if (event.by !== null || event.mark === MARK.unfinished) touch(draft)
      if (event.by !== null && event.mark === MARK.done) contribute(draft, event.by, 'tasks')
      return
    }
    case 'sprung': {
      const { trap, due } = event
      const lane = draft.lane(event.role)
      lane.tally = event.tally
      lane.hold = due === null ? null : { trap, due, remedyAttempt: 0, rescueAttempt: 0 }
      const play = draft.play()
      play.sprung = put(play.sprung, trap, true)
      return
    }
    case 'handed': {
      const lane = draft.lane(event.to)
      lane.got = withClue(lane.got, event.clue)
      if (event.by !== null) contribute(draft, event.by, 'handovers')
      return
    }
    case 'pocketed':
      draft.lane(event.role).pocket = true
      return
    case 'remedyTried': {
      const lane = draft.lane(event.role)
      lane.hold = lane.hold && { ...lane.hold, remedyAttempt: event.attempt }
      return
    }
    case 'rescueTried': {
      const lane = draft.lane(event.role)
      lane.hold = lane.hold && { ...lane.hold, rescueAttempt: event.attempt }
      return
    }
    case 'freed': {
      const lane = draft.lane(event.role)
      lane.hold = null
      lane.tally = event.tally
      draft.seat(event.role).needsHelp = false
      if (event.how === 'rescue' && event.by !== null) contribute(draft, event.by, 'rescues')
      return
    }
    case 'readied':
      draft.lane(event.role).ready = event.ready
      touch(draft)
      return
    case 'armed': {
      const play = draft.play()
      play.armedAt = event.at
      play.rung = 0
      return
    }
    case 'rung':
      draft.play().rung = event.rung
      return
    case 'settled':
      settle(draft.play(), event)
      return
    case 'revealed': {
      const table = draft.table()
      table.reveals = [...table.reveals, ...event.reveals]
      return
    }
    case 'actionOpened': {
      const play = draft.play()
      play.phase = 'action'
      play.action = event.action
      play.armedAt = event.at
      play.rung = 0
      freshSeats(draft)
      return
    }
    case 'voted': {
      const play = draft.play()
      if (play.action?.kind === 'vote')
        play.action = { ...play.action, votes: put(play.action.votes, event.role, event.pick) }
      touch(draft)
      return
    }
    case 'roundClosed': {
      const play = draft.play()
      if (play.action?.kind === 'vote')
        play.action = { ...play.action, round: event.round, votes: play.action.votes.map(() => null) }
      return
    }
    case 'tied': {
      const play = draft.play()
      if (play.action?.kind === 'vote')
        play.action = { ...play.action, tie: { leaders: event.leaders, due: event.due } }
      return
    }
    case 'pressed': {
      const play = draft.play()
      if (play.action?.kind === 'together')
        play.action = { ...play.action, due: event.due, pressed: put(play.action.pressed, event.role, true) }
      touch(draft)
      return
    }
    case 'missed': {
      const play = draft.play()
      if (play.action?.kind === 'together') {
        const pressed = play.action.pressed.map(() => false)
        play.action = { ...play.action, attempt: event.attempt, due: null, pressed }
      }
      return
    }
    case 'parted': {
      const play = draft.play()
      if (play.action?.kind === 'combine')
        play.action = { ...play.action, parts: put(play.action.parts, event.role, event.pick) }
      touch(draft)
      return
    }
    case 'mismatched': {
      const play = draft.play()
      if (play.action?.kind === 'combine')
        play.action = { ...play.action, attempt: event.attempt, parts: play.action.parts.map(() => null) }
      return
    }
    case 'decided': {
      const play = draft.play()
      settle(play, event)
      play.action = null
      play.outcomes = put(play.outcomes, play.act, event.outcome)
      if (event.trap !== null) play.sprung = put(play.sprung, event.trap, true)
      return
    }
    case 'ended': {
      draft.table().pause = null
      const play = draft.play()
      play.phase = 'ended'
      play.action = null
      play.ending = event.ending
      return
    }
    default:
      assertNever(event)
  }
}

/** Somebody did something since the act's opening: from here one can step back. */
const touch = (draft: Draft): void => {
  draft.play().touched = true
}

export const contribute = (draft: Draft, role: RoleIx, what: keyof Contribution): void => {
  const play = draft.play()
  const mine = at(play.contributions, role)
  play.contributions = put(play.contributions, role, { ...mine, [what]: mine[what] + 1 })
}

const settle = (play: Writable<Play>, settled: Settled): void => {
  play.meters = settled.meters
  play.flags = settled.flags
  play.clock = settled.clock
  play.clues = settled.clues
  play.scores = settled.scores
}

export const freshSeats = (draft: Draft): void => {
  for (let role = 0; role < draft.state.table.seats.length; role += 1) {
    const seat = draft.seat(role)
    seat.asks = 0
    seat.askDue = null
    seat.consents = []
    seat.needsHelp = false
    if (seat.open) seat.proxy = null
    seat.open = false
  }
}

const open = (
  scenario: Scenario,
  draft: Draft,
  { act, from, paragraphs }: Extract<PlayEvent, { type: 'opened' }>,
): void => {
  const before = draft.play()
  const opening: Play = {
    ...before,
    act,
    from,
    paragraphs,
    phase: 'lanes',
    lanes: before.lanes.map(({ step }) => ({ ...freshLane(scenario), step })),
    armedAt: null,
    rung: 0,
    action: null,
    touched: false,
  }
  draft.setPlay(opening)
  draft.root().opening = opening
  freshSeats(draft)
}
