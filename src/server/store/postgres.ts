import { openHints } from './postgres-hints.ts'
import { migratePostgres } from './postgres-migrate.ts'
import { openPool } from './postgres-pool.ts'
import {
  type Connection,
  LEASE_MS,
  type PersonRecord,
  type RoomRecord,
  type RoomStore,
  type Row,
} from './room-store.ts'

export interface PostgresOptions {
  readonly url: string
  /** Schema to live in; tests take one of their own. */
  readonly schema?: string
  /** Called when a connection that nobody was using broke. */
  readonly onError: (error: Error) => void
}

/** How long (ms) the database may say nothing. */
const SILENCE_MS = 5000

/** Errors after which the transaction is known to be undone and worth another try: unique, deadlock, serialization. */
const UNDONE = ['23505', '40P01', '40001']
const APPEND_TRIES = 5

const APPEND = `
  WITH chain AS (
    SELECT * FROM unnest($1::bigint[], $2::int[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], $7::int[])
      AS c (room, seq, phone, n, at, body, first)
  )
  INSERT INTO event (room, seq, phone, n, at, body)
  SELECT room, seq, phone, n, at, body FROM chain c
  WHERE c.first - 1 = coalesce((SELECT max(seq) FROM event e WHERE e.room = c.room), 0)
  ORDER BY room, seq
  RETURNING room`

