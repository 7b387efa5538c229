import fs from 'node:fs'
import path from 'node:path'
import { expect } from './phone'
import { answersOf, flagship } from './support/answers'
import { type Hall, test } from './support/hall'
import { read } from './support/robot'
import { joinByLink, joinByNumber, openRoom, type Phone, press, problems, sit } from './support/table'

const answers = answersOf(flagship())

/** A card lies over a page and scrolls: of what the looker finds only this can be a fault of the card. */
const ON_A_SHEET = /^(too small|a row|contrast|letters|sticks out|shortened|the page is)/

/** Looks at a page, keeps its picture, and remembers what on it could not be read or tapped. */
const inspector = (project: string) => {
  const faults: string[] = []
  const folder = path.resolve('test-results/screens', project)
  fs.mkdirSync(folder, { recursive: true })
  return {
    faults,
    look: async ({ page }: Phone, name: string): Promise<void> => {
      const faultsAt = (fault: string): boolean => !/^(sheet|lever)-/.test(name) || ON_A_SHEET.test(fault)
      // A page that slides in is there when the router says so.
      await page.waitForFunction(() => document.querySelector('.taro_page:not(.taro_page_stationed) .page') === null)
      const seen = await page.evaluate(() => window.looker.see(true).faults)
      faults.push(...seen.filter(faultsAt).map((fault) => `${name}: ${fault}`))
      await page.screenshot({ path: path.join(folder, `rooms-${name}.jpg`), type: 'jpeg', quality: 70, fullPage: true })
    },
  }
}

const table = async (hall: Hall, phones: number) => {
  const node = await hall.server()
  const all = await Promise.all(Array.from({ length: phones }, () => hall.phone(node)))
  return { node, all }
}

test('every page of a room can be read and tapped', async ({ hall }, info) => {
  test.setTimeout(240_000)
  const { faults, look } = inspector(info.project.name)
  const { node, all } = await table(hall, 3)
  const [anna, ben, cora] = all as [Phone, Phone, Phone]

  await test.step('coming in', async () => {
    await joinByNumber(ben, '000000')
    await expect(ben.page.locator('.trouble--no_such_room')).toBeVisible()
    await look(ben, 'join-wrong')
    const number = await openRoom(anna)
    await expect(anna.page.locator('.number__qr')).toBeVisible()
    await look(anna, 'lobby-host')
    await sit(anna, 0)
    await joinByNumber(ben, number)
    // Else the page to wait for may not even have been made.
    await expect(ben.page.locator('.chair-1')).toBeVisible()
    await look(ben, 'lobby-member')
    await sit(ben, 1)
    await joinByLink(cora, number)
    await cora.page.locator('.chair-1').click()
    await expect(cora.page.locator('.door--waiting')).toBeVisible()
    await look(cora, 'knock-waiting')
    await expect(ben.page.locator('.knock')).toBeVisible()
    await look(ben, 'lobby-knock')
    await ben.page.locator('.knock-no').click()
    await expect(cora.page.locator('.door--turned')).toBeVisible()
    await look(cora, 'turned-away')
    await sit(cora, 2)
    await press(anna.page.locator('.host-seats .fold__head'))
    const rows = anna.page.locator('.seat-move .option')
    await press(rows.nth(2))
    await press(rows.last())
    await look(anna, 'lobby-host-seats')
    await press(anna.page.locator('.host-seats-yes'))
    await expect(cora.page.locator('.moved')).toBeVisible()
    await look(cora, 'moved')
    await sit(cora, 2)
    await press(anna.page.locator('.host-seats .fold__head'))
    await press(anna.page.locator('.start'))
    await look(anna, 'lobby-few')
    await press(anna.page.locator('.start-yes'))
  })

  const eve = await hall.phone(node)
  const until = (phone: Phone, there: string): Promise<string> =>
    read(phone.page, answers, { until: there, within: 60_000 })

  await test.step('at the table', async () => {
    const number = await anna.page.evaluate(() => {
      const kept = JSON.parse(localStorage.getItem('xh.room') ?? '{}') as { data?: string }
      return (JSON.parse(kept.data ?? '{}') as { number: string }).number
    })
    await joinByLink(eve, number)
    await expect(eve.page.locator('.room__late')).toBeVisible()
    await look(eve, 'lobby-late')
    await press(eve.page.locator('.watch'))
    await until(eve, '.stage--watch')
    await press(eve.page.locator('.watch-sit .fold__head'))
    await look(eve, 'watch')
    await press(eve.page.locator('.watch-knock-2'))
    await expect(anna.page.locator('.strip-knock')).toBeVisible()
    await until(ben, '.stage--task')
    await until(cora, '.stage--task')
    await look(ben, 'strip-knock')
    await press(ben.page.locator('.strip-knock .strip__no'))
    await expect(eve.page.locator('.strip-turned')).toBeVisible()
    await look(eve, 'watch-turned')
    await until(anna, '.stage--waiting')
    await node.leap(200_000)
    await expect(anna.page.locator('.ask-1')).toBeVisible()
    await look(anna, 'waiting-assist')
    await press(anna.page.locator('.ask-1'))
    await expect(ben.page.locator('.strip-asked')).toBeVisible()
    await look(ben, 'asked')
    await press(anna.page.locator('.member-1'))
    await look(anna, 'sheet-mate')
    await press(anna.page.locator('.sheet-shut'))
    await press(anna.page.locator('.member--mine'))
    await look(anna, 'sheet-host')
    for (const lever of ['release', 'reassign', 'stepBack']) {
      await press(anna.page.locator(`.lever-${lever}`))
      await look(anna, `lever-${lever}`)
      await press(anna.page.locator('.lever-no'))
    }
    await press(anna.page.locator('.sheet-shut'))
    await node.leap(61_000)
    await press(anna.page.locator('.take-1'))
    await look(anna, 'took-over')
    await expect(ben.page.locator('.strip-proxied')).toBeVisible()
    await look(ben, 'proxied')
  })

  await test.step('goodbyes', async () => {
    await cora.page.routeWebSocket(/\/ws$/, (socket) => {
      const server = socket.connectToServer()
      socket.onMessage((text) => server.send(String(text).replace('"v":1', '"v":99')))
    })
    await cora.page.reload()
    await expect(cora.page.locator('.line-card')).toBeVisible()
    await look(cora, 'bye-version')
    await node.stop()
    await expect(ben.page.locator('.strip--line')).toBeVisible()
    await look(ben, 'line-lost')
  })

  expect(problems.splice(0)).toEqual([])
  expect(faults).toEqual([])
})
