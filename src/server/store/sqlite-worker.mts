import { parentPort, workerData } from 'node:worker_threads'
import { holdAlone, openSqlite, type SqliteDatabase, type SqliteOp } from './sqlite-database.ts'
import { checkFolder, sqliteTrouble } from './trouble.ts'

/** The id of the answer to the opening. */
export const OPENED = 0

export interface Call {
  readonly id: number
  readonly op: SqliteOp | 'close'
  readonly args: readonly unknown[]
}
export interface Answer {
  readonly id: number
  readonly result?: unknown
  readonly error?: string
}

const { file, alone } = workerData as { readonly file: string; readonly alone: boolean }

/** An error of the driver does not survive the way to the other thread; its words do. */
const failure = (id: number, error: unknown): Answer => ({ id, error: sqliteTrouble(error, file).message })

const serve = (db: SqliteDatabase): void => {
  parentPort?.on('message', ({ id, op, args }: Call) => {
    try {
      const result = (db[op] as (...args: readonly unknown[]) => unknown)(...args)
      parentPort?.postMessage({ id, result } satisfies Answer)
      if (op === 'close') parentPort?.close()
    } catch (error) {
      parentPort?.postMessage(failure(id, error))
    }
  })
  parentPort?.postMessage({ id: OPENED } satisfies Answer)
}

try {
  checkFolder(file)
  if (alone) holdAlone(file)
  serve(openSqlite(file))
} catch (error) {
  parentPort?.postMessage(failure(OPENED, error))
}
