import { type Command, nextDeadline, type Scenario } from '../../engine/index.ts'
import { stands } from '../../engine/time.ts'
import { type Bye, type PhoneBody, textHash } from '../../protocol/index.ts'
import type { Connection, Opened, RoomStore } from '../store/room-store.ts'
import { Audience, aroundOf, type Member, type Resume, SHUT, type Wire } from './audience.ts'
import type { Clock } from './clock.ts'
import { Ledger, type Reply, type Verdict } from './ledger.ts'
import { encodeSnapshot, type Point } from './log.ts'
import { Presence } from './presence.ts'

export interface RoomHost {
  readonly store: RoomStore
  readonly clock: Clock
  readonly boot: string
  readonly limits: { readonly socketsARoom: number; readonly phonesARoom: number }
  /** The room has something to append. */
  mark(ledger: Ledger): void
  /** Tell other nodes that this room's sockets changed. */
  hintConnections(room: number): void
  /** Tell other nodes that one role buzzes another. */
  hintNudge(room: number, from: number, to: number): void
  /** The room can't go on here; its sockets are closed already. */
  forget(room: LiveRoom): void
  failed(error: Error): void
  counted(verdict: Verdict['verdict']): void
}

/** A snapshot is written after so many rows. */
const SNAPSHOT_EVERY = 200
/** One role buzzes another at most once in so long (ms). */
const NUDGE_EVERY = 10_000
/** Room time stood still when a room was unserved for longer than this (ms). */
const UNSERVED = 2000

/** A room as one node serves it: log, audience, presence and deadlines. */
export class LiveRoom {
  readonly ledger: Ledger
  readonly number: string | null
  readonly audience: Audience
  private readonly presence: Presence
  private readonly names: Map<string, string>
  private stopTimer: () => void = () => undefined
  private timerDue: number | null = null
  private readonly nudgedAt = new Map<string, number>()
  private snapshotAt: number

  constructor(
    private readonly host: RoomHost,
    readonly scenario: Scenario,
    opened: Opened,
    point: Point,
  ) {
    const { id, number } = opened.record
    this.number = number
    this.snapshotAt = opened.snapshot?.seq ?? 0
    this.names = new Map(opened.people.map(({ phone, name }) => [phone, name]))
    this.audience = new Audience(scenario, number ?? '')
    this.ledger = new Ledger(id, scenario, point, host.store, {
      mark: () => host.mark(this.ledger),
      moved: (from) => this.moved(from),
      answered: () => this.audience.answer(this.ledger.committed.head),
      hopeless: (error) => {
        host.failed(error)
        this.end('try_later')
        host.forget(this)
      },
    })
    this.presence = new Presence(id, host.boot, host.store, host.clock, {
      away: (phone) => this.away(phone),
      changed: () => this.tellAround(),
      superseded: (phone) => this.replace(phone),
      // Whoever paused may be waited for in vain: that is measured by the host's clock, as the rules do.
      stands: (phone) => {
        const { table } = this.ledger.committed.state
        return table.pause !== null && table.pause.by !== phone
      },
      failed: host.failed,
    })
    this.thawAfterGap(opened)
    this.presence.refresh(opened.connections, this.presentPhones())
    this.schedule()
  }

  get id(): number {
    return this.ledger.room
  }

  /** Nothing keeps this room in memory but habit. */
  get quiet(): boolean {
    return this.audience.members.size === 0 && this.presence.quiet && this.ledger.quiet
  }

  /** A phone's or a board's socket comes in; the phone's older one goes. */
  attach(wire: Wire, phone: string | null, socket: string, resume: Resume, ordinal = 0): Member | Bye {
    const older = phone === null ? undefined : this.audience.memberOf(phone)
    if (older !== undefined && older.ordinal > ordinal) return 'replaced'
    if (phone !== null) this.replace(phone)
    if (this.audience.members.size >= this.host.limits.socketsARoom) return 'full'
    const member: Member = { wire, phone, socket, ordinal, view: null, ack: null, refusals: [], around: '', door: SHUT }
    const known = phone === null ? undefined : this.phones[phone]
    if (phone !== null) this.presence.arrive(phone, socket, ordinal)
    this.audience.welcome(member, this.ledger.committed, this.around(), resume, this.host.clock.now())
    if (phone !== null) this.host.hintConnections(this.id)
    if (phone !== null && known !== undefined && known.presence !== 'present') {
      this.touch(phone)
    }
    return member
  }

  detach(member: Member): void {
    if (!this.audience.members.delete(member) || member.phone === null) return
    this.presence.depart(member.phone, member.socket)
    this.host.hintConnections(this.id)
  }

  /** A command from a phone's socket; its answer comes with the frames. */
  command(member: Member, n: number, body: PhoneBody): void {
    const { phone } = member
    if (phone === null) {
      this.refuse(member, n, 'bad_command')
      return
    }
    const crowded = body.type === 'join' && !Object.hasOwn(this.phones, phone)
    if (crowded && Object.keys(this.phones).length >= this.host.limits.phonesARoom) {
      this.refuse(member, n, 'room_full')
      return
    }
    const command: Command = {
      by: { phone },
      at: this.host.clock.now(),
      n,
      hash: textHash(JSON.stringify(body)),
      body,
    }
    this.submit(command, (verdict) => {
      if (verdict.verdict === 'accepted') member.ack = n
      else if (verdict.verdict === 'refused') member.refusals.push({ n, code: verdict.code })
    })
  }

