// Sends commands into rooms and notes when the other three phones have each of them. Prints one line of JSON.
import { PEERS } from './peers.mjs'

const { PEER, PORT, ROOMS = '200', SECONDS = '6', RATE = '0', SERVER_PID } = process.env

import fs from 'node:fs'

const peer = PEERS[PEER]
const port = Number(PORT)
const start = performance.now()
const rooms = []
// A few at a time: connecting is measured, but not as a flood.
const ids = Array.from({ length: Number(ROOMS) }, (_, i) => `room${i}`)
await Promise.all(
  Array.from({ length: 8 }, async () => {
    for (let id = ids.pop(); id !== undefined; id = ids.pop())
      rooms.push({ seats: await peer.room(port, id), sent: 0, at: 0, left: 0 })
  }),
)
const connectMs = performance.now() - start
await new Promise((resolve) => setTimeout(resolve, 500))

/** CPU seconds of the server, its threads included. */
const cpu = () => {
  const fields = fs.readFileSync(`/proc/${SERVER_PID}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

let measuring = false
let done = 0
let bytes = 0
let frames = 0
const times = []
const rate = Number(RATE)

const send = (room) => {
  const seat = room.seats[room.sent % 4]
  room.sent += 1
  // The next command waits for all four, the time for the other three.
  room.left = 4
  room.others = 3
  room.by = seat
  room.at = performance.now()
  seat.socket.send(peer.command(seat))
}
for (const room of rooms) {
  for (const seat of room.seats) {
    seat.socket.on('message', (data) => {
      if (!peer.isNews(data)) return
      if (measuring) {
        bytes += data.length
        frames += 1
      }
      if (room.left === 0) return
      room.left -= 1
      if (seat !== room.by) {
        room.others -= 1
        if (room.others === 0 && measuring) times.push(performance.now() - room.at)
      }
      if (room.left > 0) return
      if (measuring) done += 1
      if (rate === 0) send(room)
    })
  }
}
let stop = false
if (rate === 0) for (const room of rooms) send(room)
else {
  let next = performance.now()
  let i = 0
  const tick = () => {
    while (performance.now() >= next) {
      // A room that has not answered yet is passed over: late answers must not hide behind a queue of their own making.
      for (let tries = 0; tries < rooms.length; tries += 1) {
        const room = rooms[i++ % rooms.length]
        if (room.left > 0) continue
        send(room)
        break
      }
      next += 1000 / rate
    }
    if (!stop) setImmediate(tick)
  }
  tick()
}
await new Promise((resolve) => setTimeout(resolve, 1500))
measuring = true
const [cpu0, t0] = [cpu(), performance.now()]
await new Promise((resolve) => setTimeout(resolve, Number(SECONDS) * 1000))
measuring = false
const seconds = (performance.now() - t0) / 1000
const cpuSeconds = cpu() - cpu0
stop = true
times.sort((a, b) => a - b)
const at = (q) => times[Math.min(times.length - 1, Math.floor(times.length * q))] ?? 0
console.log(
  JSON.stringify({
    perSecond: done / seconds,
    perCpuSecond: cpuSeconds > 0 ? done / cpuSeconds : 0,
    cpu: cpuSeconds / seconds,
    p50: at(0.5),
    p99: at(0.99),
    bytes: frames > 0 ? bytes / frames : 0,
    connectMs,
  }),
)
process.exit(0)
