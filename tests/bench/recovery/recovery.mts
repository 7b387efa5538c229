import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { WebSocket } from 'ws'
import { bundleServer } from '../../../scripts/bundle-server.mts'
import { type Command, decide, type Scenario } from '../../../src/engine/index.ts'
import { emptyRoom, encodeEvents, fold } from '../../../src/server/rooms/log.ts'
import type { RoomStore, Row } from '../../../src/server/store/room-store.ts'
import { makeTokens } from '../../../src/server/tokens.ts'
import { loadFourGates } from '../../fixtures/four-gates.ts'
import { postgresPlace, sqlitePlace } from '../../server/store/stores.ts'
import { SECRET } from '../../server/support/settings.ts'

const [rounds = '5', count = '10000'] = process.argv.slice(2)
const ROOMS = Number(count)
const ROWS = 60
const PHONES = ['p0', 'p1', 'p2', 'p3']
/** So many rooms come back at once, four phones each. */
const CROWD = 200
const tokens = makeTokens(SECRET)
const program = bundleServer('tests/server/support/node.mts', 'dist/bench-recovery')

/** A log as a room has it in its second act or so: four joins, a start, and a good deal of play. */
const aLog = (scenario: Scenario, seed: number): Row[] => {
  const rows: Row[] = []
  let point = emptyRoom(scenario, seed)
  const counts = [0, 0, 0, 0]
  const play = (phone: number, body: Command['body']): void => {
    counts[phone] = (counts[phone] ?? 0) + 1
    const n = counts[phone] ?? 0
    const command: Command = { by: { phone: PHONES[phone] ?? '' }, at: Date.now(), n, hash: `${n}`, body }
    const { events, refused } = decide(scenario, point.state, command)
    if (refused !== null) throw new Error(refused)
    const row = { seq: point.head + 1, phone: PHONES[phone] ?? '', n, at: command.at, body: encodeEvents(events) }
    rows.push(row)
    point = fold(scenario, point, [row])
  }
  for (const role of [0, 1, 2, 3]) play(role, { type: 'join', role, ...(role === 0 ? { host: true } : {}) })
  play(0, { type: 'start' })
  for (let i = 0; rows.length < ROWS; i += 1) play(i % 4, { type: 'help', on: i % 8 < 4 })
  return rows
}

const fill = async (store: RoomStore): Promise<number[]> => {
  const scenario = loadFourGates(8, 1)
  await store.saveScenario(scenario.hash, JSON.stringify(scenario))
  const ids: number[] = []
  const make = async (i: number): Promise<void> => {
    const room = await store.createRoom({ number: String(100_000 + i), scenario: scenario.hash, seed: 1 })
    if (room !== null) ids.push(room.id)
  }
  for (let i = 0; i < ROOMS; i += 50) await Promise.all(Array.from({ length: 50 }, (_, k) => make(i + k)))
  const rows = aLog(scenario, 1)
  for (let i = 0; i < ids.length; i += 200) await store.append(ids.slice(i, i + 200).map((room) => ({ room, rows })))
  return ids
}

const aFreePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = net.createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo
      probe.close(() => resolve(port))
    })
  })

let sockets = 0

/** Tries until the server is there, then sends a command; resolves at its acknowledgement. */
const accepted = (port: number, room: number, phone: string): Promise<void> =>
  new Promise((resolve) => {
    sockets += 1
    const k = sockets
    const open = (): void => {
      const ws = new WebSocket(`ws://127.0.0.1:${port}/ws`)
      let n = 0
      ws.on('error', () => setTimeout(open, 10))
      ws.on('open', () =>
        ws.send(JSON.stringify({ t: 'hello', v: 1, token: tokens.make({ kind: 'phone', room, phone }), k })),
      )
      ws.on('message', (data) => {
        const frame = JSON.parse(String(data)) as { t: string; n?: number; code?: string }
        if (frame.t === 'welcome') {
          n = (frame.n ?? 0) + 1
          ws.send(JSON.stringify({ t: 'do', n, c: { type: 'help', on: n % 2 === 0 } }))
        }
        // Whoever called for help already takes the call back.
        if (frame.t === 'no' && frame.n === n)
          ws.send(JSON.stringify({ t: 'do', n, c: { type: 'help', on: n % 2 !== 0 } }))
        if (frame.t === 'v' && frame.n === n) {
          ws.terminate()
          resolve()
        }
      })
    }
    open()
  })

const start = (where: object, port: number) => {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, PLACE: JSON.stringify(where), PORT: String(port), NODE_ENV: 'production' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.write('go')
  const ready = new Promise<void>((resolve) => child.stdout.on('data', () => resolve()))
  return {
    ready,
    kill: () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGKILL')
      }),
  }
}

const median = (list: number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0

const measure = async (where: object, ids: readonly number[]) => {
  const found = { listening: [] as number[], first: [] as number[], crowd: [] as number[] }
  const some = (k: number): number => ids[(k * 7919) % ids.length] ?? 0
  for (let round = 0; round < Number(rounds); round += 1) {
    // A server in the middle of its work, killed.
    const before = await aFreePort()
    const old = start(where, before)
    await Promise.all(Array.from({ length: 50 }, (_, k) => accepted(before, some(k + round), 'p1')))
    await old.kill()
    const port = await aFreePort()
    const from = performance.now()
    const next = start(where, port)
    next.ready.then(() => found.listening.push(performance.now() - from))
    await accepted(port, some(round), 'p0')
    found.first.push(performance.now() - from)
    const crowdFrom = performance.now()
    await Promise.all(Array.from({ length: CROWD * 4 }, (_, k) => accepted(port, some(k >> 2), PHONES[k % 4] ?? '')))
    found.crowd.push(performance.now() - crowdFrom)
    await next.kill()
  }
  return {
    listening: median(found.listening),
    first: median(found.first),
    worst: Math.max(...found.first),
    crowd: median(found.crowd),
  }
}

const lines: string[] = []
const results: object[] = []
const run = async (name: string, place: ReturnType<typeof sqlitePlace> | ReturnType<typeof postgresPlace>) => {
  const where =
    'file' in place
      ? { file: place.file }
      : { url: process.env.TEST_DATABASE_URL ?? 'postgres://root@127.0.0.1:5432/test', schema: place.schema }
  const store = await place.open()
  const ids = await fill(store)
  await store.close()
  const m = await measure(where, ids)
  results.push({ name, rooms: ids.length, rowsARoom: ROWS, rounds: Number(rounds), load: os.loadavg()[0], ...m })
  lines.push(
    `| ${name} | ${ids.length} × ${ROWS} | ${Object.values(m)
      .map((ms) => ms.toFixed(0))
      .join(' | ')} |`,
  )
  await place.remove()
}

await run('SQLite', sqlitePlace())
await run('PostgreSQL', postgresPlace())
console.log(`medians of ${rounds} kills, ms; load average ${os.loadavg()[0]?.toFixed(1)}\n`)
console.log(
  `| store | rooms × rows | listening | first accepted command | its worst | then ${CROWD} rooms, 4 phones each, a command each |`,
)
console.log('|---|---|---|---|---|---|')
console.log(lines.join('\n'))
const folder = path.resolve('tests/bench/results')
fs.mkdirSync(folder, { recursive: true })
fs.writeFileSync(path.join(folder, 'recovery.json'), JSON.stringify(results, null, 2))
process.exit(0)