  /** Answers a command that is not worth deciding. */
  refuse(member: Member, n: number, code: 'bad_command' | 'room_full'): void {
    member.refusals.push({ n, code })
    this.audience.answer(this.ledger.committed.head)
  }

  /** A seated phone buzzes another role's phones; nothing of it is logged, and what is too often is dropped. */
  nudge(member: Member, to: number): void {
    const { state } = this.ledger.committed
    const from = member.phone === null ? undefined : this.phones[member.phone]?.role
    const playing = state.play !== null && state.play.phase !== 'ended' && state.table.pause === null
    if (from == null || from === to || to >= this.scenario.roles.length || !playing) return
    if (this.buzz(from, to)) this.host.hintNudge(this.id, from, to)
  }

  /** Buzzes the phones of a role that are here; false when that was done just now. A hint may come back to its sender. */
  buzz(from: number, to: number): boolean {
    const now = this.host.clock.now()
    const key = `${from}.${to}`
    if (now - (this.nudgedAt.get(key) ?? Number.NEGATIVE_INFINITY) < NUDGE_EVERY) return false
    this.nudgedAt.set(key, now)
    for (const { phone, wire } of this.audience.members)
      if (phone !== null && this.phones[phone]?.role === to) wire.send(`{"t":"nudge","from":${from}}`)
    return true
  }

  submit(command: Command, reply: Reply = () => undefined): void {
    this.ledger.submit(command, (verdict) => {
      this.host.counted(verdict.verdict)
      reply(verdict)
    })
  }

  setName(phone: string, name: string | null): void {
    if (name === null) this.names.delete(phone)
    else this.names.set(phone, name)
    this.tellAround()
  }

  /** What other nodes have changed about sockets and names. */
  refresh(connections: readonly Connection[], people: readonly { phone: string; name: string }[]): void {
    this.names.clear()
    for (const { phone, name } of people) this.names.set(phone, name)
    this.presence.refresh(connections, this.presentPhones())
  }

  /** Says goodbye to all sockets and stops every timer. */
  end(code: Bye): void {
    this.stopTimer()
    this.presence.close()
    this.ledger.drop()
    for (const member of [...this.audience.members]) {
      this.audience.members.delete(member)
      member.wire.bye(code)
    }
  }

  private get phones() {
    return this.ledger.committed.state.table.phones
  }

  private system(body: Command['body'], reply?: Reply): void {
    this.submit({ by: 'system', at: this.host.clock.now(), body }, reply)
  }

  private away(phone: string): void {
    this.system({ type: 'away', phone }, () => {
      // It came back while that was on its way to disk.
      if (this.presence.isHere(phone)) this.touch(phone)
    })
  }

  private touch(phone: string): void {
    this.submit({ by: { phone }, at: this.host.clock.now(), body: { type: 'touch' } })
  }

  private replace(phone: string): void {
    const old = this.audience.memberOf(phone)
    if (old === undefined) return
    this.audience.members.delete(old)
    this.presence.forget(phone, old.socket)
    old.wire.bye('replaced')
  }

  private moved(from: Point): void {
    const { committed } = this.ledger
    this.audience.tell(committed)
    const [before, after] = [from.state.table, committed.state.table]
    if (before.pause !== after.pause) this.presence.keepTime()
    if (before.phones !== after.phones) this.audience.tellDoors(committed.state)
    if (before.phones !== after.phones || before.seats !== after.seats || before.host !== after.host) this.tellAround()
    if (committed.head - this.snapshotAt >= SNAPSHOT_EVERY) {
      this.snapshotAt = committed.head
      this.host.store.saveSnapshot(this.id, encodeSnapshot(committed)).catch(this.host.failed)
    }
    this.schedule()
  }

  private around() {
    return aroundOf(this.ledger.committed.state, (phone) => this.presence.isHere(phone), this.names)
  }

  private tellAround(): void {
    if (this.audience.members.size > 0) this.audience.tellAround(this.around())
  }

  private presentPhones(): string[] {
    return Object.entries(this.phones).flatMap(([phone, { presence }]) => (presence === 'present' ? [phone] : []))
  }

  /** The time in which no node served this room did not pass in it. */
  private thawAfterGap({ connections, rows }: Opened): void {
    const { state } = this.ledger.committed
    const others = connections.filter(({ boot }) => boot !== this.host.boot)
    const servedElsewhere = this.host.store.shared && others.some(({ alive }) => alive)
    if (state.play === null || state.play.phase === 'ended' || stands(state) || servedElsewhere) return
    const now = this.host.clock.now()
    const lastAt = Math.max(rows[rows.length - 1]?.at ?? 0, state.table.now + state.table.offset)
    const since = Math.max(lastAt, ...others.map(({ seenAgo }) => now - seenAgo))
    const gap = now - since
    if (gap > UNSERVED) this.submit({ by: 'system', at: since, body: { type: 'thaw', gap } })
  }

  /** Sees to it that the next deadline fires, whoever else raises it. */
  private schedule(): void {
    const due = nextDeadline(this.scenario, this.ledger.committed.state)
    if (due === this.timerDue) return
    this.stopTimer()
    this.timerDue = due
    if (due === null) return
    this.stopTimer = this.host.clock.after(due - this.host.clock.now(), () => {
      this.timerDue = null
      // A clock that is a little early asks again.
      if (this.host.clock.now() < due) this.schedule()
      else this.system({ type: 'elapse' })
    })
  }
}
