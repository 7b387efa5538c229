/** Time for one phone: timers fire only while `pass` runs, so minutes of play take milliseconds of testing. */
export interface Clock {
  now(): number
  setTimeout(call: (...args: unknown[]) => unknown, ms?: number, ...args: unknown[]): number
  setInterval(call: (...args: unknown[]) => unknown, ms?: number, ...args: unknown[]): number
  clear(id: number | undefined): void
  /** Lets `ms` milliseconds pass, firing what is due in order. */
  pass(ms: number): Promise<void>
  /** Timers still waiting. */
  pending(): number
  /** The phone is off: nothing fires any more. */
  stop(): void
  /** A `Date` that reads this clock. */
  readonly Date: DateConstructor
}

interface Timer {
  readonly id: number
  due: number
  readonly every: number | undefined
  readonly call: () => unknown
}

/** Promises and real sockets get their turn between two timers. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))

export const createClock = (start: number): Clock => {
  let now = start
  let lastId = 0
  let stopped = false
  const timers = new Map<number, Timer>()

  const add = (call: () => unknown, ms: number, every: number | undefined): number => {
    lastId += 1
    if (!stopped) timers.set(lastId, { id: lastId, due: now + Math.max(ms, 1), every, call })
    return lastId
  }

  const nextBefore = (end: number): Timer | undefined => {
    let next: Timer | undefined
    for (const timer of timers.values()) {
      if (timer.due <= end && (next === undefined || timer.due < next.due)) next = timer
    }
    return next
  }

  const fire = (timer: Timer): void => {
    now = Math.max(now, timer.due)
    if (timer.every === undefined) timers.delete(timer.id)
    else timer.due = now + timer.every
    timer.call()
  }

  const pass = async (ms: number): Promise<void> => {
    const end = now + ms
    await breathe()
    for (let timer = nextBefore(end); timer !== undefined && !stopped; timer = nextBefore(end)) {
      fire(timer)
      await breathe()
    }
    now = Math.max(now, end)
  }

  class PhoneDate extends Date {
    constructor(...args: unknown[]) {
      // @ts-expect-error Date is overloaded; the arguments go through as they came
      super(...(args.length === 0 ? [now] : args))
    }
    static override now(): number {
      return now
    }
  }

  return {
    now: () => now,
    setTimeout: (call, ms = 0, ...args) => add(() => call(...args), ms, undefined),
    setInterval: (call, ms = 0, ...args) => add(() => call(...args), ms, Math.max(ms, 1)),
    clear: (id) => {
      if (id !== undefined) timers.delete(id)
    },
    pass,
    pending: () => timers.size,
    stop: () => {
      stopped = true
      timers.clear()
    },
    Date: PhoneDate as DateConstructor,
  }
}
