/** Time as the server needs it; a test brings its own. */
export interface Clock {
  /** Host ms. */
  now(): number
  /** Calls back once after `ms`; answers how to cancel. */
  after(ms: number, callback: () => void): () => void
}

/** The longest timer there is. */
const LONGEST = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, Math.min(LONGEST, Math.max(0, ms)))
    // A waiting room keeps no stopping server alive.
    timer.unref()
    return () => clearTimeout(timer)
  },
}
