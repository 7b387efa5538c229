import { randomInt } from 'node:crypto'
import type { Scenario } from '../../engine/index.ts'
import { type Hint, LEASE_MS, type RoomId, type RoomRecord, type RoomStore } from '../store/room-store.ts'
import type { Clock } from './clock.ts'
import { Committer } from './committer.ts'
import { LiveRoom, type RoomHost } from './live-room.ts'
import { decodeSnapshot, emptyRoom, fold } from './log.ts'

export interface HouseOptions {
  readonly store: RoomStore
  readonly clock: Clock
  /** This run of this server. */
  readonly boot: string
  readonly limits: RoomHost['limits']
  readonly events: HouseEvents
}

/** What the log and the metrics are told; never a name, a token or a word of the play. */
export interface HouseEvents {
  readonly committed: (rows: number, ms: number) => void
  readonly conflict: () => void
  readonly failed: (error: Error) => void
  readonly counted: (verdict: 'accepted' | 'refused' | 'dropped') => void
}

/** Lease and heartbeat, ms. */
const BEAT = 5000
const LOOK_ROUND = 20_000
/** Hints are gathered for so long (ms). */
const HINT_EVERY = 15
/** A room nobody watches is let go after so long (ms). */
const IDLE = 60_000
/** A room number is given back after so long (ms). */
const NUMBER_LIVES = 72 * 3600_000
const NUMBER_TRIES = 50

/** All rooms this node serves, and its place among other nodes. */
export class House {
  private readonly rooms = new Map<RoomId, LiveRoom>()
  private readonly opening = new Map<RoomId, Promise<LiveRoom | null>>()
  private readonly scenarios = new Map<string, Scenario>()
  private readonly idleSince = new Map<RoomId, number>()
  private readonly committer: Committer
  private readonly host: RoomHost
  private readonly hints = new Map<string, Hint>()
  private readonly stops = new Set<() => void>()
  private hinting = false
  private closing = false
  /** When the store last took this node's sign of life, host ms. */
  private seenAt: number
  /** The store has not taken one for so long that the lease ran out. */
  private lost = false

  constructor(private readonly options: HouseOptions) {
    const { store, clock, boot, limits, events } = options
    this.seenAt = clock.now()
    this.committer = new Committer(store, {
      committed: (ledgers, rows, ms) => {
        events.committed(rows, ms)
        if (store.shared) {
          for (const { room, committed } of ledgers) this.hint(`h${room}`, { room, head: committed.head })
        }
      },
      conflict: () => events.conflict(),
      failed: (error) => events.failed(error),
    })
    this.host = {
      store,
      clock,
      boot,
      limits,
      mark: (ledger) => this.committer.mark(ledger),
      hintConnections: (room) => {
        if (store.shared) this.hint(`c${room}`, { room, connections: true })
      },
      hintNudge: (room, from, to) => {
        if (store.shared) this.hint(`n${room}.${from}.${to}`, { room, nudge: { from, to } })
      },
      forget: (room) => this.forget(room),
      failed: events.failed,
      counted: events.counted,
    }
    store.onHint((hints) => this.heard(hints))
    this.every(BEAT, () => this.beat())
    this.every(LOOK_ROUND, () => this.lookRound())
  }

  /** The store still takes this node's signs of life. */
  get healthy(): boolean {
    return !this.lost
  }

  /** How many rooms and sockets are in memory. */
  get size(): { readonly rooms: number; readonly sockets: number } {
    let sockets = 0
    for (const { audience } of this.rooms.values()) sockets += audience.members.size
    return { rooms: this.rooms.size, sockets }
  }

  /** Makes a room with a number that nobody can guess from another. */
  async create(scenario: Scenario, seed = randomInt(2 ** 31)): Promise<RoomRecord> {
    await this.options.store.saveScenario(scenario.hash, JSON.stringify(scenario))
    this.scenarios.set(scenario.hash, scenario)
    for (let tries = 0; tries < NUMBER_TRIES; tries += 1) {
      const number = String(randomInt(100_000, 1_000_000))
      const made = await this.options.store.createRoom({ number, scenario: scenario.hash, seed })
      if (made !== null) return made
    }
    throw new Error('no free room number')
  }

  /** The room, out of memory or the log; null when there is none. */
  async open(id: RoomId): Promise<LiveRoom | null> {
    if (this.lost) throw new Error('this node has lost its lease')
    const known = this.rooms.get(id)
    if (known !== undefined) return known
    let opening = this.opening.get(id)
    if (opening === undefined) {
      opening = this.load(id).finally(() => this.opening.delete(id))
      this.opening.set(id, opening)
    }
    return opening
  }

