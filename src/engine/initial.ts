import type { Scenario } from './scenario'
import { BEFORE_LANE, type LaneState, MARK, type Play, type State, zeroTally } from './state'

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

/** A lane at an act's opening. */
export const freshLane = (scenario: Scenario): LaneState => ({
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

/** The play at its very beginning, before its first act opens. */
export const firstPlay = (scenario: Scenario): Play => ({
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
