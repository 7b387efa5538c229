import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readLibrary } from '../../../src/server/library.ts'
import { buildServer } from '../../../src/server/serve.ts'
import { openPostgresStore } from '../../../src/server/store/postgres.ts'
import { openSqliteStore } from '../../../src/server/store/sqlite.ts'
import { leapClock } from './leap-clock.ts'

// The room server as `npm start` builds it, but for its clock: the 90 seconds after which a lost phone counts as away
// take a few seconds, and a line `leap <ms>` sets it forward. It ends with whoever started it.

const at = (relative: string): string => fileURLToPath(new URL(`../../../${relative}`, import.meta.url))
const BLINK = 90_000
const { PORT, DATA_DIR = '', DATABASE_URL, SCHEMA = '', AWAY_AFTER = '4000' } = process.env

const clock = leapClock()

const store =
  DATABASE_URL === undefined
    ? await openSqliteStore(path.join(DATA_DIR, 'rooms.db'))
    : await openPostgresStore({ url: DATABASE_URL, schema: SCHEMA, onError: () => undefined })

const server = await buildServer({
  webRoot: at('dist/h5'),
  logLevel: 'silent',
  store,
  library: readLibrary(at('scenarios'), (problem) => console.error(problem)),
  secret: 'a secret that several nodes of a test share',
  address: () => 'http://192.168.1.20:3000',
  clock: {
    now: clock.now,
    after: (ms, callback) => clock.after(ms === BLINK ? Number(AWAY_AFTER) : ms, callback),
  },
})
await server.app.listen({ host: '127.0.0.1', port: Number(PORT) })
console.log('ready')
const stop = (): void => {
  void server.close().then(() => process.exit(0))
}
process.on('SIGTERM', stop)
process.stdin.on('data', (text) => {
  const [, ms] = /^leap (\d+)$/m.exec(String(text)) ?? []
  if (ms === undefined) return
  clock.leap(Number(ms))
  console.log('leapt')
})
process.stdin.on('end', stop)
