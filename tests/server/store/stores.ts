import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Database from 'libsql'
import pg from 'pg'
import { openPostgresStore } from '@/server/store/postgres'
import type { RoomStore } from '@/server/store/room-store'
import { openSqliteStore } from '@/server/store/sqlite'

/** A place for a store of one test file; `open` may be called again to see what a newly started server sees. */
export interface Place {
  open(): Promise<RoomStore>
  /** Runs statements past the store, as another program would; answers the rows of the last one. */
  sql(text: string): Promise<readonly Record<string, unknown>[]>
  remove(): Promise<void>
}

export const sqlitePlace = (): Place & { readonly file: string } => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rooms-'))
  const file = path.join(folder, 'rooms.db')
  return {
    file,
    open: () => openSqliteStore(file),
    sql: async (text) => {
      const db = new Database(file)
      const statements = text.split(';')
      const last = statements.pop() ?? ''
      for (const statement of statements) db.exec(statement)
      const prepared = db.prepare(last)
      const found = prepared.reader ? (prepared.all() as Record<string, unknown>[]) : []
      if (!prepared.reader) prepared.run()
      db.close()
      return found
    },
    remove: async () => fs.rmSync(folder, { recursive: true, force: true }),
  }
}

export const POSTGRES_URL = process.env.TEST_DATABASE_URL ?? 'postgres://root@127.0.0.1:5432/test'

const askPostgres = async (text: string): Promise<readonly Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: POSTGRES_URL })
  await client.connect()
  const results = await client.query(text)
  await client.end()
  return (Array.isArray(results) ? results[results.length - 1] : results).rows
}

export const postgresPlace = (): Place & { readonly schema: string } => {
  const schema = `test_${randomBytes(6).toString('hex')}`
  return {
    schema,
    open: () => openPostgresStore({ url: POSTGRES_URL, schema, onError: () => undefined }),
    sql: (text) => askPostgres(`CREATE SCHEMA IF NOT EXISTS ${schema}; SET search_path = ${schema}; ${text}`),
    remove: async () => void (await askPostgres(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)),
  }
}

/** Whether a PostgreSQL for tests answers. With CI=true its absence is no excuse: the suite then runs and fails. */
export const postgresAnswers = async (): Promise<boolean> => {
  if (process.env.CI === 'true') return true
  const client = new pg.Client({ connectionString: POSTGRES_URL, connectionTimeoutMillis: 1500 })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    console.warn(
      `PostgreSQL 的测试被跳过：${POSTGRES_URL.replace(/\/\/.*@/, '//')} 没有应答（可用 TEST_DATABASE_URL 指明）`,
    )
    return false
  }
}
