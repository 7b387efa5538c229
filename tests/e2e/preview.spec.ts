import fs from 'node:fs'
import path from 'node:path'
import { expect, type FrameLocator, type Page, test } from '@playwright/test'
import { type PreviewRun, startPreview } from './support/preview'

// A writer's desk, not a phone.
test.use({
  viewport: { width: 1440, height: 900 },
  isMobile: false,
  hasTouch: false,
  deviceScaleFactor: 1,
})

const PICTURES = process.env.XINGHUO_PICTURES !== undefined
const ROLES = ['李汉俊', '李达', '陈潭秋', '董必武']
/** How long the proof may take on a busy machine (ms). */
const PROOF = 30_000
const OPENING = '会刚开头。门帘掀起一角'
const NEW_OPENING = '茶刚续上。门帘掀起一角'

/** Where the first trap says who taught it. */
const reference = (task: string): string => `"fact": "f-202",\n                  "taughtBy": ["${task}"]`

let preview: PreviewRun
test.beforeAll(async () => {
  test.setTimeout(180_000)
  preview = await startPreview('first-congress-night')
})
test.afterAll(async () => {
  await preview.stop()
})

const phone = (page: Page, role: number): FrameLocator => page.frameLocator(`.phone-${role} iframe`)
const phones = (page: Page): FrameLocator[] => ROLES.map((_, role) => phone(page, role))
const place = (page: Page) => page.locator('.timeline__place')

/** What the phones show in the middle. */
const stages = (page: Page): Promise<string[]> =>
  Promise.all(phones(page).map((one) => one.locator('.stage').innerText()))

/** Reads on until the first thing to do, as somebody at this phone would. */
const readOn = async (one: FrameLocator): Promise<void> => {
  const onward = one.locator('.paged__next, .outcome-next, .enter-act, .brief-done, .reply-next').first()
  const task = one.locator('.stage--task .answer')
  while (!(await task.isVisible())) await onward.click()
}

const picture = async (page: Page, file: string): Promise<void> => {
  if (PICTURES) await page.screenshot({ path: path.join(__dirname, '../../docs/pictures', file) })
}

