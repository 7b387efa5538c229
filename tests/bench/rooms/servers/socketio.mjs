// A room of socket.io with a counter as its state; nothing is kept, nothing is checked.
import { createServer } from 'node:http'
import { Server } from 'socket.io'

const http = createServer()
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false })
const heads = new Map()
io.on('connection', (socket) => {
  const { room } = socket.handshake.query
  socket.join(room)
  socket.on('do', (command) => {
    const s = (heads.get(room) ?? 0) + 1
    heads.set(room, s)
    io.to(room).emit('v', { s, role: command.role, on: command.on })
  })
})
http.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'))
