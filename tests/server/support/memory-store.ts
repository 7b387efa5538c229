import type { Chain, Hint, RoomId, RoomRecord, RoomStore, Row, Snapshot } from '@/server/store/room-store'

export interface MemoryStore extends RoomStore {
  readonly log: Map<RoomId, Row[]>
  /** What happens to the next append: `lost` = it is written and nobody learns of it, `fail` = it is not. */
  next: 'ok' | 'lost' | 'fail'
  /** Appends wait for it. */
  gate: Promise<void>
  readonly batches: Chain[][]
  /** A server is gone without a goodbye; its last sign was so long ago (ms). */
  kill(boot: string, seenAgo: number): void
}

/** A store without a disk, whose appends can be held up and made to fail. Several houses may share one. */
export const memoryStore = (shared = false): MemoryStore => {
  const rooms = new Map<RoomId, RoomRecord>()
  const log = new Map<RoomId, Row[]>()
  const snapshots = new Map<RoomId, Snapshot>()
  const scenarios = new Map<string, string>()
  const people = new Map<RoomId, Map<string, string>>()
  const connections = new Map<string, { room: RoomId; phone: string; boot: string; socket: string; ordinal: number }>()
  const alive = new Set<string>()
  const seen = new Map<string, number>()
  const listeners = new Set<(hints: readonly Hint[]) => void>()
  const tail = (room: RoomId, after: number): Row[] => (log.get(room) ?? []).filter(({ seq }) => seq > after)
  const peopleOf = (room: RoomId) => [...(people.get(room) ?? [])].map(([phone, name]) => ({ phone, name }))
  const connectionsOf = (room: RoomId) =>
    [...connections.values()]
      .filter((c) => c.room === room)
      .map((c) => ({ ...c, alive: alive.has(c.boot), seenAgo: alive.has(c.boot) ? 0 : (seen.get(c.boot) ?? 1e12) }))

  const store: MemoryStore = {
    shared,
    log,
    next: 'ok',
    gate: Promise.resolve(),
    batches: [],
    kill: (boot, seenAgo) => {
      alive.delete(boot)
      seen.set(boot, seenAgo)
    },
    createRoom: async ({ number, scenario, seed }) => {
      if ([...rooms.values()].some((room) => room.number === number)) return null
      const record = { id: rooms.size + 1, number, scenario, seed }
      rooms.set(record.id, record)
      log.set(record.id, [])
      return record
    },
    findRoom: async (number) => [...rooms.values()].find((room) => room.number === number) ?? null,
    openRoom: async (id) => {
      const record = rooms.get(id)
      if (record === undefined) return null
      const snapshot = snapshots.get(id) ?? null
      return {
        record,
        snapshot,
        rows: tail(id, snapshot?.seq ?? 0),
        connections: connectionsOf(id),
        people: peopleOf(id),
      }
    },
    append: async (chains) => {
      store.batches.push([...chains])
      await store.gate
      const { next } = store
      store.next = 'ok'
      if (next === 'fail') throw new Error('disk full')
      const conflicts = new Set<RoomId>()
      for (const { room, rows } of chains) {
        const kept = log.get(room) ?? []
        if ((rows[0]?.seq ?? 0) !== kept.length + 1) conflicts.add(room)
        else log.set(room, [...kept, ...rows])
      }
      if (next === 'lost') throw new Error('connection lost')
      return conflicts
    },
    tail: async (room, after) => tail(room, after),
    heads: async (ids) => new Map(ids.map((id) => [id, log.get(id)?.length ?? 0])),
    saveSnapshot: async (room, snapshot) => void snapshots.set(room, snapshot),
    retireNumbers: async () => undefined,
    saveScenario: async (hash, body) => void scenarios.set(hash, body),
    scenario: async (hash) => scenarios.get(hash) ?? null,
    savePerson: async (room, { phone, name }) => {
      people.set(room, (people.get(room) ?? new Map()).set(phone, name))
    },
    removePerson: async (room, phone) => void people.get(room)?.delete(phone),
    people: async (room) => peopleOf(room),
    beat: async (boot) => void alive.add(boot),
    connect: async (room, phone, boot, socket, ordinal) => {
      if ((connections.get(`${room}.${phone}`)?.ordinal ?? 0) > ordinal) return false
      connections.set(`${room}.${phone}`, { room, phone, boot, socket, ordinal })
      return true
    },
    disconnect: async (room, phone, socket) => {
      if (connections.get(`${room}.${phone}`)?.socket === socket) connections.delete(`${room}.${phone}`)
    },
    connections: async (room) => connectionsOf(room),
    dropConnections: async (room, sockets) => {
      for (const [key, c] of connections) if (c.room === room && sockets.includes(c.socket)) connections.delete(key)
    },
    leave: async (boot) => {
      alive.delete(boot)
      for (const [key, c] of connections) if (c.boot === boot) connections.delete(key)
    },
    hint: async (hints) => {
      for (const listener of listeners) listener(hints)
    },
    onHint: (listener) => void listeners.add(listener),
    close: async () => undefined,
  }
  return store
}
