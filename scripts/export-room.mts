import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../src/server/config.ts'
import { recordOf } from '../src/server/record.ts'
import { openPostgresStore } from '../src/server/store/postgres.ts'
import { openSqliteStore } from '../src/server/store/sqlite.ts'

// Writes a played evening of a room for `npm run simulate -- … --record`: events and times, no names.

const USAGE = `用法：npm run export -- 房间号 -o 记录.json

  把一个房间玩过的一晚存成记录，给 npm run simulate -- 剧本 --record 记录.json 用；里面没有人的名字`

const { values, positionals } = parseArgs({
  options: { output: { type: 'string', short: 'o' }, help: { type: 'boolean', short: 'h' } },
  allowPositionals: true,
  strict: false,
})
const [number] = positionals
const { output, help } = values

const exported = async (number: string, output: string): Promise<void> => {
  const read = readConfig(process.env)
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  const { databaseUrl, dataDir } = read.config
  const file = path.join(dataDir, 'rooms.db')
  if (databaseUrl === undefined && !fs.existsSync(file)) throw new Error(`没有 ${file}。请在存着房间的文件夹里运行。`)
  const store =
    databaseUrl === undefined
      ? await openSqliteStore(file)
      : await openPostgresStore({ url: databaseUrl, onError: () => undefined })
  try {
    const record = await recordOf(store, number)
    if (record === null) throw new Error(`没有房间 ${number}。房间号过一阵会收回，请在玩完不久导出。`)
    fs.writeFileSync(output, `${JSON.stringify(record)}\n`)
    console.log(`写好了 ${output}`)
  } finally {
    await store.close()
  }
}

if (help === true) console.log(USAGE)
else if (number === undefined || typeof output !== 'string') {
  console.error(USAGE)
  process.exitCode = 2
} else {
  await exported(number, output).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  })
}
