// npm run bench -- memory [rooms]: what a room with four open sockets keeps in memory, after the garbage is gone.
import fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { PEERS } from '../rooms/peers.mjs'
import { SERVERS, startServer, tidy } from '../rooms/servers.mjs'

const here = (relative) => fileURLToPath(new URL(relative, import.meta.url))
const ROOMS = Number(process.argv[2] ?? 400)
const WARM = 50
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** So many rooms, eight at a time; every seat has said something twice. */
const open = async (peer, port, count, name) => {
  const ids = Array.from({ length: count }, (_, i) => `${name}${i}`)
  const rooms = []
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let id = ids.pop(); id !== undefined; id = ids.pop()) rooms.push(await peer.room(port, id))
    }),
  )
  for (let turn = 0; turn < 8; turn += 1) {
    for (const seats of rooms) {
      const seat = seats[turn % 4]
      seat.socket.send(peer.command(seat))
    }
    await sleep(1000)
  }
}

const measure = async (server) => {
  const running = await startServer(server, { core: 0, flags: ['--expose-gc', '-r', here('./tell.cjs')] })
  const { child, port } = running
  const memory = () =>
    new Promise((resolve) => {
      const hear = (text) => {
        const found = /memory (\{.*\})/.exec(String(text))
        if (found === null) return
        child.stdout.off('data', hear)
        resolve(JSON.parse(found[1]))
      }
      child.stdout.on('data', hear)
      process.kill(child.pid, 'SIGUSR2')
    })
  const peer = PEERS[server.peer]
  await open(peer, port, WARM, 'warm')
  const before = await memory()
  await open(peer, port, ROOMS, 'room')
  const after = await memory()
  await running.stop()
  const kb = (key) => (after[key] - before[key]) / ROOMS / 1024
  return { heap: kb('heapUsed') + kb('external'), rss: kb('rss') }
}

const all = []
console.log(`| server | heap KB a room | resident KB a room |\n|---|---|---|`)
for (const server of SERVERS) {
  const found = await measure(server)
  all.push({ server: server.name, ...found })
  console.log(`| ${server.name} | ${found.heap.toFixed(0)} | ${found.rss.toFixed(0)} |`)
}
await tidy()
fs.mkdirSync(here('../results'), { recursive: true })
fs.writeFileSync(
  here('../results/memory.json'),
  `${JSON.stringify({ at: new Date().toISOString(), node: process.version, rooms: ROOMS, all }, null, 1)}\n`,
)
process.exit(0)
