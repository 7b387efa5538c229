/** Time as the room needs it; a test brings its own. */
export interface Clock {
  /** Host ms. */
  now(): number
  /** Calls back once after `ms`; answers how to cancel. */
  after(ms: number, callback: () => void): () => void
}

export const phoneClock: Clock = {
  now: () => Date.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}
