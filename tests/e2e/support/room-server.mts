import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readLibrary } from '../../../src/server/library.ts'
import { systemClock } from '../../../src/server/rooms/clock.ts'
import { buildServer } from '../../../src/server/serve.ts'
import { openPostgresStore } from '../../../src/server/store/postgres.ts'
import { openSqliteStore } from '../../../src/server/store/sqlite.ts'

// The room server as `npm start` builds it, but for one thing: the 90 seconds after which a lost phone counts as away
// take a few seconds, since no test can wait for them.

const at = (relative: string): string => fileURLToPath(new URL(`../../../${relative}`, import.meta.url))
const BLINK = 90_000
const { PORT, DATA_DIR = '', DATABASE_URL, SCHEMA = '', AWAY_AFTER = '4000' } = process.env

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
    now: () => systemClock.now(),
    after: (ms, callback) => systemClock.after(ms === BLINK ? Number(AWAY_AFTER) : ms, callback),
  },
})
await server.app.listen({ host: '127.0.0.1', port: Number(PORT) })
console.log('ready')
process.on('SIGTERM', () => {
  void server.close().then(() => process.exit(0))
})
