import type { ServerFrame } from '@/protocol'
import type { Wire } from '@/server/rooms/audience'
import type { Clock } from '@/server/rooms/clock'

export interface HandClock extends Clock {
  /** Lets so much time pass, timer by timer. */
  pass(ms: number): Promise<void>
}

/** Lets everything that needs no time happen. */
export const settle = async (): Promise<void> => {
  for (let i = 0; i < 12; i += 1) await new Promise<void>((resolve) => setImmediate(resolve))
}

/** A clock that only a test moves. */
export const handClock = (start = 1_790_000_000_000): HandClock => {
  let now = start
  const timers = new Set<{ due: number; callback: () => void }>()
  return {
    now: () => now,
    after: (ms, callback) => {
      const timer = { due: now + Math.max(0, ms), callback }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    pass: async (ms) => {
      const end = now + ms
      for (;;) {
        const next = [...timers].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0]
        if (next === undefined) break
        timers.delete(next)
        now = Math.max(now, next.due)
        next.callback()
        await settle()
      }
      now = end
    },
  }
}

export interface EarWire extends Wire {
  readonly frames: ServerFrame[]
  readonly byes: string[]
}

/** A socket that only remembers. */
export const ears = (): EarWire => {
  const frames: ServerFrame[] = []
  const byes: string[] = []
  return { frames, byes, send: (text) => frames.push(JSON.parse(text) as ServerFrame), bye: (code) => byes.push(code) }
}
