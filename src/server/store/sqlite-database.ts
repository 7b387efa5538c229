import Database from 'libsql'
import type { Connection, Opened, PersonRecord, RoomId, RoomRecord, Row, Snapshot } from './room-store.ts'
import { LEASE_MS } from './room-store.ts'
import { migrateSqlite } from './sqlite-migrate.ts'

/** Locks that last as long as this process, whatever ends it. */
const held: Database.Database[] = []

/** Sees to it that no second server serves the rooms of this file: the two would not hear of each other. */
export const holdAlone = (file: string): void => {
  const lock = new Database(`${file}.lock`)
  // One that is just stopping gets its time.
  lock.pragma('busy_timeout = 3000')
  lock.exec('BEGIN EXCLUSIVE')
  held.push(lock)
}

/** The embedded store's statements, synchronous; it lives in a worker (sqlite-worker.mts). */
export const openSqlite = (file: string) => {
  const db = new Database(file)
  // An append that was answered survives a loss of power.
  db.pragma('synchronous = FULL')
  db.pragma('busy_timeout = 5000')
  db.pragma('foreign_keys = ON')
  migrateSqlite(db, file)
  db.pragma('journal_mode = WAL')

  const begin = db.prepare('BEGIN IMMEDIATE')
  const commit = db.prepare('COMMIT')
  const rollback = db.prepare('ROLLBACK')
  const inOne = <T>(work: () => T): T => {
    begin.run()
    try {
      const result = work()
      commit.run()
      return result
    } catch (error) {
      if (db.inTransaction) rollback.run()
      throw error
    }
  }

  const insertRoom = db.prepare(
    'INSERT INTO room (number, scenario, seed, created_at) VALUES (?, ?, ?, ?) ON CONFLICT (number) DO NOTHING RETURNING id',
  )
  const roomOfNumber = db.prepare('SELECT id, number, scenario, seed FROM room WHERE number = ?')
  const roomOfId = db.prepare('SELECT id, number, scenario, seed FROM room WHERE id = ?')
  const head = db.prepare('SELECT max(seq) AS seq FROM event WHERE room = ?')
  const movedOn = db.prepare(
    `SELECT value ->> 0 AS room FROM json_each(?)
     WHERE coalesce((SELECT max(seq) FROM event WHERE room = value ->> 0), 0) <> (value ->> 1) - 1`,
  )
  // One call a batch: the driver's way in and out costs more than the row.
  const insertEvents = db.prepare(
    `INSERT INTO event (room, seq, phone, n, at, body)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(?)`,
  )
  const tailOf = db.prepare('SELECT seq, phone, n, at, body FROM event WHERE room = ? AND seq > ? ORDER BY seq')
  const snapshotOf = db.prepare('SELECT seq, body FROM snapshot WHERE room = ?')
  const putSnapshot = db.prepare(
    `INSERT INTO snapshot (room, seq, body) VALUES (?, ?, ?)
     ON CONFLICT (room) DO UPDATE SET seq = excluded.seq, body = excluded.body WHERE excluded.seq > snapshot.seq`,
  )
  const retire = db.prepare('UPDATE room SET number = NULL WHERE number IS NOT NULL AND created_at < ?')
  const putScenario = db.prepare('INSERT INTO scenario (hash, body) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING')
  const scenarioOf = db.prepare('SELECT body FROM scenario WHERE hash = ?')
  const putPerson = db.prepare(
    'INSERT INTO person (room, phone, name) VALUES (?, ?, ?) ON CONFLICT (room, phone) DO UPDATE SET name = excluded.name',
  )
  const deletePerson = db.prepare('DELETE FROM person WHERE room = ? AND phone = ?')
  const peopleOf = db.prepare('SELECT phone, name FROM person WHERE room = ?')
  const putLease = db.prepare(
    'INSERT INTO lease (boot, seen_at) VALUES (?, ?) ON CONFLICT (boot) DO UPDATE SET seen_at = excluded.seen_at',
  )
  const putConnection = db.prepare(
    `INSERT INTO connection (room, phone, boot, socket, ordinal) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (room, phone) DO UPDATE SET boot = excluded.boot, socket = excluded.socket, ordinal = excluded.ordinal
     WHERE excluded.ordinal >= connection.ordinal`,
  )
  const deleteConnection = db.prepare('DELETE FROM connection WHERE room = ? AND phone = ? AND socket = ?')
  const dropConnection = db.prepare('DELETE FROM connection WHERE room = ? AND socket = ?')
  const connectionsOf = db.prepare(
    `SELECT phone, c.boot AS boot, socket, ordinal, seen_at FROM connection c LEFT JOIN lease l ON l.boot = c.boot WHERE room = ?`,
  )
  const endConnections = db.prepare('DELETE FROM connection WHERE boot = ?')
  const endLease = db.prepare('DELETE FROM lease WHERE boot = ?')
  const oldLeases = db.prepare('DELETE FROM lease WHERE seen_at < ? AND boot NOT IN (SELECT boot FROM connection)')

  const tail = (room: RoomId, after: number): Row[] => (tailOf.all(room, after) as Row[]).map(plainRow)
  const people = (room: RoomId): PersonRecord[] =>
    (peopleOf.all(room) as PersonRecord[]).map(({ phone, name }) => ({ phone, name }))
  const connections = (room: RoomId): Connection[] => {
    const now = Date.now()
    const found = connectionsOf.all(room) as {
      phone: string
      boot: string
      socket: string
      ordinal: number
      seen_at: number | null
    }[]
    return found.map(({ phone, boot, socket, ordinal, seen_at }) => {
      const seenAgo = Math.max(0, now - (seen_at ?? 0))
      return { phone, boot, socket, ordinal, seenAgo, alive: seenAgo < LEASE_MS }
    })
  }

  return {
    createRoom: (number: string, scenario: string, seed: number): RoomRecord | null => {
      const made = insertRoom.get(number, scenario, seed, Date.now()) as { id: number } | undefined
      return made === undefined ? null : { id: made.id, number, scenario, seed }
    },
    findRoom: (number: string): RoomRecord | null => plainRoom(roomOfNumber.get(number)),
    openRoom: (id: RoomId): Opened | null => {
      const record = plainRoom(roomOfId.get(id))
      if (record === null) return null
      const kept = snapshotOf.get(id) as Snapshot | undefined
      const snapshot = kept === undefined ? null : { seq: kept.seq, body: kept.body }
      const rows = tail(id, snapshot?.seq ?? 0)
      return { record, snapshot, rows, connections: connections(id), people: people(id) }
    },
    /** `rows` is JSON: `[room, seq, phone, n, at, body]` for each; `firsts`: `[room, seq]` where each room goes on. */
    append: (firsts: string, rows: string): RoomId[] =>
      inOne(() => {
        const conflicts = (movedOn.all(firsts) as { room: RoomId }[]).map(({ room }) => room)
        if (conflicts.length === 0) insertEvents.run(rows)
        else {
          const left = (JSON.parse(rows) as RoomId[][]).filter(([room]) => !conflicts.includes(room as RoomId))
          if (left.length > 0) insertEvents.run(JSON.stringify(left))
        }
        return conflicts
      }),
    tail,
    heads: (rooms: readonly RoomId[]): [RoomId, number][] =>
      rooms.map((room) => [room, (head.get(room) as { seq: number | null }).seq ?? 0]),
    saveSnapshot: (room: RoomId, { seq, body }: Snapshot): void => void putSnapshot.run(room, seq, body),
    retireNumbers: (before: number): void => void retire.run(before),
    saveScenario: (hash: string, body: string): void => void putScenario.run(hash, body),
    scenario: (hash: string): string | null => (scenarioOf.get(hash) as { body: string } | undefined)?.body ?? null,
    savePerson: (room: RoomId, { phone, name }: PersonRecord): void => void putPerson.run(room, phone, name),
    removePerson: (room: RoomId, phone: string): void => void deletePerson.run(room, phone),
    people,
    beat: (boot: string): void => {
      putLease.run(boot, Date.now())
      oldLeases.run(Date.now() - 24 * 3600_000)
    },
    connect: (room: RoomId, phone: string, boot: string, socket: string, ordinal: number): boolean =>
      putConnection.run(room, phone, boot, socket, ordinal).changes > 0,
    disconnect: (room: RoomId, phone: string, socket: string): void => void deleteConnection.run(room, phone, socket),
    connections,
    dropConnections: (room: RoomId, sockets: readonly string[]): void =>
      inOne(() => {
        for (const socket of sockets) dropConnection.run(room, socket)
      }),
    leave: (boot: string): void =>
      inOne(() => {
        endConnections.run(boot)
        endLease.run(boot)
      }),
    close: (): void => {
      // Else the newest part stays in the file beside it, which a copy of the folder may miss.
      db.pragma('wal_checkpoint(TRUNCATE)')
      db.close()
    },
  }
}

export type SqliteDatabase = ReturnType<typeof openSqlite>
export type SqliteOp = Exclude<keyof SqliteDatabase, 'close'>

/** The driver adds keys of its own to rows. */
const plainRow = ({ seq, phone, n, at, body }: Row): Row => ({ seq, phone, n, at, body })

const plainRoom = (row: unknown): RoomRecord | null => {
  if (row === undefined) return null
  const { id, number, scenario, seed } = row as RoomRecord
  return { id, number, scenario, seed }
}
