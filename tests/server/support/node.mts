import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildServer } from '../../../src/server/serve.ts'
import { openPostgresStore } from '../../../src/server/store/postgres.ts'
import { openSqliteStore } from '../../../src/server/store/sqlite.ts'
import { loadFourGates } from '../../fixtures/four-gates.ts'
import { NO_LIMITS, SECRET } from './settings.ts'

/** A server in a process of its own, for tests that kill it. It opens its store when it is told to: most of a start is loading code. */
const { PLACE = '', PORT = '0', LOG_LEVEL = 'silent' } = process.env
const place = JSON.parse(PLACE) as { readonly file: string } | { readonly url: string; readonly schema: string }
const scenario = loadFourGates(8, 1)

await once(process.stdin, 'data')
const store =
  'file' in place ? await openSqliteStore(place.file) : await openPostgresStore({ ...place, onError: () => undefined })
const server = await buildServer({
  webRoot: fs.mkdtempSync(path.join(os.tmpdir(), 'web-')),
  logLevel: LOG_LEVEL,
  library: new Map([[scenario.id, scenario]]),
  secret: SECRET,
  limits: NO_LIMITS,
  store,
})
await server.app.listen({ host: '127.0.0.1', port: Number(PORT) })
process.on('SIGTERM', () => {
  server.close().then(() => process.exit(0))
})
console.log('ready')
