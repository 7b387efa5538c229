import { BLINK_MS } from '../../protocol/index.ts'
import type { Connection, RoomId, RoomStore } from '../store/room-store.ts'
import type { Clock } from './clock.ts'

export interface PresenceHooks {
  /** A phone's 90 seconds are over and it has no socket anywhere. */
  readonly away: (phone: string) => void
  /** Who is here has changed. */
  readonly changed: () => void
  /** This node's socket of the phone is older than one elsewhere. */
  readonly superseded: (phone: string) => void
  /** Whether time stands still for this phone's absence. */
  readonly stands: (phone: string) => boolean
  readonly failed: (error: Error) => void
}

interface Here {
  readonly socket: string
  readonly ordinal: number
}

/** The 90 seconds of a phone without a socket. */
interface Blink {
  /** Room ms that were left at `since`. */
  left: number
  /** Host ms since when they run, or null while they stand still. */
  since: number | null
  stop(): void
}

/** Which phones of a room have a socket: here, or at another node that is alive. Nothing of it is logged. */
export class Presence {
  private readonly here = new Map<string, Here>()
  private elsewhere = new Set<string>()
  private readonly blinking = new Map<string, Blink>()

  constructor(
    private readonly room: RoomId,
    private readonly boot: string,
    private readonly store: RoomStore,
    private readonly clock: Clock,
    private readonly hooks: PresenceHooks,
  ) {}

  isHere(phone: string): boolean {
    return this.here.has(phone) || this.elsewhere.has(phone)
  }

  /** No phone of this room concerns this node. */
  get quiet(): boolean {
    return this.here.size === 0 && [...this.blinking.values()].every(({ since }) => since === null)
  }

  arrive(phone: string, socket: string, ordinal: number): void {
    this.stopBlinking(phone)
    const here: Here = { socket, ordinal }
    this.here.set(phone, here)
    this.store.connect(this.room, phone, this.boot, socket, ordinal).then((noted) => {
      // A newer socket is at another node already: this one's hello was late.
      if (!noted && this.here.get(phone) === here) this.hooks.superseded(phone)
    }, this.hooks.failed)
    this.hooks.changed()
  }

  /** A socket closed; the late close of an older one changes nothing. */
  depart(phone: string, socket: string): void {
    if (this.here.get(phone)?.socket !== socket) return
    this.here.delete(phone)
    this.store.disconnect(this.room, phone, socket).catch(this.hooks.failed)
    this.blink(phone)
    this.hooks.changed()
  }

  /** A socket made way for a newer one of the same phone. */
  forget(phone: string, socket: string): void {
    if (this.here.get(phone)?.socket === socket) this.here.delete(phone)
  }

  /** Takes in what the store knows of sockets at other nodes, and starts the 90 seconds of phones that nobody has. */
  refresh(connections: readonly Connection[], presentPhones: readonly string[]): void {
    const alive = (c: Connection): boolean => (this.store.shared ? c.alive : false)
    const others = connections.filter((c) => c.boot !== this.boot)
    const dead = others.filter((c) => !alive(c)).map(({ socket }) => socket)
    if (dead.length > 0) this.store.dropConnections(this.room, dead).catch(this.hooks.failed)
    this.elsewhere = new Set(others.filter(alive).map(({ phone }) => phone))
    for (const { phone, ordinal } of others.filter(alive)) {
      this.stopBlinking(phone)
      // What was read may be older than the socket that came meanwhile.
      const here = this.here.get(phone)
      if (here !== undefined && ordinal > here.ordinal) this.hooks.superseded(phone)
    }
    for (const phone of presentPhones) if (!this.isHere(phone)) this.blink(phone)
    this.hooks.changed()
  }

  /** Room time may have stopped or gone on: the 90 seconds do so too. */
  keepTime(): void {
    for (const [phone, blink] of this.blinking) {
      const stands = this.hooks.stands(phone)
      if (stands && blink.since !== null) {
        blink.stop()
        blink.left -= this.clock.now() - blink.since
        blink.since = null
      } else if (!stands && blink.since === null) this.count(phone, blink)
    }
  }

  /** Stops every timer. */
  close(): void {
    for (const { stop } of this.blinking.values()) stop()
    this.blinking.clear()
  }

  private blink(phone: string): void {
    if (this.blinking.has(phone)) return
    const blink: Blink = { left: BLINK_MS, since: null, stop: () => undefined }
    this.blinking.set(phone, blink)
    if (!this.hooks.stands(phone)) this.count(phone, blink)
  }

  private count(phone: string, blink: Blink): void {
    blink.since = this.clock.now()
    blink.stop = this.clock.after(blink.left, () => {
      this.blinking.delete(phone)
      this.leaveUnlessElsewhere(phone).catch(this.hooks.failed)
    })
  }

  private async leaveUnlessElsewhere(phone: string): Promise<void> {
    if (this.store.shared) {
      const connections = await this.store.connections(this.room)
      if (connections.some((c) => c.phone === phone && c.boot !== this.boot && c.alive)) return
    }
    if (!this.isHere(phone)) this.hooks.away(phone)
  }

  private stopBlinking(phone: string): void {
    this.blinking.get(phone)?.stop()
    this.blinking.delete(phone)
  }
}
