import { type Browser, type BrowserContext, expect, type Locator, type Page } from '@playwright/test'
import { installLooker } from '../look'
import { type Line, openLine } from './line'

/** A phone at the table: a browser of its own on a network of its own. */
export interface Phone {
  readonly context: BrowserContext
  readonly line: Line
  page: Page
}

export interface PhoneLook {
  readonly font: 'standard' | 'large' | 'huge'
}

/** Errors that no page may have. */
export const problems: string[] = []

const watch = (page: Page): void => {
  page.on('pageerror', (error) => problems.push(error.message))
}

export const newPhone = async (browser: Browser, port: number, { font }: PhoneLook): Promise<Phone> => {
  const line = await openLine(port)
  const context = await browser.newContext({ baseURL: line.url })
  // Readers of a test have no trembling fingers.
  const settings = JSON.stringify({ data: JSON.stringify({ font, motion: 'calm', tapGuardMs: 0 }) })
  await context.addInitScript((text) => localStorage.setItem('xh.settings', text), settings)
  await context.addInitScript(installLooker)
  const page = await context.newPage()
  watch(page)
  return { context, line, page }
}

/** The tab is closed and opened again. */
export const reopen = async (phone: Phone, path = '/'): Promise<void> => {
  phone.page = await phone.context.newPage()
  watch(phone.page)
  await phone.page.goto(path)
}

/** Opens a room for the flagship from the front page; answers its number. */
export const openRoom = async ({ page }: Phone): Promise<string> => {
  await page.goto('/')
  await page.locator('.entry-first-congress-night').click()
  await page.locator('.mode-room').click()
  const digits = page.locator('.number__digits')
  await expect(digits).toHaveText(/\d{3}\s*\d{3}/)
  return (await digits.innerText()).replace(/\D/g, '')
}

/** Types a room number on the pad. */
export const joinByNumber = async ({ page }: Phone, number: string): Promise<void> => {
  await page.goto('/')
  await page.locator('.to-join').click()
  for (const digit of number) await page.locator(`.pad-${digit}`).click()
  await page.locator('.join-go').click()
}

/** Follows the link of a QR code or a share card. */
export const joinByLink = ({ page }: Phone, number: string): Promise<unknown> =>
  page.goto(`/#/packages/room/join/index?number=${number}`)

export const sit = async ({ page }: Phone, role: number): Promise<void> => {
  await page.locator(`.chair-${role}`).click()
  await expect(page.locator(`.chair-${role}`)).toHaveClass(/chair--mine/)
}

/** What a phone shows in the middle, without the strips that come and go. */
export const pageOf = ({ page }: Phone): Promise<string> =>
  page.locator('.stage').evaluate((stage) => `${stage.className}\n${(stage as HTMLElement).innerText}`)

/** Pulls a lever in the room's card. */
export const pull = async (page: Page, lever: string, reason?: string): Promise<void> => {
  await page.locator('.member--mine').click()
  await page.locator(`.lever-${lever}`).click()
  if (reason !== undefined) await page.locator('.lever .option', { hasText: reason }).click()
  await page.locator('.lever-yes').click()
  await expect(page.locator('.sheet')).toHaveCount(0)
}

/** Taps something that may lie under the head or the foot of the page: a reader scrolls it to the middle first. */
export const press = async (part: Locator): Promise<void> => {
  await part.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  await part.click()
}

/** Goes to the page that waits. */
export const follow = ({ page }: Phone): Promise<void> => page.locator('.strip--next .strip__follow').click()
