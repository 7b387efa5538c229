import { range } from './util'

/**
 * The order in which a phone shows `n` things: display position → document position. Fixed by the session's seed and a
 * key, so that positions mean the same on every phone and after every reload. With `n` ≥ 2 and `moved`, never the
 * document's own order.
 */
export const displayOrder = (seed: number, key: number, n: number, moved = false): number[] => {
  const order = range(n)
  const next = random(seed ^ Math.imul(key + 1, 0x9e3779b1))
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1))
    const swap = order[i] ?? 0
    order[i] = order[j] ?? 0
    order[j] = swap
  }
  return moved && n > 1 && order.every((value, i) => value === i) ? [...order.slice(1), 0] : order
}

/** A small generator of numbers in [0, 1) (mulberry32), so that the engine needs no randomness of its own. */
export const random = (seed: number): (() => number) => {
  let a = seed | 0
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
