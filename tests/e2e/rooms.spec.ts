import type { Page } from '@playwright/test'
import { expect } from './phone'
import { answersOf, flagship } from './support/answers'
import { test } from './support/hall'
import { phonesTogether } from './support/picture'
import { read } from './support/robot'
import { joinByLink, joinByNumber, openRoom, type Phone, pageOf, problems, pull, reopen, sit } from './support/table'

const scenario = flagship()
const answers = answersOf(scenario)
const names = scenario.roles.map(({ name }) => name)
const LONG = 120_000

const step = test.step

const strip = (page: Page, name: string) => page.locator(`.strip-${name}`)

test('four phones in one room play the whole night, whatever happens to the phones', async ({
  browser,
  hall,
  fontScale,
}) => {
  test.setTimeout(300_000)
  const node = await hall.server()
  const phones = await Promise.all(names.map(() => hall.phone(node)))
  const [anna, ben, cora, dora] = phones as [Phone, Phone, Phone, Phone]
  const go = (phone: Phone, until: string, saying = ''): Promise<string> =>
    read(phone.page, answers, { until, saying, within: LONG })
  /** Everybody plays until this act has been entered. */
  const toAct = (name: string, who: readonly Phone[] = phones): Promise<unknown> =>
    Promise.all(who.map((phone) => go(phone, '.head__act', name)))

  await step('a number is read aloud, three sit down, the host starts with an empty seat', async () => {
    const number = await openRoom(anna)
    await sit(anna, 0)
    await anna.page.locator('.nickname__field input, input.nickname__field').first().fill('小王')
    await anna.page.locator('.nickname__send').click()
    await joinByNumber(ben, number)
    await sit(ben, 1)
    await expect(ben.page.locator('.chair-0')).toContainText('小王')
    // Seats can be changed until the start.
    await sit(ben, 3)
    await sit(ben, 1)
    await joinByLink(cora, number)
    await sit(cora, 2)
    await expect(anna.page.locator('.chair--open')).toHaveCount(1)
    await anna.page.locator('.start').click()
    await expect(anna.page.locator('.few')).toContainText(names[3] ?? '')
    await anna.page.locator('.start-yes').click()
    for (const { page } of [anna, ben, cora]) await expect(page.locator('.stage--opening')).toBeVisible()

    await joinByLink(dora, number)
    await dora.page.locator('.chair-3').click()
    await expect(dora.page.locator('.chair-3')).toContainText('敲过门了')
  })

  await step('a late phone is let in with one tap, and nobody’s page moves', async () => {
    await expect(strip(ben.page, 'knock')).toContainText(names[3] ?? '')
    const before = await pageOf(ben)
    await strip(ben.page, 'knock').locator('.strip__go').click()
    await expect(dora.page.locator('.head__name')).toContainText(names[3] ?? '')
    expect(await pageOf(ben)).toBe(before)
    await expect(strip(anna.page, 'knock')).toHaveCount(0)
  })

  await step('a phone that is reloaded in the middle of a page shows the same page', async () => {
    await go(cora, '.stage--task')
    const before = await pageOf(cora)
    await cora.page.reload()
    await expect(cora.page.locator('.stage--task')).toBeVisible()
    expect(await pageOf(cora)).toBe(before)
  })

  await step('the host pauses and goes on; a nudge buzzes; somebody asks for help', async () => {
    await pull(anna.page, 'pause')
    await expect(strip(cora.page, 'paused')).toContainText('暂停')
    await strip(anna.page, 'paused').locator('.strip__go').click()
    await expect(strip(cora.page, 'paused')).toHaveCount(0)
    await anna.page.locator('.member-2').click()
    await anna.page.locator('.sheet-nudge').click()
    await expect(strip(cora.page, 'nudged')).toContainText(names[0] ?? '')
    await cora.page.locator('.member--mine').click()
    await cora.page.locator('.sheet-help').click()
    await expect(anna.page.locator('.member-2')).toHaveClass(/member--help/)
    await cora.page.locator('.member--mine').click()
    await cora.page.locator('.sheet-help-off').click()
    await expect(anna.page.locator('.member-2')).not.toHaveClass(/member--help/)
  })

  await step('the first act', () => toAct('第二幕'))

  const second = await hall.phone(node)
  await step('a second phone comes to a seat', async () => {
    const number = await anna.page.evaluate(() => {
      const kept = JSON.parse(localStorage.getItem('xh.room') ?? '{}') as { data?: string }
      return (JSON.parse(kept.data ?? '{}') as { number: string }).number
    })
    await joinByNumber(second, number)
    await second.page.locator('.chair-1').click()
    await strip(anna.page, 'knock').locator('.strip__go').click()
    await expect(second.page.locator('.head__name')).toContainText(names[1] ?? '')
    await go(second, '.stage--task')
  })

  await step('a phone that loses the network keeps its page, and its tap arrives when it is back', async () => {
    await go(ben, '.stage--task')
    const before = await pageOf(ben)
    ben.line.cut()
    await expect(ben.page.locator('.strip--line')).toContainText('信号断了')
    // Its seat has a second phone that is still here.
    await expect(anna.page.locator('.member-1')).not.toHaveClass(/member--blinking/)
    expect(await pageOf(ben)).toBe(before)
    ben.line.mend()
    await expect(ben.page.locator('.strip--line')).toHaveCount(0, { timeout: 20_000 })
    expect(await pageOf(ben)).toBe(before)
  })

  await step('when one phone of a seat acts, the other gets a strip and keeps its page', async () => {
    const before = await pageOf(second)
    await go(ben, '.stage--reply, .stage--waiting')
    await expect(second.page.locator('.strip--next')).toBeVisible()
    expect(await pageOf(second)).toBe(before)
    await second.context.close()
    await second.line.close()
  })

  await step('the second act', async () => {
    if (process.env.XINGHUO_PICTURES !== undefined && fontScale === 1) {
      await Promise.all([go(anna, '.task--choice'), go(ben, '.stage--waiting'), go(dora, '.stage--waiting')])
      await go(cora, '.stage--task')
      const pages = phones.map(({ page }) => page)
      await phonesTogether(browser, pages, 'four-phones.png')
    }
    await toAct('第三幕')
  })

  await step('a closed tab: a team-mate takes the role over, its owner takes it back', async () => {
    await dora.page.close()
    await expect(anna.page.locator('.member-3')).toHaveClass(/member--blinking/)
    await expect(anna.page.locator('.member-3')).toHaveClass(/member--away/, { timeout: 20_000 })
    await go(anna, '.stage--task')
    await anna.page.locator('.member-3').click()
    await anna.page.locator('.sheet-take').click()
    await expect(anna.page.locator('.head__name')).toContainText(`你在替${names[3]}`)
    await reopen(dora)
    await expect(dora.page.locator('.room-back')).toBeVisible()
    await dora.page.locator('.room-back').click()
    await expect(strip(dora.page, 'proxied')).toContainText(names[0] ?? '')
    const before = await pageOf(anna)
    await strip(dora.page, 'proxied').locator('.strip__go').click()
    await expect(strip(dora.page, 'proxied')).toHaveCount(0)
    await expect(anna.page.locator('.strip--next')).toBeVisible()
    expect(await pageOf(anna)).toBe(before)
  })

  await step('the third act, with longer to wait', async () => {
    await pull(anna.page, 'extend', '大家还在讨论')
    await toAct('第四幕')
  })

  await step('to the end', async () => {
    await Promise.all(phones.map((phone) => go(phone, '.to-debrief')))
    const endings = await Promise.all(phones.map(({ page }) => page.locator('.ending__title').innerText()))
    expect(new Set(endings).size).toBe(1)
    await anna.page.locator('.to-debrief').click()
    await expect(anna.page.locator('.page-debrief')).toBeVisible()
    await anna.page.goto('/')
    await expect(anna.page.locator('.record')).toHaveCount(1)
    await expect(anna.page.locator('.room-back')).toHaveCount(0)
  })

  expect(problems).toEqual([])
})
