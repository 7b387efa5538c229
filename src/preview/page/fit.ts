/** A page of the mini-program in its own pixels: on a small phone of today, and on a long one where there is room. */
export const WIDTH = 375
const SHORT = 667
const LONG = 812
/** What stands around a phone's page, in pixels of the screen: the rim, and the label above it. */
export const RIM = 6
const LABEL = 62
export const GAP = 14
/** Smaller than this nobody can read a phone; then some stand beside the desk, and it is scrolled. */
const SMALLEST = 0.55

/** How phones stand on the desk. */
export interface Fit {
  /** So many at a time, each of them whole. */
  readonly shown: number
  /** Pixels of the screen for one of the phone's own. */
  readonly scale: number
  /** How tall a page they show, in the phone's own pixels. */
  readonly height: number
}

/** The largest phones that a desk of this size (px) has room for: all of them, or equal shares of them in turn. */
export const fitOf = (count: number, width: number, height: number): Fit => {
  const most = Math.max(1, Math.floor((width - GAP) / (WIDTH * SMALLEST + RIM * 2 + GAP)))
  const shown = Math.ceil(count / Math.ceil(count / most))
  const wide = (width - GAP * (shown + 1)) / shown - RIM * 2
  const high = height - LABEL - RIM * 2 - GAP
  const scale = Math.max(SMALLEST, Math.min(1, wide / WIDTH, high / SHORT))
  return { shown, scale, height: Math.round(Math.min(LONG, Math.max(SHORT, high / scale))) }
}
