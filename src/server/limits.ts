import type { Clock } from './rooms/clock.ts'

/** So many at once, and so many a second after that. */
export interface Rate {
  readonly burst: number
  readonly perSecond: number
}

/** A token bucket: answers whether one more is allowed now. */
export class Bucket {
  private level: number
  private at: number

  constructor(
    private readonly rate: Rate,
    now: number,
  ) {
    this.level = rate.burst
    this.at = now
  }

  take(now: number): boolean {
    this.refill(now)
    if (this.level < 1) return false
    this.level -= 1
    return true
  }

  /** Whether one would be allowed, without taking it. */
  has(now: number): boolean {
    this.refill(now)
    return this.level >= 1
  }

  /** It has forgotten everything. */
  full(now: number): boolean {
    this.refill(now)
    return this.level >= this.rate.burst
  }

  private refill(now: number): void {
    this.level = Math.min(this.rate.burst, this.level + (Math.max(0, now - this.at) * this.rate.perSecond) / 1000)
    this.at = now
  }
}

/** A bucket for each key; those that have forgotten everything are dropped. */
export class Buckets {
  private readonly buckets = new Map<string, Bucket>()
  private sweepAt = 0

  constructor(
    private readonly rate: Rate,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  take(key: string): boolean {
    return this.of(key).take(this.clock.now())
  }

  has(key: string): boolean {
    return this.of(key).has(this.clock.now())
  }

  private of(key: string): Bucket {
    const now = this.clock.now()
    if (now >= this.sweepAt) {
      for (const [other, bucket] of this.buckets) if (bucket.full(now)) this.buckets.delete(other)
      this.sweepAt = now + 60_000
    }
    const known = this.buckets.get(key)
    if (known !== undefined) return known
    const bucket = new Bucket(this.rate, now)
    this.buckets.set(key, bucket)
    return bucket
  }
}

export interface Limits {
  /** Frames of one socket. */
  readonly frames: Rate
  /** Sockets that have not said hello yet, by address. */
  readonly sockets: Rate
  /** New devices by address. */
  readonly devices: Rate
  /** Rooms made, by device and by address. */
  readonly createByDevice: Rate
  readonly createByAddress: Rate
  /** Wrong room numbers, by device and by address: whoever names a number that is right is not counted. */
  readonly missByDevice: Rate
  readonly missByAddress: Rate
  /** Joins by device. */
  readonly joinByDevice: Rate
  readonly socketsARoom: number
  readonly phonesARoom: number
  /** A socket must say hello within so many ms. */
  readonly helloMs: number
  /** A socket that has so many bytes unsent is dropped. */
  readonly backlog: number
}

const perMinute = (count: number): Rate => ({ burst: count, perSecond: count / 60 })
const perHour = (count: number, burst = count): Rate => ({ burst, perSecond: count / 3600 })

/** Sized for a hall of several hundred phones behind one address. */
export const LIMITS: Limits = {
  frames: { burst: 40, perSecond: 10 },
  sockets: { burst: 1000, perSecond: 100 },
  devices: { burst: 600, perSecond: 2 },
  createByDevice: perHour(30, 10),
  createByAddress: perHour(600, 200),
  missByDevice: perMinute(6),
  missByAddress: { burst: 60, perSecond: 0.25 },
  joinByDevice: perMinute(20),
  socketsARoom: 32,
  phonesARoom: 24,
  helloMs: 10_000,
  backlog: 256 * 1024,
}