test('a writer tries the evening on four phones, goes back and forth in it, and changes it meanwhile', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const problems: string[] = []
  page.on('pageerror', ({ message }) => problems.push(message))
  await page.goto(preview.url)

  await test.step('four phones, each in its seat, with a storage of its own', async () => {
    for (const [role, name] of ROLES.entries()) {
      await expect(phone(page, role).locator('.head')).toContainText(name)
      await expect(phone(page, role).locator('.stage--opening')).toBeVisible()
    }
    await expect(page.locator('.badge--clean')).toBeVisible({ timeout: PROOF })
  })

  await test.step('one plays a step, the others stay', async () => {
    await readOn(phone(page, 0))
    await phone(page, 0).locator('.answer').click()
    await expect(place(page)).toHaveText('第 1 步，共 1 步')
    await expect(page.locator('.step-row--here')).toContainText('李汉俊读完了「再看一遍屋子」')
    await readOn(phone(page, 0))
    await expect(phone(page, 0).locator('.task')).toContainText('凳子摆在哪里')
    await expect(phone(page, 1).locator('.stage--opening')).toBeVisible()
  })

  await test.step('to the third act: companions play up to it', async () => {
    await page.locator('.act', { hasText: '不速之客' }).click()
    for (const one of phones(page)) await expect(one.locator('.stage--opening')).toContainText(OPENING)
    await readOn(phone(page, 0))
    await phone(page, 1).locator('.paged__next').click()
  })
  const now = await stages(page)
  const last = Number(await page.locator('.track__slider').getAttribute('max'))
  expect(last).toBeGreaterThan(10)

  await test.step('back to the first step and forth again: every phone as it was', async () => {
    const slider = page.locator('.track__slider')
    await slider.fill('1')
    await expect(place(page)).toHaveText(`第 1 步，共 ${last} 步`)
    await expect(phone(page, 0).locator('.task')).toContainText('凳子摆在哪里')
    await expect(phone(page, 1).locator('.stage--opening')).toContainText('入座')
    await page.locator('.earlier').click()
    await expect(phone(page, 0).locator('.task')).toContainText('再看一遍屋子')
    await page.locator('.newest').click()
    await expect.poll(() => stages(page)).toEqual(now)
  })

  await test.step('a save changes the words, and nobody loses the place', async () => {
    preview.save(OPENING, NEW_OPENING)
    for (const role of [2, 3]) await expect(phone(page, role).locator('.stage')).toContainText(NEW_OPENING)
    await expect(place(page)).toHaveText(`第 ${last} 步，共 ${last} 步`)
    const after = await stages(page)
    expect(after.slice(0, 2)).toEqual(now.slice(0, 2))
    preview.save(NEW_OPENING, OPENING)
    await expect.poll(() => stages(page)).toEqual(now)
  })

  await test.step('a reference that leads nowhere: its line is named, the phones stay', async () => {
    const before = await stages(page)
    const [right, wrong] = [reference('a1-house'), reference('a1-hause')]
    preview.save(right, wrong)
    const finding = page.locator('.finding--error').first()
    const line = preview.lineOf(wrong) + 1
    await expect(finding).toContainText(`第 ${line} 行`)
    await expect(finding).toContainText('找不到任务“a1-hause”')
    await finding.locator('.finding__head').click()
    await expect(finding.locator('.excerpt__here')).toContainText('"taughtBy": ["a1-hause"]')
    await expect(finding.locator('.finding__place')).toHaveText(
      new RegExp(`^first-congress-night/scenario.json:${line}:\\d+$`),
    )
    await expect(page.locator('.findings__stale')).toBeVisible()
    expect(await stages(page)).toEqual(before)
    await picture(page, 'preview-error.png')
    preview.save(wrong, right)
    await expect(page.locator('.badge--clean')).toBeVisible({ timeout: PROOF })
    expect(await stages(page)).toEqual(before)
  })

  await test.step('a task in the way: the preview says at which step and why, and takes up again when it is gone', async () => {
    const task = '{ "type": "read", "title": "先听一听", "text": "楼下没有声音。" },'
    const before = '{\n            "id": "a1-room"'
    preview.save(before, `${task} ${before}`)
    await expect(page.locator('.says--warn')).toContainText('李汉俊现在要先做“先听一听”，还轮不到“凳子摆在哪里”')
    await expect(phone(page, 0).locator('.head__act')).toContainText('第一幕')
    preview.save(`${task} ${before}`, before)
    await expect(place(page)).toHaveText(`第 ${last} 步，共 ${last} 步`)
    await expect(phone(page, 0).locator('.head__act')).toContainText('第三幕')
  })

  await test.step('the other roles play by themselves, and wait for this one', async () => {
    await expect(page.locator('.others-auto')).toContainText('我当李达')
    await expect(page.locator('.badge--clean')).toBeVisible({ timeout: PROOF })
    await page.locator('.others-auto').click()
    await expect(page.locator('.phone-1 .chip--on')).toHaveCount(0)
    for (const role of [0, 2, 3]) await expect(page.locator(`.phone-${role} .chip--on`)).toBeVisible()
    await expect(page.locator('.steps')).toContainText('陈潭秋读完了「他从哪里来」')
    await expect(page.locator('.steps')).toContainText('董必武读完了「客人的脸色」')
    await picture(page, 'preview.png')
    await page.locator('.all-auto').click()
    await page.locator('.all-auto').click()
    await expect(page.locator('.chip--on')).toHaveCount(0)
  })

  await test.step('another way from a past step; the way that was left can be taken again', async () => {
    const before = Number(await page.locator('.track__slider').getAttribute('max'))
    await page.locator('.track__slider').fill('1')
    await expect(phone(page, 0).locator('.task')).toContainText('凳子摆在哪里')
    await phone(page, 0).locator('.region').first().click()
    await phone(page, 0).locator('.answer').click()
    await expect(place(page)).toHaveText('第 2 步，共 2 步')
    await expect(page.locator('.says')).toContainText('从第 1 步另走了一条路')
    await page.locator('.swap').click()
    await expect(page.locator('.track__slider')).toHaveAttribute('max', String(before))
  })

  expect(problems).toEqual([])
})

