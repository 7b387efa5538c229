import fs from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './phone'
import { crowdOf, crowdScenario, MOST_ROLES } from './support/crowd'
import { type PreviewRun, startPreview } from './support/preview'

let preview: PreviewRun
test.beforeAll(async () => {
  preview = await startPreview('crossing-the-yangtze')
})
test.afterAll(async () => {
  await preview.stop()
})

/** Saves a scenario for so many roles, and waits until it has its phones. */
const gather = async (count: number): Promise<void> => {
  fs.writeFileSync(preview.file, crowdScenario('crossing-the-yangtze', count))
  const lastTwo = async (): Promise<number[]> =>
    Promise.all([count - 1, count].map(async (role) => (await fetch(`${preview.url}phone/${role}/`)).status))
  await expect.poll(lastTwo).toEqual([200, 404])
}

/** Runs inside the page before the app: each member of the team it hears of is given a sign of its own. */
const setSigns = (signs: readonly string[]): void => {
  const heard = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get
  Object.defineProperty(MessageEvent.prototype, 'data', {
    get(this: MessageEvent) {
      const data: unknown = heard?.call(this)
      if (typeof data !== 'string' || !data.startsWith('{"t":"welcome"')) return data
      const frame = JSON.parse(data) as { view: { team: object[] } }
      const team = frame.view.team.map((member, i) => ({ ...member, sign: signs[i] }))
      return JSON.stringify({ ...frame, view: { ...frame.view, team } })
    },
  })
}

/** A phone of the preview that has the letters of this test, and a team in which everybody is at something else. */
const openPhone = async (page: Page, role: number, fontScale: number): Promise<void> => {
  await page.addInitScript(
    setSigns,
    crowdOf(MOST_ROLES).map(({ sign }) => sign),
  )
  // The storage of a phone in the preview is its page's own: the letters are set as a reader sets them.
  await page.goto(`${preview.url}phone/${role}/#/pages/settings/index`)
  await page.locator('.option', { hasText: fontScale > 1 ? '特大' : '标准' }).click()
  await page.evaluate(() => {
    location.hash = '#/packages/play/play/index?room=1'
  })
  await expect(page.locator('.stage--opening')).toBeVisible()
}

for (const count of [6, 8, MOST_ROLES]) {
  test(`a team of ${count} fits the strip under the page`, async ({ page, fontScale }, info) => {
    await gather(count)
    await openPhone(page, count - 1, fontScale)
    const folder = path.resolve('test-results/screens', info.project.name)
    fs.mkdirSync(folder, { recursive: true })
    await page.screenshot({ path: path.join(folder, `crowd-${count}.jpg`), type: 'jpeg', quality: 70 })
    await expect(page.locator('.member__name')).toHaveText(crowdOf(count).map(({ name }) => name))
    await expect(page.locator('.member--mine')).toBeInViewport({ ratio: 1 })
    expect(await page.evaluate(() => window.looker.see(true).faults)).toEqual([])
  })
}
