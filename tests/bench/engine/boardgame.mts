import { createRequire } from 'node:module'
import { ATTEMPTS, LANE, METER, OPTIONS, type Peer, ROLES, SCRIPT } from './act.mts'

const require = createRequire(import.meta.url)
const { ActivePlayers, INVALID_MOVE } = require('boardgame.io/core')
const { CreateGameReducer, InitializeGame, ProcessGameConfig } = require('boardgame.io/internal')

// The act as its docs would have it: all players active, one move for each kind of task, a playerView.

interface Seat {
  at: number
  attempt: number
  tally: number
  ready: boolean
}
interface Table {
  seats: Seat[]
  meter: number
  settled: boolean
}
type Args = { G: Table; playerID: string }

const doing = ({ G, playerID }: Args, kind: string): Seat | null => {
  const seat = G.seats[Number(playerID)]
  return seat !== undefined && LANE[seat.at] === kind ? seat : null
}

const finish = (seat: Seat): void => {
  seat.at += 1
  seat.attempt = 0
}

const fail = (seat: Seat): void => {
  seat.attempt += 1
  if (seat.attempt >= ATTEMPTS) finish(seat)
}

const game = {
  name: 'act',
  disableUndo: true,
  setup: (): Table => ({
    seats: Array.from({ length: ROLES }, () => ({ at: 0, attempt: 0, tally: 0, ready: false })),
    meter: METER.start,
    settled: false,
  }),
  turn: { activePlayers: ActivePlayers.ALL },
  moves: {
    read: (args: Args) => {
      const seat = doing(args, 'read')
      if (seat === null) return INVALID_MOVE
      finish(seat)
    },
    choice: (args: Args, option: number) => {
      const seat = doing(args, 'choice')
      const add = OPTIONS[option]
      if (seat === null || add === undefined) return INVALID_MOVE
      if (add === null) return fail(seat)
      seat.tally += add
      finish(seat)
    },
    order: (args: Args, right: boolean) => {
      const seat = doing(args, 'order')
      if (seat === null) return INVALID_MOVE
      if (right) finish(seat)
      else fail(seat)
    },
    ready: ({ G, playerID }: Args) => {
      const seat = G.seats[Number(playerID)]
      if (seat === undefined || seat.at < LANE.length || seat.ready) return INVALID_MOVE
      seat.ready = true
      if (!G.seats.every(({ ready }) => ready)) return
      const sum = G.seats.reduce((total, { tally }) => total + tally, G.meter)
      G.meter = Math.min(METER.max, Math.max(METER.min, sum))
      G.settled = true
    },
  },
  playerView: ({ G, playerID }: Args) => ({
    meter: G.meter,
    settled: G.settled,
    seats: G.seats.map((seat, i) =>
      String(i) === playerID ? seat : { ready: seat.ready, done: seat.at >= LANE.length },
    ),
  }),
}

const processed = ProcessGameConfig(game)
const reducer = CreateGameReducer({ game: processed })
const opening = InitializeGame({ game: processed, numPlayers: ROLES })
const actions = SCRIPT.map((step) => ({
  type: 'MAKE_MOVE',
  payload: {
    type: step.do,
    args: step.do === 'choice' ? [step.option] : step.do === 'order' ? [step.right] : [],
    playerID: String(step.role),
  },
}))

export const boardgame: Peer = {
  name: 'boardgame.io',
  play: (views) => {
    let state = opening
    for (const action of actions) {
      state = reducer(state, action)
      if (!views) continue
      for (let role = 0; role < ROLES; role++)
        processed.playerView({ G: state.G, ctx: state.ctx, playerID: String(role) })
    }
    return state.G.meter
  },
}
