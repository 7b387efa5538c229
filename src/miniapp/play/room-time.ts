/** When a view was true, and whether time runs since then. */
export interface ViewTime {
  /** Phone ms at which every `left` of the view was true. */
  readonly viewAt: number
  readonly paused: boolean
}

/** How much of a `left` (room ms) still is: it runs down with the room's time, which stands still in a pause. */
export const leftNow = (left: number, { viewAt, paused }: ViewTime, now: number): number =>
  paused ? left : Math.max(0, left - Math.max(0, now - viewAt))
