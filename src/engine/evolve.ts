import { Draft, type Writable } from './draft'
import type { Event, Settled } from './event'
import { withClue } from './lane'
import type { RoleIx, Scenario } from './scenario'
import { BEFORE_LANE, type Contribution, type LaneState, MARK, type Play, type State, zeroTally } from './state'
import { assertNever, at, put } from './util'

/** A state with events written down in it; the only way a state changes. Evaluates no condition. */
export const evolve = (scenario: Scenario, state: State, ...events: readonly Event[]): State => {
  const draft = new Draft(state)
  for (const event of events) write(scenario, draft, event)
  return draft.state
}

/** Writes one event into a draft. */
export const write = (scenario: Scenario, draft: Draft, event: Event): void => {
  switch (event.type) {
    case 'ticked': {
      const table = draft.table()
      table.now = event.now
      table.offset = event.offset
      return
    }
    case 'acked': {
      const phone = draft.phone(event.phone)
      phone.n = event.n
      phone.hash = event.hash
      return
    }
    case 'joined': {
      const phone = draft.phone(event.phone)
      phone.role = event.role
      phone.knocks = null
      phone.turned = null
      phone.presence = event.presence
      if (event.host) draft.table().host = event.phone
      return
    }
    case 'knocked': {
      const phone = draft.phone(event.phone)
      phone.turned = event.role === null ? phone.knocks : null
      phone.knocks = event.role
      return
    }
    case 'phone':
      draft.phone(event.phone).presence = event.presence
      return
    case 'seat': {
      const seat = draft.seat(event.role)
      seat.presence = event.presence
      seat.since = event.since
      seat.askDue = null
      if (event.presence !== 'present') withdrawConsents(draft, event.role)
      return
    }
    case 'suspended':
      draft.table().suspended = event.on
      return
    case 'pauserGone': {
      const table = draft.table()
      table.pause = table.pause && { ...table.pause, goneSince: event.since }
      return
    }
    case 'asked':
      draft.seat(event.role).askDue = event.due
      return
    case 'askAnswered': {
      const seat = draft.seat(event.role)
      seat.askDue = null
      seat.asks = event.asks
      return
    }
    case 'consented': {
      const seat = draft.seat(event.role)
      seat.consents = [...seat.consents, event.by]
      return
    }
    case 'tookOver': {
      const seat = draft.seat(event.role)
      seat.proxy = event.proxy
      seat.open = event.open
      seat.consents = []
      if (draft.state.play !== null) contribute(draft, event.proxy, 'takeovers')
      return
    }
    case 'returned': {
      const seat = draft.seat(event.role)
      seat.proxy = null
      seat.open = false
      seat.consents = []
      seat.asks = 0
      return
    }
    case 'helped':
      draft.seat(event.role).needsHelp = event.on
      return
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
    case 'pulled': {
      const table = draft.table()
      table.levers = [...table.levers, event.lever]
      return
    }
    case 'paused':
      draft.table().pause = { by: event.by, goneSince: null }
      return
    case 'resumed':
      draft.table().pause = null
      return
    case 'extended':
      extend(draft, event.by)
      return
    case 'steppedBack':
      stepBack(draft)
      return
    default:
      assertNever(event)
  }
}

/** A session before anybody came: the lobby. */
export const initialState = (scenario: Scenario, setup: { readonly seed: number }): State => ({
  table: {
    now: 0,
    offset: 0,
    seed: setup.seed,
    options: { untimed: false, extraTime: 1 },
    phones: {},
    seats: scenario.roles.map(() => ({
      presence: 'left',
      since: 0,
      proxy: null,
      asks: 0,
      askDue: null,
      consents: [],
      open: false,
      needsHelp: false,
    })),
    host: null,
    epoch: 0,
    pause: null,
    suspended: false,
    stepsBack: 0,
    redone: [],
    reveals: [],
    levers: [],
  },
  play: null,
  opening: null,
})

/** Somebody did something since the act's opening: from here one can step back. */
const touch = (draft: Draft): void => {
  draft.play().touched = true
}

const contribute = (draft: Draft, role: RoleIx, what: keyof Contribution): void => {
  const play = draft.play()
  const mine = at(play.contributions, role)
  play.contributions = put(play.contributions, role, { ...mine, [what]: mine[what] + 1 })
}

/** Who went away agrees to nothing any more. */
const withdrawConsents = (draft: Draft, role: RoleIx): void => {
  draft.state.table.seats.forEach(({ consents }, other) => {
    if (consents.includes(role)) draft.seat(other).consents = consents.filter((one) => one !== role)
  })
}

const settle = (play: Writable<Play>, settled: Settled): void => {
  play.meters = settled.meters
  play.flags = settled.flags
  play.clock = settled.clock
  play.clues = settled.clues
  play.scores = settled.scores
}

const freshSeats = (draft: Draft): void => {
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

const freshLane = (scenario: Scenario): LaneState => ({
  at: BEFORE_LANE,
  step: 0,
  attempt: 0,
  hold: null,
  tally: zeroTally(scenario.meters.length, scenario.flags.length),
  got: [],
  pocket: false,
  ready: false,
  last: null,
})

const firstPlay = (scenario: Scenario): Play => ({
  act: 0,
  from: null,
  paragraphs: [],
  phase: 'lanes',
  meters: scenario.meters.map((m) => m.start),
  flags: scenario.flags.map((f) => f.start),
  clock: scenario.clock.start,
  clues: scenario.roles.map(() => []),
  marks: scenario.tasks.map(() => MARK.open),
  chosen: scenario.tasks.map(() => 0),
  sprung: scenario.traps.map(() => false),
  outcomes: scenario.acts.map(() => null),
  scores: [0, 0, 0, 0],
  contributions: scenario.roles.map(() => ({ tasks: 0, handovers: 0, rescues: 0, takeovers: 0 })),
  lanes: scenario.roles.map(() => freshLane(scenario)),
  armedAt: null,
  rung: 0,
  action: null,
  ending: null,
  touched: false,
})

const open = (
  scenario: Scenario,
  draft: Draft,
  { act, from, paragraphs }: Extract<Event, { type: 'opened' }>,
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

/** Moves every open deadline of waiting people later; holds and rules of play are not touched. */
const extend = (draft: Draft, by: number): void => {
  const later = (due: number | null): number | null => (due === null ? null : due + by)
  const play = draft.play()
  play.armedAt = later(play.armedAt)
  const { action } = play
  if (action?.kind === 'together') play.action = { ...action, due: later(action.due) }
  else if (action?.kind === 'vote' && action.tie !== null)
    play.action = { ...action, tie: { ...action.tie, due: action.tie.due + by } }
  for (let role = 0; role < draft.state.table.seats.length; role += 1) {
    const seat = draft.seat(role)
    seat.askDue = later(seat.askDue)
    if (seat.presence !== 'present') seat.since += by
  }
}

/** Back to the act's opening; people, phones and time stay where they are. */
const stepBack = (draft: Draft): void => {
  const act = draft.state.opening?.act
  const table = draft.table()
  table.epoch += 1
  table.stepsBack += 1
  if (act !== undefined) {
    if (!table.redone.includes(act)) table.redone = [...table.redone, act]
    table.reveals = table.reveals.filter((reveal) => reveal.act < act)
  }
  draft.setPlay(draft.state.opening)
  freshSeats(draft)
}
