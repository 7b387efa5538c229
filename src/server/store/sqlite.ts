import fs from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { RoomStore } from './room-store.ts'
import type { SqliteDatabase, SqliteOp } from './sqlite-database.ts'
import type { Answer, Call } from './sqlite-worker.mts'

/** The embedded store: one file, one writer, its fsync in a worker so that sockets are served meanwhile. */
export const openSqliteStore = async (file: string): Promise<RoomStore> => {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const worker = new Worker(new URL('./sqlite-worker-boot.mjs', import.meta.url), { workerData: { file } })
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let calls = 0
  let broken: Error | null = null

  const fail = (error: Error): void => {
    broken ??= error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve())
    worker.once('error', reject)
  })
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('the store has stopped')))
  worker.on('message', ({ id, result, error }: Answer) => {
    const call = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) call?.resolve(result)
    else call?.reject(new Error(error))
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
    dropConnections: (room, phones) => ask('dropConnections', room, phones),
    leave: (boot) => ask('leave', boot),
    hint: () => Promise.resolve(),
    onHint: () => undefined,
    close: async () => {
      if (broken !== null) return
      await send('close', [])
      broken = new Error('the store is closed')
    },
  }
}
