import fs from 'node:fs'
import path from 'node:path'
import { writeText } from '../src/cli/files.ts'
import { attempt, optionsOf } from '../src/cli/options.ts'
import { USAGES } from '../src/cli/writer-words.ts'
import { readStorePlace } from '../src/server/config.ts'
import { recordOf } from '../src/server/record.ts'
import { openPostgresStore } from '../src/server/store/postgres.ts'
import type { RoomStore } from '../src/server/store/room-store.ts'
import { openSqliteStore } from '../src/server/store/sqlite.ts'

// Writes a played evening of a room for `npm run simulate -- … --record`: events and times, no names.

const openStore = async (): Promise<RoomStore> => {
  const place = readStorePlace(process.env)
  if ('problems' in place) throw new Error(place.problems.join('\n'))
  const { databaseUrl, dataDir } = place
  if (databaseUrl !== undefined) return openPostgresStore({ url: databaseUrl, onError: () => undefined })
  const file = path.join(dataDir, 'rooms.db')
  if (!fs.existsSync(file)) throw new Error(`没有 ${file}。请在存着房间的文件夹里运行。`)
  return openSqliteStore(file)
}

const exported = async (number: string, file: string): Promise<void> => {
  const store = await openStore()
  try {
    const record = await recordOf(store, number)
    if (record === null) throw new Error(`没有房间 ${number}。房间号过一阵会收回，请在玩完不久导出。`)
    writeText(file, `${JSON.stringify(record)}\n`)
    console.log(`写好了 ${file}`)
  } finally {
    await store.close()
  }
}

const args = process.argv.slice(2)
if (args.includes('--help') || args.includes('-h')) console.log(USAGES.export)
else {
  process.exitCode = await attempt({ out: console.log, error: console.error }, async () => {
    const { about, values } = optionsOf('export', args, { output: { type: 'string', short: 'o' } })
    try {
      await exported(about, values.output ?? `evening-${about}.json`)
      return 0
    } catch (error) {
      console.error(error instanceof Error ? error.message : String(error))
      return 1
    }
  })
}
