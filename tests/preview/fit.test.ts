import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitOf, GAP, RIM, WIDTH } from '../../src/preview/page/fit'

/** What is left for the phones on a screen of 1280 × 800, 1440 × 900 and 1920 × 1080. */
const [SMALL, USUAL, LARGE] = [
  [1000, 577],
  [1120, 677],
  [1600, 857],
] as const

describe('the phones on the desk', () => {
  it.each([
    [2, SMALL, 2],
    [4, SMALL, 4],
    [5, SMALL, 3],
    [6, SMALL, 3],
    [12, SMALL, 4],
    [6, USUAL, 3],
    [6, LARGE, 6],
    [7, LARGE, 4],
    [12, LARGE, 6],
  ])('of %i roles on %j stand %i at a time', (count, [width, height], shown) => {
    expect(fitOf(count, width, height).shown).toBe(shown)
  })

  it('are never cut off at the side, and never too small to read', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12 }),
        fc.integer({ min: 300, max: 4000 }),
        fc.integer({ min: 200, max: 2500 }),
        (count, width, height) => {
          const { shown, scale } = fitOf(count, width, height)
          expect(shown * (WIDTH * scale + 2 * RIM + GAP) + GAP).toBeLessThanOrEqual(width + 1e-6)
          expect(scale).toBeGreaterThanOrEqual(0.55)
          expect(scale).toBeLessThanOrEqual(1)
          // No turn shows fewer than it must: one place at most is left empty in each.
          const turns = Math.ceil(count / shown)
          expect(turns * shown - count).toBeLessThan(turns)
        },
      ),
    )
  })

  it('show a longer page where there is room below', () => {
    expect(fitOf(2, ...SMALL).height).toBe(667)
    expect(fitOf(6, ...LARGE).height).toBe(812)
  })
})