test('everything fits on a small desk, and no phone is cut off', async ({ page }) => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 1280, height: 720 },
  ]) {
    await page.setViewportSize(viewport)
    await page.goto(preview.url)
    for (const one of phones(page)) await expect(one.locator('.stage')).toBeVisible()
    const { width, height } = await page.evaluate(() => document.documentElement.getBoundingClientRect())
    expect([width, height]).toEqual([viewport.width, viewport.height])
    const timeline = await page.locator('.timeline').boundingBox()
    for (const role of ROLES.keys()) {
      const glass = await page.locator(`.phone-${role} .phone__glass`).boundingBox()
      if (glass === null || timeline === null) throw new Error('not on the page')
      expect(glass.y + glass.height).toBeLessThanOrEqual(timeline.y)
      expect(glass.x + glass.width).toBeLessThanOrEqual(viewport.width - 280)
    }
  }
})

test('six roles on a small desk: some phones at a time, all of them whole, the others one tap away', async ({
  page,
}) => {
  const many = await startPreview('crossing-the-yangtze')
  try {
    const night = JSON.parse(fs.readFileSync(many.file, 'utf8'))
    for (const [id, name] of [
      ['x-cook', '炊事班长老周'],
      ['x-radio', '报务员小郑'],
    ]) {
      night.roles.push({ ...night.roles[0], id, name })
      for (const { lanes } of night.acts)
        lanes[id ?? ''] = [{ type: 'discuss', title: '说一声', text: `${name}这边没事。` }]
    }
    fs.writeFileSync(many.file, JSON.stringify(night, null, 2))
    await page.goto(many.url)
    await expect(page.locator('.phone')).toHaveCount(6)
    for (const [width, height, shown] of [
      [1280, 800, 3],
      [1440, 900, 3],
      [1920, 1080, 6],
    ] as const) {
      await page.setViewportSize({ width, height })
      await expect(page.locator('.cast__one')).toHaveCount(shown === 6 ? 0 : 6)
      const desk = await page.locator('.phones').boundingBox()
      if (desk === null) throw new Error('not on the page')
      for (const role of shown === 6 ? [0] : [0, 5, 2]) {
        if (shown < 6) await page.locator('.cast__one').nth(role).click()
        await expect(page.locator(`.phone-${role}`)).toBeInViewport({ ratio: 1 })
        // Glasses that are partly on the desk are wholly on it.
        await expect
          .poll(async () => {
            const boxes = await page.locator('.phone__glass').evaluateAll((all) =>
              all.map((one) => {
                const { left, right, top, bottom } = one.getBoundingClientRect()
                return { left, right, top, bottom }
              }),
            )
            const seen = boxes.filter(({ left, right }) => right > desk.x && left < desk.x + desk.width)
            const whole = seen.filter(
              ({ left, right, top, bottom }) =>
                left >= desk.x && right <= desk.x + desk.width && top >= desk.y && bottom <= desk.y + desk.height,
            )
            return [seen.length, whole.length]
          })
          .toEqual([shown, shown])
        await expect(page.locator('.cast__one--shown')).toHaveCount(shown === 6 ? 0 : shown)
      }
    }
  } finally {
    await many.stop()
  }
})

test('no other site can look into the preview', async ({ request }) => {
  const { host } = new URL(preview.url)
  expect((await request.get(preview.url)).status()).toBe(200)
  const stranger = await request.get(preview.url, { headers: { host: `evil.example:${host.split(':')[1]}` } })
  expect(stranger.status()).toBe(403)
})
