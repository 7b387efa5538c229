// Our own server as it runs for people, its limits taken off: rules, views, log and all.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildServer } from '../../../../src/server/serve.ts'
import { openPostgresStore } from '../../../../src/server/store/postgres.ts'
import { openSqliteStore } from '../../../../src/server/store/sqlite.ts'
import { loadFourGates } from '../../../fixtures/four-gates.ts'
import { NO_LIMITS, SECRET } from '../../../server/support/settings.ts'

const { STORE = 'sqlite', PORT = '0', FOLDER = os.tmpdir(), DATABASE_URL = '', SCHEMA = 'bench' } = process.env
const store =
  STORE === 'postgres'
    ? await openPostgresStore({ url: DATABASE_URL, schema: SCHEMA, onError: console.error })
    : await openSqliteStore(path.join(FOLDER, 'rooms.db'))
const scenario = loadFourGates(4, 120)
const server = await buildServer({
  webRoot: fs.mkdtempSync(path.join(os.tmpdir(), 'web-')),
  logLevel: 'error',
  library: new Map([[scenario.id, scenario]]),
  secret: SECRET,
  limits: NO_LIMITS,
  store,
})
await server.app.listen({ host: '127.0.0.1', port: Number(PORT) })
console.log('ready')
// A profile is written at the end.
process.on('SIGINT', () => process.exit(0))
