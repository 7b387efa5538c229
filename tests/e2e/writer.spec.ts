import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, type Locator, type Page, test } from '@playwright/test'

// What a writer sees at the desk: the terminal, the chart, the swim-lanes and the print-out, as the real commands make them.

const ROOT = path.join(__dirname, '../..')
const PICTURES = path.join(ROOT, 'docs/pictures')
const CROSSING = path.join(ROOT, 'scenarios/crossing-the-yangtze')
const PICTURE_LIMIT = 360_000
const desk = fs.mkdtempSync(path.join(os.tmpdir(), 'xinghuo-desk-'))
const night = path.join(desk, 'scenarios/my-night/scenario.json')

test.use({ viewport: { width: 1000, height: 700 }, deviceScaleFactor: 1.5, isMobile: false, hasTouch: false })
test.afterAll(() => fs.rmSync(desk, { recursive: true }))

/** Runs one of the writer's commands at the desk, as `npm run` does in the project. */
const run = (...args: string[]): { readonly status: number | null; readonly said: string } => {
  const main = path.join(ROOT, 'scripts/xinghuo.mjs')
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { cwd: desk, encoding: 'utf8' })
  return { status, said: `${stdout}${stderr}`.trimEnd() }
}

const keep = async (picture: Page | Locator, name: string): Promise<void> => {
  const wanted = process.env.XINGHUO_PICTURES !== undefined
  const file = wanted ? path.join(PICTURES, name) : test.info().outputPath(name)
  await picture.screenshot({ path: file, type: 'jpeg', quality: 72 })
  expect(fs.statSync(file).size, file).toBeLessThanOrEqual(PICTURE_LIMIT)
}

/** A terminal with commands and what they really said. */
const terminal = async (page: Page, ...turns: (readonly string[])[]): Promise<string> => {
  const escaped = (words: string): string => words.replace(/[&<]/gu, (sign) => (sign === '&' ? '&amp;' : '&lt;'))
  const told = turns.map(([name = '', ...args]) => {
    const { said } = run(name, ...args)
    return { typed: `npm run ${name} -- ${args.join(' ')}`, said }
  })
  await page.setContent(
    `<body style="margin:0;background:#fff"><pre style="margin:0;padding:22px 26px;background:#211c17;color:#f1e9da;font:15px/1.6 'Noto Sans Mono CJK SC',monospace;white-space:pre-wrap">${told
      .map(({ typed, said }) => `<b style="color:#e9b44c">$ ${escaped(typed)}</b>\n${escaped(said)}`)
      .join('\n\n')}</pre></body>`,
  )
  return told.map(({ said }) => said).join('\n')
}

/** Pages of a PDF file, as Chromium writes it. */
const pagesOf = (pdf: Buffer): number => (pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu) ?? []).length

test('a writer starts a night, breaks a reference and is told where', async ({ page }) => {
  const started = await terminal(
    page,
    ['new', 'my-night', '--title', '我的一夜'],
    ['check', 'scenarios/my-night', '--prove'],
  )
  expect(started).toContain('写好了 scenarios/my-night')
  expect(started).toContain('没有发现问题')
  await keep(page.locator('pre'), 'writer-new.jpg')

  const text = fs.readFileSync(night, 'utf8')
  fs.writeFileSync(night, text.replace('"taughtBy": ["t-house"]', '"taughtBy": ["t-huose"]'))
  expect(await terminal(page, ['check', 'scenarios/my-night'])).toContain('找不到任务“t-huose”，是否想写“t-house”？')
  await keep(page.locator('pre'), 'writer-check.jpg')
  fs.writeFileSync(night, text)
  expect(run('check', 'scenarios/my-night').status).toBe(0)
})

test('a forecast is a table one can read', async ({ page }) => {
  fs.cpSync(path.join(CROSSING, 'scenario.json'), path.join(desk, 'scenarios/crossing-the-yangtze/scenario.json'))
  await page.setViewportSize({ width: 1120, height: 700 })
  const said = await terminal(page, ['simulate', 'scenarios/crossing-the-yangtze', '--games', '60'])
  expect(said).toContain('模拟了 60 场')
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(wide).toBeLessThanOrEqual(0)
  await keep(page.locator('pre'), 'writer-simulate.jpg')
})

test('the chart prints on one A3 page', async ({ page }) => {
  for (const id of ['crossing-the-yangtze', 'first-congress-night']) {
    const file = path.join(desk, `${id}.svg`)
    expect(run('graph', path.join(ROOT, 'scenarios', id), '-o', file).status).toBe(0)
    await page.goto(pathToFileURL(file).href)
    const upright = await page.evaluate(() => {
      const { width, height } = document.documentElement.getBoundingClientRect()
      return height > width
    })
    expect(pagesOf(await page.pdf({ format: 'A3', landscape: !upright, printBackground: true }))).toBe(1)
    if (id !== 'first-congress-night') continue
    await page.goto('about:blank')
    await page.setContent(
      `<body style="margin:0"><img style="width:1500px" src="data:image/svg+xml;base64,${fs.readFileSync(file).toString('base64')}"></body>`,
    )
    await page.setViewportSize({ width: 1500, height: 1020 })
    await keep(page.locator('img'), 'writer-chart.jpg')
  }
})

test('one simulated evening is a picture of who waits for whom', async ({ page }) => {
  const file = path.join(desk, 'evening.svg')
  expect(run('simulate', CROSSING, '--games', '2', '--svg', file).status).toBe(0)
  await page.setViewportSize({ width: 1200, height: 460 })
  await page.setContent(
    `<body style="margin:0"><img style="width:1200px;display:block" src="data:image/svg+xml;base64,${fs.readFileSync(file).toString('base64')}"></body>`,
  )
  await page.waitForFunction(() => document.images[0]?.complete === true)
  await keep(page.locator('img'), 'writer-evening.jpg')
})

test('the print-out has numbered A4 pages and a place to sign at its end', async ({ page }) => {
  const file = path.join(desk, 'review.html')
  expect(run('review', CROSSING, '-o', file).status).toBe(0)
  await page.goto(pathToFileURL(file).href)
  const pages = pagesOf(await page.pdf({ preferCSSPageSize: true }))
  expect(pages).toBeGreaterThan(10)
  // As on paper: A4 without its margins, at 96 dots an inch.
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 680, height: 960 })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(wide).toBeLessThanOrEqual(0)
  const task = page.locator('.task', { has: page.locator('.trap') }).first()
  await task.scrollIntoViewIfNeeded()
  await expect(task.getByText('陷阱：')).toBeVisible()
  await page.addStyleTag({ content: 'body{padding:14px!important}' })
  const box = await task.boundingBox()
  await page.evaluate((top) => window.scrollBy(0, top - 30), box?.y ?? 0)
  await keep(page, 'writer-review.jpg')
  await expect(page.getByText('签字：')).toBeVisible()
})
