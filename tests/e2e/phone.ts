import { test as base, expect } from '@playwright/test'

export interface PhoneOptions {
  /** How large the reader has set the letters: 1 is the standard, 1.5 the largest. */
  readonly fontScale: number
}

/** The test function of this folder: every test runs at the standard and at the largest letters. */
export const test = base.extend<PhoneOptions>({
  fontScale: [1, { option: true }],
})

export { expect }
