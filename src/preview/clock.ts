import type { Clock } from '../server/rooms/clock.ts'

/**
 * The time of an evening that is tried out, in ms since its start. It stands still while the past is looked at, and
 * goes on from any place one likes.
 */
export class EveningClock {
  private from = 0
  private since: number | null = null

  constructor(private readonly real: Clock) {}

  now(): number {
    return this.since === null ? this.from : this.from + this.real.now() - this.since
  }

  /** Puts the time somewhere else. */
  set(to: number): void {
    this.from = to
    if (this.since !== null) this.since = this.real.now()
  }

  run(on: boolean): void {
    if (on === (this.since !== null)) return
    this.from = this.now()
    this.since = on ? this.real.now() : null
  }
}
