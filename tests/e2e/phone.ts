import { test as base, expect } from '@playwright/test'
import { installLooker } from './look'

export interface PhoneOptions {
  /** How large the reader has set the letters: 1 is the standard, 1.5 the largest. */
  readonly fontScale: number
}

/** The app's own setting for each size of letters. */
const FONTS: Readonly<Record<number, string>> = { 1: 'standard', 1.25: 'large', 1.5: 'huge' }

interface Start {
  /** The app's settings at the first start of this phone. */
  readonly settings: string
  readonly seed: number
}

/** Runs inside the page before the app: what the phone has stored, and chance that is the same in every run. */
const prepare = ({ settings, seed }: Start): void => {
  if (localStorage.getItem('xh.settings') === null) localStorage.setItem('xh.settings', settings)
  let a = seed
  Math.random = () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** The test function of this folder: every test runs at the standard and at the largest letters. */
export const test = base.extend<PhoneOptions>({
  fontScale: [1, { option: true }],
  context: async ({ context, fontScale }, use) => {
    // The app ignores a second tap that comes sooner than a person's; a test taps as fast as it can.
    const chosen = { font: FONTS[fontScale] ?? 'standard', motion: 'calm', tapGuardMs: 0 }
    const settings = JSON.stringify({ data: JSON.stringify(chosen) })
    await context.addInitScript(prepare, { settings, seed: 19210730 })
    await context.addInitScript(installLooker)
    await use(context)
  },
})

export { expect }
