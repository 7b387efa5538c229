import { expect, test } from './phone'

test('the address that npm start prints shows the home page', async ({ page }) => {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  await page.goto('/')
  await expect(page.getByText('星火同行').filter({ visible: true }).first()).toBeVisible()
  expect(problems).toEqual([])
})

test('nothing on the home page is wider than the phone', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByText('星火同行').filter({ visible: true }).first()).toBeVisible()
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
})