  /** A phone's name is known, or forgotten: the room's phones here and at other nodes learn of it. */
  named(id: RoomId, phone: string, name: string | null): void {
    this.rooms.get(id)?.setName(phone, name)
    this.host.hintConnections(id)
  }

  /** Commits what is under way, says goodbye, and leaves no trace in leases. */
  async close(): Promise<void> {
    this.closing = true
    for (const stop of this.stops) stop()
    await this.committer.idle()
    for (const room of [...this.rooms.values()]) {
      room.end('restart')
      this.rooms.delete(room.id)
    }
    await this.options.store.leave(this.options.boot).catch(this.options.events.failed)
  }

  private async load(id: RoomId): Promise<LiveRoom | null> {
    const { store } = this.options
    const opened = await store.openRoom(id)
    if (opened === null || this.closing) return null
    const { record, snapshot } = opened
    const scenario = await this.scenarioOf(record.scenario)
    const kept = snapshot === null ? null : decodeSnapshot(snapshot)
    const rows = kept === null && snapshot !== null ? await store.tail(id, 0) : opened.rows
    const point = fold(scenario, kept ?? emptyRoom(scenario, record.seed), rows)
    const room = new LiveRoom(this.host, scenario, { ...opened, rows }, point)
    this.rooms.set(id, room)
    return room
  }

  private async scenarioOf(hash: string): Promise<Scenario> {
    const known = this.scenarios.get(hash)
    if (known !== undefined) return known
    const body = await this.options.store.scenario(hash)
    if (body === null) throw new Error('the scenario of a room is missing')
    const scenario = JSON.parse(body) as Scenario
    this.scenarios.set(hash, scenario)
    return scenario
  }

  /**
   * Without a lease this node's sockets count as gone for the others, and nothing can be written: its phones are asked to
   * come later, perhaps to another node, until the store takes a sign of life again.
   */
  private async beat(): Promise<void> {
    const { store, boot, clock } = this.options
    const asked = clock.now()
    try {
      await store.beat(boot)
      this.seenAt = asked
      this.lost = false
    } catch (error) {
      if (clock.now() - this.seenAt >= LEASE_MS) {
        this.lost = true
        for (const room of [...this.rooms.values()]) {
          room.end('try_later')
          this.forget(room)
        }
      }
      throw error
    }
  }

  private forget(room: LiveRoom): void {
    if (this.rooms.get(room.id) === room) this.rooms.delete(room.id)
    this.idleSince.delete(room.id)
  }

  private every(ms: number, work: () => Promise<void>): void {
    let stop: () => void = () => undefined
    const next = (): void => {
      this.stops.delete(stop)
      if (this.closing) return
      work()
        .catch(this.options.events.failed)
        .finally(() => {
          // Nodes that started together drift apart.
          stop = this.options.clock.after(ms * (0.9 + Math.random() * 0.2), next)
          this.stops.add(stop)
        })
    }
    next()
  }

  /** What hints may have missed: other nodes' appends, sockets and names; and rooms that nobody watches any more. */
  private async lookRound(): Promise<void> {
    const { store, clock } = this.options
    const now = clock.now()
    await store.retireNumbers(now - NUMBER_LIVES)
    for (const room of [...this.rooms.values()]) {
      if (!room.quiet) this.idleSince.delete(room.id)
      else if (!this.idleSince.has(room.id)) this.idleSince.set(room.id, now)
      else if (now - (this.idleSince.get(room.id) ?? now) >= IDLE) {
        room.end('restart')
        this.forget(room)
      }
    }
    if (!store.shared || this.rooms.size === 0) return
    const heads = await store.heads([...this.rooms.keys()])
    for (const [id, head] of heads) this.rooms.get(id)?.ledger.behind(head)
    for (const room of [...this.rooms.values()]) await this.refresh(room)
  }

  private async refresh(room: LiveRoom): Promise<void> {
    const { store } = this.options
    room.refresh(await store.connections(room.id), await store.people(room.id))
  }

  private hint(key: string, hint: Hint): void {
    this.hints.set(key, hint)
    if (this.hinting) return
    this.hinting = true
    this.options.clock.after(HINT_EVERY, () => {
      const hints = [...this.hints.values()]
      this.hints.clear()
      this.hinting = false
      this.options.store.hint(hints).catch(this.options.events.failed)
    })
  }

  private heard(hints: readonly Hint[]): void {
    for (const hint of hints) {
      const room = this.rooms.get(hint.room)
      if (room === undefined) continue
      if ('head' in hint) room.ledger.behind(hint.head)
      else if ('nudge' in hint) room.buzz(hint.nudge.from, hint.nudge.to)
      else this.refresh(room).catch(this.options.events.failed)
    }
  }
}
