/** Half of all games stay below `p50`, nine of ten below `p90`. Minutes of real time. */
export interface Spread {
  readonly p50: number
  readonly p90: number
}

export interface Simulation {
  readonly games: number
  readonly seed: number
  readonly readers: string
  readonly total: Spread
  readonly story: Spread
  /** By role: how long it waits in all, and how long it works. */
  readonly roles: readonly {
    readonly role: string
    readonly waiting: Spread
    readonly working: Spread
    /** What acts open with. */
    readonly reading: Spread
  }[]
  readonly barriers: readonly {
    readonly act: string
    /** Share of games that come here. */
    readonly reached: number
    readonly minutes: Spread
    /** Longest wait of anybody in front of this barrier. */
    readonly longest: Spread
    /** By role: its waiting in this act, and its work on average. */
    readonly waiting: readonly { readonly role: string; readonly wait: Spread; readonly working: number }[]
    /** The mean work of the busiest lane over that of the least busy; 1 is even. */
    readonly balance: number
  }[]
  readonly traps: readonly { readonly trap: string; readonly rate: number }[]
  readonly endings: readonly { readonly ending: string; readonly rate: number }[]
}
