// The servers that are measured, and how one is started: our own the way `npm start` runs it.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleServer } from '../../../scripts/bundle-server.mts'

const ONLY = process.env.ONLY?.split(',')
const DATABASE_URL = process.env.TEST_DATABASE_URL ?? 'postgres://root@127.0.0.1:5432/test'
const SCHEMA = `bench_${process.pid}`

/** `ONLY=raw,SQLite` picks some by part of their names. */
export const SERVERS = [
  { name: 'raw ws relay', peer: 'raw', file: 'raw.mjs', durable: 'no' },
  { name: 'xinghuo, SQLite', peer: 'xinghuo', durable: 'fsync before the answer' },
  {
    name: 'xinghuo, PostgreSQL',
    peer: 'xinghuo',
    durable: 'commit before the answer',
    env: { STORE: 'postgres', DATABASE_URL },
  },
  { name: 'Colyseus, state + StateView', peer: 'colyseus', file: 'colyseus.mjs', durable: 'no' },
  { name: 'socket.io', peer: 'socketio', file: 'socketio.mjs', durable: 'no' },
  { name: 'boardgame.io, in memory', peer: 'boardgame', file: 'boardgame.mjs', durable: 'no' },
].filter(({ name }) => ONLY === undefined || ONLY.some((part) => name.includes(part)))

const ours = bundleServer('tests/bench/rooms/servers/xinghuo.mts', 'dist/bench')

const freePort = () =>
  new Promise((resolve) => {
    const probe = net.createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

/** Node on one core alone. */
export const nodeOn = (core, args, env) =>
  spawn('taskset', ['-c', String(core), process.execPath, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })

/** Resolves when the server takes connections. `flags` are Node's. */
export const startServer = async ({ name, file, env }, { core, flags = [] }) => {
  const folder = fs.mkdtempSync(path.join(process.env.FOLDER ?? os.tmpdir(), 'bench-'))
  const port = await freePort()
  const program = file === undefined ? ours : fileURLToPath(new URL(`./servers/${file}`, import.meta.url))
  const child = nodeOn(core, [...flags, program], {
    PORT: String(port),
    FOLDER: folder,
    SCHEMA,
    NODE_ENV: 'production',
    ...env,
  })
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => String(text).includes('ready') && resolve())
    child.on('exit', () => reject(new Error(`${name} did not start`)))
  })
  return {
    child,
    port,
    stop: async () => {
      const gone = new Promise((resolve) => child.on('exit', resolve))
      child.kill('SIGKILL')
      await gone
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Leaves nothing of these runs in the database. */
export const tidy = async () => {
  if (!SERVERS.some(({ env }) => env?.STORE === 'postgres')) return
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: DATABASE_URL })
  await client.connect()
  await client.query(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE`)
  await client.end()
}
