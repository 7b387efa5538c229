import { parentPort, workerData } from 'node:worker_threads'
import { openSqlite, type SqliteOp } from './sqlite-database.ts'

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

const db = openSqlite((workerData as { readonly file: string }).file)

parentPort?.on('message', ({ id, op, args }: Call) => {
  try {
    const result = (db[op] as (...args: readonly unknown[]) => unknown)(...args)
    parentPort?.postMessage({ id, result } satisfies Answer)
    if (op === 'close') parentPort?.close()
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) } satisfies Answer)
  }
})
parentPort?.postMessage({ id: 0 } satisfies Answer)
