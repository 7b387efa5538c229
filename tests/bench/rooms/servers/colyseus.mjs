// Colyseus with synchronised state: what everybody sees of four seats, and a private part behind a StateView.
import { createServer } from 'node:http'
import { Room, Server } from '@colyseus/core'
import { StateView, schema, t } from '@colyseus/schema'
import { WebSocketTransport } from '@colyseus/ws-transport'

const Seat = schema({ sign: t.string(), done: t.number(), secret: t.string().view() })
const State = schema({ seats: t.map(Seat) })

class Gates extends Room {
  maxClients = 4
  patchRate = null
  onCreate() {
    this.state = new State()
    this.onMessage('do', (client, { on }) => {
      const seat = this.state.seats.get(client.sessionId)
      seat.sign = on ? 'help' : 'working'
      seat.done += 1
      this.broadcastPatch()
    })
  }
  onJoin(client) {
    const seat = new Seat()
    seat.sign = 'working'
    seat.done = 0
    seat.secret = `secret of ${client.sessionId}`
    this.state.seats.set(client.sessionId, seat)
    client.view = new StateView()
    client.view.add(seat)
  }
}

const server = new Server({
  transport: new WebSocketTransport({ server: createServer() }),
  greet: false,
  gracefullyShutdown: false,
})
server.define('gates', Gates).filterBy(['room'])
await server.listen(Number(process.env.PORT), '127.0.0.1')
console.log('ready')