/** The store for more than one node: every node serves every room, the log decides. */
export const openPostgresStore = async ({ url, schema = 'public', onError }: PostgresOptions): Promise<RoomStore> => {
  const config = {
    connectionString: url,
    options: `-c search_path=${schema}`,
    // A node that hangs on to a silent database helps nobody: its phones should learn of it, and go elsewhere.
    connectionTimeoutMillis: SILENCE_MS,
    query_timeout: SILENCE_MS,
  }
  await migratePostgres({ ...config, query_timeout: 0 }, schema)
  const pool = openPool({ ...config, max: 8 }, onError)
  const hints = await openHints(config, schema, onError)

  const rows = async <T extends object>(text: string, values: readonly unknown[]): Promise<T[]> =>
    (await pool.query<T>({ text, values: values as unknown[] })).rows

  const tail = async (room: number, after: number): Promise<Row[]> => {
    const found = await rows<Raw<Row>>(
      'SELECT seq, phone, n, at, body FROM event WHERE room = $1 AND seq > $2 ORDER BY seq',
      [room, after],
    )
    return found.map(({ seq, phone, n, at, body }) => ({
      seq: Number(seq),
      phone,
      n: n === null ? null : Number(n),
      at: Number(at),
      body,
    }))
  }
  const people = (room: number): Promise<PersonRecord[]> =>
    rows<PersonRecord>('SELECT phone, name FROM person WHERE room = $1', [room])
  const connections = async (room: number): Promise<Connection[]> => {
    const found = await rows<{ phone: string; boot: string; socket: string; ordinal: string; ago: number }>(
      `SELECT phone, c.boot, socket, ordinal, coalesce(extract(epoch FROM now() - seen_at) * 1000, 1e15)::float8 AS ago
       FROM connection c LEFT JOIN lease l ON l.boot = c.boot WHERE room = $1`,
      [room],
    )
    return found.map(({ phone, boot, socket, ordinal, ago }) => ({
      phone,
      boot,
      socket,
      ordinal: Number(ordinal),
      seenAgo: Math.max(0, ago),
      alive: ago < LEASE_MS,
    }))
  }

  return {
    shared: true,
    createRoom: async ({ number, scenario, seed }) => {
      const made = await rows<{ id: string }>(
        `INSERT INTO room (number, scenario, seed, created_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (number) DO NOTHING RETURNING id`,
        [number, scenario, seed, Date.now()],
      )
      return made[0] === undefined ? null : { id: Number(made[0].id), number, scenario, seed }
    },
    findRoom: async (number) =>
      plainRoom(
        (await rows<Raw<RoomRecord>>('SELECT id, number, scenario, seed FROM room WHERE number = $1', [number]))[0],
      ),
    openRoom: async (id) => {
      const record = plainRoom(
        (await rows<Raw<RoomRecord>>('SELECT id, number, scenario, seed FROM room WHERE id = $1', [id]))[0],
      )
      if (record === null) return null
      const kept = (
        await rows<{ seq: number; body: string }>('SELECT seq, body FROM snapshot WHERE room = $1', [id])
      )[0]
      return {
        record,
        snapshot: kept ?? null,
        rows: await tail(id, kept?.seq ?? 0),
        connections: await connections(id),
        people: await people(id),
      }
    },
    append: async (chains) => {
      const flat = chains.flatMap((chain) =>
        chain.rows.map((row) => ({ ...row, room: chain.room, first: chain.rows[0]?.seq })),
      )
      const values = [
        flat.map((r) => r.room),
        flat.map((r) => r.seq),
        flat.map((r) => r.phone),
        flat.map((r) => r.n),
        flat.map((r) => r.at),
        flat.map((r) => r.body),
        flat.map((r) => r.first),
      ]
      for (let tries = 1; ; tries += 1) {
        try {
          const { rows: done } = await pool.query<{ room: string }>({ name: 'append', text: APPEND, values })
          const appended = new Set(done.map(({ room }) => Number(room)))
          return new Set(chains.map(({ room }) => room).filter((room) => !appended.has(room)))
        } catch (error) {
          if (tries >= APPEND_TRIES || !UNDONE.includes((error as { code?: string }).code ?? '')) throw error
        }
      }
    },
    tail,
    heads: async (rooms) => {
      const found = await rows<{ room: string; seq: number }>(
        'SELECT r AS room, (SELECT max(seq) FROM event WHERE room = r) AS seq FROM unnest($1::bigint[]) AS r',
        [rooms],
      )
      return new Map(found.map(({ room, seq }) => [Number(room), Number(seq ?? 0)]))
    },
    saveSnapshot: async (room, { seq, body }) => {
      await rows(
        `INSERT INTO snapshot (room, seq, body) VALUES ($1, $2, $3)
         ON CONFLICT (room) DO UPDATE SET seq = excluded.seq, body = excluded.body WHERE excluded.seq > snapshot.seq`,
        [room, seq, body],
      )
    },
    retireNumbers: async (before) => {
      await rows('UPDATE room SET number = NULL WHERE number IS NOT NULL AND created_at < $1', [before])
    },
    saveScenario: async (hash, body) => {
      await rows('INSERT INTO scenario (hash, body) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING', [hash, body])
    },
    scenario: async (hash) =>
      (await rows<{ body: string }>('SELECT body FROM scenario WHERE hash = $1', [hash]))[0]?.body ?? null,
    savePerson: async (room, { phone, name }) => {
      await rows(
        `INSERT INTO person (room, phone, name) VALUES ($1, $2, $3)
         ON CONFLICT (room, phone) DO UPDATE SET name = excluded.name`,
        [room, phone, name],
      )
    },
    removePerson: async (room, phone) => {
      await rows('DELETE FROM person WHERE room = $1 AND phone = $2', [room, phone])
    },
    people,
    beat: async (boot) => {
      await rows(
        'INSERT INTO lease (boot, seen_at) VALUES ($1, now()) ON CONFLICT (boot) DO UPDATE SET seen_at = excluded.seen_at',
        [boot],
      )
      await rows(
        `DELETE FROM lease WHERE seen_at < now() - interval '1 day' AND boot NOT IN (SELECT boot FROM connection)`,
        [],
      )
    },
    connect: async (room, phone, boot, socket, ordinal) => {
      const noted = await rows(
        `INSERT INTO connection (room, phone, boot, socket, ordinal) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (room, phone)
         DO UPDATE SET boot = excluded.boot, socket = excluded.socket, ordinal = excluded.ordinal
         WHERE excluded.ordinal >= connection.ordinal
         RETURNING phone`,
        [room, phone, boot, socket, ordinal],
      )
      return noted.length > 0
    },
    disconnect: async (room, phone, socket) => {
      await rows('DELETE FROM connection WHERE room = $1 AND phone = $2 AND socket = $3', [room, phone, socket])
    },
    connections,
    dropConnections: async (room, sockets) => {
      await rows('DELETE FROM connection WHERE room = $1 AND socket = ANY ($2)', [room, sockets])
    },
    leave: async (boot) => {
      await rows('DELETE FROM connection WHERE boot = $1', [boot])
      await rows('DELETE FROM lease WHERE boot = $1', [boot])
    },
    hint: (list) => hints.send(list),
    onHint: (listener) => hints.listen(listener),
    close: async () => {
      await hints.close()
      await pool.close()
    },
  }
}

/** The driver hands 64-bit numbers over as text. */
type Raw<T> = {
  readonly [K in keyof T]: T[K] extends number ? string : T[K] extends number | null ? string | null : T[K]
}

const plainRoom = (row: Raw<RoomRecord> | undefined): RoomRecord | null =>
  row === undefined ? null : { id: Number(row.id), number: row.number, scenario: row.scenario, seed: Number(row.seed) }
