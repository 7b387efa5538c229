import { type Clock, systemClock } from '../../../src/server/rooms/clock.ts'

export interface LeapClock extends Clock {
  /** So much time has passed at once, and what was due in it happens. */
  leap(ms: number): void
}

/** The clock of the wall, but that a test may set it forward: none can wait for the minutes in which people are patient. */
export const leapClock = (): LeapClock => {
  const timers = new Set<{ readonly due: number; readonly ring: () => void; stop: () => void }>()
  let ahead = 0
  const now = (): number => systemClock.now() + ahead
  return {
    now,
    after: (ms, callback) => {
      const ring = (): void => {
        timers.delete(timer)
        callback()
      }
      const timer = { due: now() + ms, ring, stop: systemClock.after(ms, () => ring()) }
      timers.add(timer)
      return () => {
        timers.delete(timer)
        timer.stop()
      }
    },
    leap: (ms) => {
      ahead += ms
      for (const timer of timers) {
        timer.stop()
        timer.stop = systemClock.after(timer.due - now(), timer.ring)
      }
    },
  }
}
