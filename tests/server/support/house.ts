import { LIMITS } from '@/server/limits'
import { House } from '@/server/rooms/house'
import type { HandClock } from './hands'
import type { MemoryStore } from './memory-store'

/** A house on a store of the test's own, whose clock the test turns; what went wrong in it goes into `failures`. */
export const newHouse = (store: MemoryStore, clock: HandClock, boot = 'boot', failures: Error[] = []): House =>
  new House({
    store,
    clock,
    boot,
    limits: LIMITS,
    events: {
      committed: () => undefined,
      conflict: () => undefined,
      failed: (error) => failures.push(error),
      counted: () => undefined,
    },
  })
