import type { Event, Settled } from './event'
import { withClue } from './lane'
import type { RoleIx, Scenario } from './scenario'
import {
  BEFORE_LANE,
  type Contribution,
  type LaneState,
  MARK,
  type Phone,
  type Play,
  type Seat,
  type State,
  type Table,
  zeroTally,
} from './state'
import { assertNever, at, put } from './util'

/** Writes one event down; the only way a state changes. Evaluates no condition. */
export const evolve = (scenario: Scenario, state: State, event: Event): State => {
  switch (event.type) {
    case 'ticked':
      return table(state, { now: event.now, offset: event.offset })
    case 'acked':
      return phone(state, event.phone, { n: event.n, hash: event.hash })
    case 'joined':
      return table(
        phone(state, event.phone, { role: event.role, knocks: null, turned: null, presence: event.presence }),
        event.host ? { host: event.phone } : {},
      )
    case 'knocked':
      return phone(state, event.phone, {
        knocks: event.role,
        turned: event.role === null ? (state.table.phones[event.phone]?.knocks ?? null) : null,
      })
    case 'phone':
      return phone(state, event.phone, { presence: event.presence })
    case 'seat': {
      const next = seat(state, event.role, { presence: event.presence, since: event.since, askDue: null })
      return event.presence === 'present' ? next : withoutConsentsOf(next, event.role)
    }
    case 'suspended':
      return table(state, { suspended: event.on })
    case 'pauserGone':
      return table(state, { pause: state.table.pause && { ...state.table.pause, goneSince: event.since } })
    case 'asked':
      return seat(state, event.role, { askDue: event.due })
    case 'askAnswered':
      return seat(state, event.role, { askDue: null, asks: event.asks })
    case 'consented':
      return seat(state, event.role, { consents: [...at(state.table.seats, event.role).consents, event.by] })
    case 'tookOver':
      return contribute(
        seat(state, event.role, { proxy: event.proxy, open: event.open, consents: [] }),
        event.proxy,
        'takeovers',
      )
    case 'returned':
      return seat(state, event.role, { proxy: null, open: false, consents: [], asks: 0 })
    case 'helped':
      return seat(state, event.role, { needsHelp: event.on })
    case 'started':
      return { ...table(state, { options: event.options, now: event.at }), play: firstPlay(scenario), opening: null }
    case 'opened':
      return opened(scenario, state, event)
    case 'skipped':
      return play(lane(state, event.role, { at: event.task }), (p) => ({
        marks: put(p.marks, event.task, MARK.skipped),
      }))
    case 'moved':
      return lane(state, event.role, {
        at: event.to,
        attempt: 0,
        step: laneOf(state, event.role).step + (event.to === null ? 0 : 1),
      })
    case 'attempted':
      return touched(lane(state, event.role, { attempt: event.attempt }))
    case 'finished': {
      const next = play(
        lane(state, event.role, { tally: event.tally, last: event.last ?? laneOf(state, event.role).last }),
        (p) => ({
          marks: put(p.marks, event.task, event.mark),
          chosen: put(p.chosen, event.task, event.chosen),
        }),
      )
      if (event.by === null) return event.mark === MARK.unfinished ? touched(next) : next
      return touched(event.mark === MARK.done ? contribute(next, event.by, 'tasks') : next)
    }
    case 'sprung':
      return play(
        lane(state, event.role, {
          tally: event.tally,
          hold: event.due === null ? null : { trap: event.trap, due: event.due, remedyAttempt: 0, rescueAttempt: 0 },
        }),
        (p) => ({ sprung: put(p.sprung, event.trap, true) }),
      )
    case 'handed': {
      const next = lane(state, event.to, { got: withClue(laneOf(state, event.to).got, event.clue) })
      return event.by === null ? next : contribute(next, event.by, 'handovers')
    }
    case 'pocketed':
      return lane(state, event.role, { pocket: true })
    case 'remedyTried':
      return hold(state, event.role, { remedyAttempt: event.attempt })
    case 'rescueTried':
      return hold(state, event.role, { rescueAttempt: event.attempt })
    case 'freed': {
      const freed = lane(state, event.role, { hold: null, tally: event.tally })
      const next = seat(freed, event.role, { needsHelp: false })
      return event.how === 'rescue' && event.by !== null ? contribute(next, event.by, 'rescues') : next
    }
    case 'readied':
      return touched(lane(state, event.role, { ready: event.ready }))
    case 'armed':
      return play(state, () => ({ armedAt: event.at, rung: 0 }))
    case 'rung':
      return play(state, () => ({ rung: event.rung }))
    case 'settled':
      return play(state, () => settledPart(event))
    case 'revealed':
      return table(state, { reveals: [...state.table.reveals, ...event.reveals] })
    case 'actionOpened':
      return freshSeats(play(state, () => ({ phase: 'action', action: event.action, armedAt: event.at, rung: 0 })))
    case 'voted':
      return touched(
        play(state, (p) =>
          p.action?.kind === 'vote'
            ? { action: { ...p.action, votes: put(p.action.votes, event.role, event.pick) } }
            : {},
        ),
      )
    case 'roundClosed':
      return play(state, (p) =>
        p.action?.kind === 'vote'
          ? { action: { ...p.action, round: event.round, votes: p.action.votes.map(() => null) } }
          : {},
      )
    case 'tied':
      return play(state, (p) =>
        p.action?.kind === 'vote' ? { action: { ...p.action, tie: { leaders: event.leaders, due: event.due } } } : {},
      )
    case 'pressed':
      return touched(
        play(state, (p) =>
          p.action?.kind === 'together'
            ? { action: { ...p.action, due: event.due, pressed: put(p.action.pressed, event.role, true) } }
            : {},
        ),
      )
    case 'missed':
      return play(state, (p) =>
        p.action?.kind === 'together'
          ? { action: { ...p.action, attempt: event.attempt, due: null, pressed: p.action.pressed.map(() => false) } }
          : {},
      )
    case 'parted':
      return touched(
        play(state, (p) =>
          p.action?.kind === 'combine'
            ? { action: { ...p.action, parts: put(p.action.parts, event.role, event.pick) } }
            : {},
        ),
      )
    case 'mismatched':
      return play(state, (p) =>
        p.action?.kind === 'combine'
          ? { action: { ...p.action, attempt: event.attempt, parts: p.action.parts.map(() => null) } }
          : {},
      )
    case 'decided':
      return play(state, (p) => ({
        ...settledPart(event),
        action: null,
        outcomes: put(p.outcomes, p.act, event.outcome),
        sprung: event.trap === null ? p.sprung : put(p.sprung, event.trap, true),
      }))
    case 'ended':
      return play(table(state, { pause: null }), () => ({ phase: 'ended', action: null, ending: event.ending }))
    case 'pulled':
      return table(state, { levers: [...state.table.levers, event.lever] })
    case 'paused':
      return table(state, { pause: { by: event.by, goneSince: null } })
    case 'resumed':
      return table(state, { pause: null })
    case 'extended':
      return extended(state, event.by)
    case 'steppedBack': {
      const act = state.opening?.act
      const redone =
        act === undefined || state.table.redone.includes(act) ? state.table.redone : [...state.table.redone, act]
      return freshSeats({
        ...table(state, {
          epoch: state.table.epoch + 1,
          stepsBack: state.table.stepsBack + 1,
          redone,
          reveals: state.table.reveals.filter((r) => act === undefined || r.act < act),
        }),
        play: state.opening,
      })
    }
    default:
      return assertNever(event)
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

const NEW_PHONE: Phone = { role: null, presence: 'present', knocks: null, n: 0, hash: '' }

const table = (state: State, part: Partial<Table>): State => ({ ...state, table: { ...state.table, ...part } })

const phone = (state: State, id: string, part: Partial<Phone>): State =>
  table(state, {
    phones: {
      ...state.table.phones,
      [id]: { ...((Object.hasOwn(state.table.phones, id) ? state.table.phones[id] : undefined) ?? NEW_PHONE), ...part },
    },
  })

const seat = (state: State, role: RoleIx, part: Partial<Seat>): State =>
  table(state, { seats: put(state.table.seats, role, { ...at(state.table.seats, role), ...part }) })

const play = (state: State, part: (play: Play) => Partial<Play>): State =>
  state.play === null ? state : { ...state, play: { ...state.play, ...part(state.play) } }

/** Somebody did something since the act's opening: from here one can step back. */
const touched = (state: State): State => play(state, () => ({ touched: true }))

const laneOf = (state: State, role: RoleIx): LaneState => at(state.play?.lanes ?? [], role)

const lane = (state: State, role: RoleIx, part: Partial<LaneState>): State =>
  play(state, (p) => ({ lanes: put(p.lanes, role, { ...at(p.lanes, role), ...part }) }))

const hold = (state: State, role: RoleIx, part: { remedyAttempt: number } | { rescueAttempt: number }): State => {
  const held = laneOf(state, role).hold
  return held === null ? state : lane(state, role, { hold: { ...held, ...part } })
}

const contribute = (state: State, role: RoleIx, what: keyof Contribution): State =>
  play(state, (p) => {
    const mine = at(p.contributions, role)
    return { contributions: put(p.contributions, role, { ...mine, [what]: mine[what] + 1 }) }
  })

/** Who went away agrees to nothing any more. */
const withoutConsentsOf = (state: State, role: RoleIx): State =>
  table(state, {
    seats: state.table.seats.map((s) =>
      s.consents.includes(role) ? { ...s, consents: s.consents.filter((one) => one !== role) } : s,
    ),
  })

const settledPart = (s: Settled): Settled => ({
  meters: s.meters,
  flags: s.flags,
  clock: s.clock,
  clues: s.clues,
  scores: s.scores,
})

const freshSeats = (state: State): State =>
  table(state, {
    seats: state.table.seats.map((s) => ({
      ...s,
      asks: 0,
      askDue: null,
      consents: [],
      needsHelp: false,
      proxy: s.open ? null : s.proxy,
      open: false,
    })),
  })

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

const opened = (
  scenario: Scenario,
  state: State,
  { act, from, paragraphs }: Extract<Event, { type: 'opened' }>,
): State => {
  if (state.play === null) return state
  const next: Play = {
    ...state.play,
    act,
    from,
    paragraphs,
    phase: 'lanes',
    lanes: scenario.roles.map((_, role) => ({ ...freshLane(scenario), step: at(state.play?.lanes ?? [], role).step })),
    armedAt: null,
    rung: 0,
    action: null,
    touched: false,
  }
  return freshSeats({ ...state, play: next, opening: next })
}

/** Moves every open deadline of waiting people later; holds and rules of play are not touched. */
const extended = (state: State, by: number): State => {
  const later = (due: number | null): number | null => (due === null ? null : due + by)
  const moved = play(state, (p) => ({
    armedAt: later(p.armedAt),
    action:
      p.action?.kind === 'together'
        ? { ...p.action, due: later(p.action.due) }
        : p.action?.kind === 'vote' && p.action.tie !== null
          ? { ...p.action, tie: { ...p.action.tie, due: p.action.tie.due + by } }
          : p.action,
  }))
  return table(moved, {
    seats: moved.table.seats.map((s) => ({
      ...s,
      askDue: later(s.askDue),
      since: s.presence === 'present' ? s.since : s.since + by,
    })),
  })
}
