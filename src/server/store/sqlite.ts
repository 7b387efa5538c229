import { Worker } from 'node:worker_threads'
import type { RoomStore } from './room-store.ts'
import type { SqliteDatabase, SqliteOp } from './sqlite-database.ts'
import type { Answer, Call } from './sqlite-worker.mts'
import { StoreTrouble } from './trouble.ts'

export interface SqliteOptions {
  /** No other server may use the file at the same time. */
  readonly alone?: boolean
  /** The store came to an end by itself and can't be used any more. */
  readonly onBroken?: (error: Error) => void
}

/** The embedded store: one file, one writer, its fsync in a worker so that sockets are served meanwhile. */
export const openSqliteStore = async (
  file: string,
  { alone = false, onBroken = () => undefined }: SqliteOptions = {},
): Promise<RoomStore> => {
  const worker = new Worker(new URL('./sqlite-worker-boot.mjs', import.meta.url), { workerData: { file, alone } })
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let calls = 0
  let broken: Error | null = null
  let closing = false

  const fail = (error: Error): void => {
    if (broken === null) onBroken(error)
    broken ??= error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  await new Promise<void>((resolve, reject) => {
    worker.once('message', ({ error }: Answer) => (error === undefined ? resolve() : reject(new StoreTrouble(error))))
    worker.once('error', reject)
  })
  worker.on('error', fail)
  worker.on('exit', () => {
    if (!closing) fail(new StoreTrouble('存放数据的部分意外停了'))
  })
  worker.on('message', ({ id, result, error }: Answer) => {
    const call = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) call?.resolve(result)
    else call?.reject(new StoreTrouble(error))
  })

  const ask = <Op extends SqliteOp>(
    op: Op,
    ...args: Parameters<SqliteDatabase[Op]>
  ): Promise<ReturnType<SqliteDatabase[Op]>> => send(op, args) as Promise<ReturnType<SqliteDatabase[Op]>>

  const send = (op: Call['op'], args: readonly unknown[]): Promise<unknown> => {
    if (broken !== null) return Promise.reject(broken)
    calls += 1
    const id = calls
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      worker.postMessage({ id, op, args } satisfies Call)
    })
  }

  return {
    shared: false,
    createRoom: ({ number, scenario, seed }) => ask('createRoom', number, scenario, seed),
    findRoom: (number) => ask('findRoom', number),
    openRoom: (id) => ask('openRoom', id),
    // As text: copying a thousand small objects between threads costs more than writing them.
    append: async (chains) => {
      const firsts = chains.map(({ room, rows }) => [room, rows[0]?.seq ?? 1])
      const rows = chains.flatMap(({ room, rows }) =>
        rows.map(({ seq, phone, n, at, body }) => [room, seq, phone, n, at, body]),
      )
      return new Set(await ask('append', JSON.stringify(firsts), JSON.stringify(rows)))
    },
    tail: (room, after) => ask('tail', room, after),
    heads: async (rooms) => new Map(await ask('heads', rooms)),
    saveSnapshot: (room, snapshot) => ask('saveSnapshot', room, snapshot),
    retireNumbers: (before) => ask('retireNumbers', before),
    saveScenario: (hash, body) => ask('saveScenario', hash, body),
    scenario: (hash) => ask('scenario', hash),
    savePerson: (room, person) => ask('savePerson', room, person),
    removePerson: (room, phone) => ask('removePerson', room, phone),
    people: (room) => ask('people', room),
    beat: (boot) => ask('beat', boot),
    connect: (room, phone, boot, socket, ordinal) => ask('connect', room, phone, boot, socket, ordinal),
    disconnect: (room, phone, socket) => ask('disconnect', room, phone, socket),
    connections: (room) => ask('connections', room),
    dropConnections: (room, sockets) => ask('dropConnections', room, sockets),
    leave: (boot) => ask('leave', boot),
    hint: () => Promise.resolve(),
    onHint: () => undefined,
    close: async () => {
      if (broken !== null) return
      closing = true
      const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
      // Its last answer may come later than its end.
      await Promise.race([send('close', []), ended])
      broken = new Error('the store is closed')
      await ended
    },
  }
}
