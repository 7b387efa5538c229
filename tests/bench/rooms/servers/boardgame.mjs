// boardgame.io with its store in memory and a private part for each player.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const { Server, Origins } = require('boardgame.io/server')
const { ActivePlayers } = require('boardgame.io/core')

const Gates = {
  name: 'gates',
  setup: () => ({ seats: [0, 1, 2, 3].map((i) => ({ sign: 'working', done: 0, secret: `secret of ${i}` })) }),
  playerView: ({ G, playerID }) => ({
    seats: G.seats.map((seat, i) => (String(i) === playerID ? seat : { sign: seat.sign, done: seat.done })),
  }),
  turn: { activePlayers: ActivePlayers.ALL },
  moves: {
    help: {
      move: ({ G, playerID }, on) => {
        const seat = G.seats[Number(playerID)]
        seat.sign = on ? 'help' : 'working'
        seat.done += 1
      },
      client: false,
      noLimit: true,
      undoable: false,
    },
  },
}
const server = Server({ games: [Gates], origins: [Origins.LOCALHOST] })
await server.run({ port: Number(process.env.PORT), callback: () => console.log('ready') })
