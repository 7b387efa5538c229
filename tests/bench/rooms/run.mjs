// npm run bench -- rooms [rounds] [seconds]: every server in turn, so many rounds, medians, ratios to the raw relay.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleServer } from '../../../scripts/bundle-server.mts'

const here = (relative) => fileURLToPath(new URL(relative, import.meta.url))
const [rounds = '3', seconds = '6'] = process.argv.slice(2)
const ONLY = process.env.ONLY?.split(',')
const DATABASE_URL = process.env.TEST_DATABASE_URL ?? 'postgres://root@127.0.0.1:5432/test'

const SERVERS = [
  { name: 'raw ws relay', peer: 'raw', file: 'raw.mjs', durable: 'no' },
  { name: 'xinghuo, SQLite', peer: 'xinghuo', file: 'xinghuo.mts', durable: 'fsync before the answer' },
  {
    name: 'xinghuo, PostgreSQL',
    peer: 'xinghuo',
    file: 'xinghuo.mts',
    durable: 'commit before the answer',
    env: { STORE: 'postgres', DATABASE_URL },
  },
  { name: 'Colyseus, state + StateView', peer: 'colyseus', file: 'colyseus.mjs', durable: 'no' },
  { name: 'socket.io', peer: 'socketio', file: 'socketio.mjs', durable: 'no' },
  { name: 'boardgame.io, in memory', peer: 'boardgame', file: 'boardgame.mjs', durable: 'no' },
].filter(({ name }) => ONLY === undefined || ONLY.some((part) => name.includes(part)))

const LOADS = [
  { name: '50 rooms, closed loop', rooms: 50, rate: 0 },
  { name: '200 rooms, closed loop', rooms: 200, rate: 0 },
  { name: '500 rooms, closed loop', rooms: 500, rate: 0 },
  { name: '500 rooms, 1000 commands/s', rooms: 500, rate: 1000 },
].filter(({ name }) => process.env.LOADS === undefined || name.includes(process.env.LOADS))

/** Our server runs the way `npm start` runs it. */
const xinghuo = bundleServer('tests/bench/rooms/servers/xinghuo.mts', 'dist/bench')

const freePort = () =>
  new Promise((resolve) => {
    const probe = net.createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

/** One core for the server, the other for the load. */
const pinned = (core, args, env) =>
  spawn('taskset', ['-c', String(core), process.execPath, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })

const rss = (pid) => Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))[1])

const measure = async (server, load) => {
  const folder = fs.mkdtempSync(path.join(process.env.FOLDER ?? os.tmpdir(), 'bench-'))
  const port = await freePort()
  const env = {
    PORT: String(port),
    FOLDER: folder,
    SCHEMA: `bench_${process.pid}`,
    NODE_ENV: 'production',
    ...server.env,
  }
  const file = server.peer === 'xinghuo' ? xinghuo : here(`./servers/${server.file}`)
  const child = pinned(0, [file], env)
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => String(text).includes('ready') && resolve())
    child.on('exit', () => reject(new Error(`${server.name} did not start`)))
  })
  child.stdout.resume()
  const empty = rss(child.pid)
  const client = pinned(1, [here('./load.mjs')], {
    PEER: server.peer,
    PORT: String(port),
    ROOMS: String(load.rooms),
    RATE: String(load.rate),
    SECONDS: seconds,
    SERVER_PID: String(child.pid),
  })
  let out = ''
  client.stdout.on('data', (text) => {
    out += text
  })
  await new Promise((resolve) => client.on('exit', resolve))
  child.kill('SIGKILL')
  await new Promise((resolve) => child.on('exit', resolve))
  fs.rmSync(folder, { recursive: true, force: true })
  const result = JSON.parse(out.trim().split('\n').pop())
  return { ...result, kbPerRoom: (result.rssKb - empty) / load.rooms }
}

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1]
const all = []
for (const load of LOADS) {
  const found = new Map(SERVERS.map((server) => [server.name, []]))
  for (let round = 0; round < Number(rounds); round += 1) {
    for (const server of SERVERS) {
      try {
        found.get(server.name).push(await measure(server, load))
      } catch (error) {
        console.error(`${server.name}: ${error.message}`)
      }
    }
  }
  console.log(`\n### ${load.name} (medians of ${rounds} rounds of ${seconds} s)\n`)
  console.log(
    '| server | durable | commands/s | × raw | commands per CPU s | × raw | p50 ms | p99 ms | bytes/frame | KB/room |',
  )
  console.log('|---|---|---|---|---|---|---|---|---|---|')
  const of = (name, key) => median(found.get(name).map((r) => r[key]))
  // Ratios are taken within a round, where the neighbours were the same.
  const ratio = (name, key) => {
    const base = found.get('raw ws relay') ?? []
    const own = found.get(name)
    const ratios = own.flatMap((r, i) => (base[i] === undefined || base[i][key] === 0 ? [] : [r[key] / base[i][key]]))
    return ratios.length === 0 ? '' : median(ratios).toFixed(2)
  }
  for (const { name, durable } of SERVERS) {
    if (found.get(name).length === 0) continue
    const f = (key, digits = 0) => of(name, key).toFixed(digits)
    console.log(
      `| ${name} | ${durable} | ${f('perSecond')} | ${ratio(name, 'perSecond')} | ${f('perCpuSecond')} | ${ratio(name, 'perCpuSecond')} | ${f('p50', 2)} | ${f('p99', 2)} | ${f('bytes')} | ${f('kbPerRoom')} |`,
    )
    all.push({ load: load.name, server: name, rounds: found.get(name) })
  }
}
if (SERVERS.some(({ env }) => env?.STORE === 'postgres')) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: DATABASE_URL })
  await client.connect()
  await client.query(`DROP SCHEMA IF EXISTS bench_${process.pid} CASCADE`)
  await client.end()
}
fs.mkdirSync(here('../results'), { recursive: true })
fs.writeFileSync(
  here('../results/rooms.json'),
  `${JSON.stringify({ at: new Date().toISOString(), node: process.version, all }, null, 1)}\n`,
)
