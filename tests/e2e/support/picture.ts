import path from 'node:path'
import type { Browser, Page } from '@playwright/test'

const FOLDER = path.join(__dirname, '../../../docs/pictures')

/** Puts what several phones show at one moment side by side, for the pages of docs. */
export const phonesTogether = async (browser: Browser, pages: readonly Page[], file: string): Promise<void> => {
  for (const page of pages) await page.evaluate(() => window.scrollTo(0, 0))
  const shots = await Promise.all(pages.map((page) => page.screenshot()))
  const images = shots.map(
    (shot) =>
      `<img src="data:image/png;base64,${shot.toString('base64')}" style="width:280px;border:6px solid #2b2419;border-radius:22px">`,
  )
  const context = await browser.newContext({
    viewport: { width: 312 * pages.length, height: 540 },
    deviceScaleFactor: 1,
    isMobile: false,
  })
  const sheet = await context.newPage()
  await sheet.setContent(
    `<body style="margin:0;background:#fff"><div style="display:flex;gap:16px;padding:12px">${images.join('')}</div></body>`,
  )
  await sheet.screenshot({ path: path.join(FOLDER, file), fullPage: true })
  await context.close()
}
