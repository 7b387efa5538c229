// The ceiling: every message goes to everybody in the room, nothing else happens.
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'

const rooms = new Map()
const server = createServer()
const wss = new WebSocketServer({ server, perMessageDeflate: false })
wss.on('connection', (socket, request) => {
  const id = new URL(request.url, 'http://x').searchParams.get('room')
  const room = rooms.get(id) ?? new Set()
  rooms.set(id, room.add(socket))
  socket.on('message', (data) => {
    const text = data.toString()
    for (const other of room) other.send(text)
  })
})
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'))
