import type { Page } from '@playwright/test'
import { words } from '../../src/miniapp/words'
import { expect } from './phone'
import { answersOf, flagship } from './support/answers'
import { type Hall, test } from './support/hall'
import { read } from './support/robot'
import type { RoomNode } from './support/room-node'
import {
  follow,
  joinByLink,
  joinByNumber,
  openRoom,
  type Phone,
  pageOf,
  press,
  problems,
  pull,
  sit,
} from './support/table'

const scenario = flagship()
const answers = answersOf(scenario)
const names = scenario.roles.map(({ name }) => name)
const name = (role: number): string => names[role] ?? ''
const LONG = 60_000

const step = test.step
const strip = (page: Page, kind: string) => page.locator(`.strip-${kind}`)
const go = (phone: Phone, until: string, saying = ''): Promise<string> =>
  read(phone.page, answers, { until, saying, within: LONG })

test.describe.configure({ timeout: 120_000 })
test.afterEach(() => expect(problems.splice(0)).toEqual([]))

const tableOf = async (hall: Hall, phones: number): Promise<{ node: RoomNode; phones: Phone[]; number: string }> => {
  const node = await hall.server()
  const all = await Promise.all(Array.from({ length: phones }, () => hall.phone(node)))
  const number = await openRoom(all[0] as Phone)
  await sit(all[0] as Phone, 0)
  for (const phone of all.slice(1)) await joinByNumber(phone, number)
  return { node, phones: all, number }
}

test('before the start people change seats, are turned away, knock again, and are sent back', async ({ hall }) => {
  const { phones, number } = await tableOf(hall, 3)
  const [anna, ben, cora] = phones as [Phone, Phone, Phone]
  const door = (phone: Phone, kind: string) => phone.page.locator(`.door--${kind}`)

  await step('two people swap their seats: one knocks, the other gets up', async () => {
    await sit(ben, 2)
    await sit(ben, 1)
    await sit(cora, 2)
    await cora.page.locator('.chair-1').click()
    await expect(door(cora, 'waiting')).toContainText(name(1))
    await ben.page.locator('.knock-yes').click()
    await expect(cora.page.locator('.chair-1')).toHaveClass(/chair--mine/)
    await sit(ben, 2)
    await expect(anna.page.locator('.chair-1')).not.toContainText('2')
  })

  await step('a knock is turned away; that phone is told, also after a reload, and knocks again', async () => {
    await cora.page.locator('.chair-2').click()
    await expect(door(cora, 'waiting')).toContainText(name(2))
    await cora.page.reload()
    await expect(door(cora, 'waiting')).toContainText(name(2))
    await ben.page.locator('.knock-no').click()
    await expect(door(cora, 'turned')).toContainText(name(2))
    await expect(door(cora, 'turned')).toContainText(words.room.door.turnedCure)
    await expect(cora.page.locator('.chair-1')).toHaveClass(/chair--mine/)
    await cora.page.reload()
    await cora.page.locator('.door-again').click()
    await ben.page.locator('.knock-yes').click()
    await expect(cora.page.locator('.chair-2')).toHaveClass(/chair--mine/)
    await expect(door(cora, 'turned')).toHaveCount(0)
    await expect(ben.page.locator('.chair-2')).toContainText(words.room.sheet.phones(2))
  })

  await step('the host sends a phone back to the side; it chooses another seat', async () => {
    await anna.page.locator('.host-seats .fold__head').click()
    const rows = anna.page.locator('.host-seats .seat-move')
    await rows.locator('.option', { hasText: words.room.sheet.nth(2) }).click()
    await rows.locator('.option', { hasText: words.room.sheet.aside }).last().click()
    await anna.page.locator('.host-seats-yes').click()
    await expect(cora.page.locator('.moved')).toContainText(words.room.lobby.movedAside)
    await expect(ben.page.locator('.chair-2')).toHaveClass(/chair--mine/)
    await sit(cora, 1)
    await expect(cora.page.locator('.moved')).toHaveCount(0)
  })

  await step('a knock can be taken back', async () => {
    const dora = await hall.phone({ port: Number(new URL(anna.line.url).port) } as RoomNode)
    await joinByLink(dora, number)
    await dora.page.locator('.chair-1').click()
    await expect(cora.page.locator('.knock')).toHaveCount(1)
    await dora.page.locator('.door-back').click()
    await expect(cora.page.locator('.knock')).toHaveCount(0)
    await expect(door(dora, 'waiting')).toHaveCount(0)
  })
})

test('three play with an observer; who keeps them waiting is asked, taken over, given back, released', async ({
  hall,
}) => {
  const { node, phones } = await tableOf(hall, 4)
  const [anna, ben, cora, eve] = phones as [Phone, Phone, Phone, Phone]

  await step('a team of three starts; a fourth phone watches', async () => {
    await sit(ben, 1)
    await sit(cora, 2)
    await press(anna.page.locator('.start'))
    await expect(anna.page.locator('.few')).toContainText(name(3))
    await press(anna.page.locator('.start-yes'))
    await press(eve.page.locator('.watch'))
    await go(eve, '.stage--watch')
    await expect(eve.page.locator('.head__name')).toContainText(words.play.watcher)
    await expect(eve.page.locator('.member-3')).toHaveClass(/member--left/)
    await press(eve.page.locator('.watch-sit .fold__head'))
    await press(eve.page.locator('.watch-knock-1'))
    await press(strip(anna.page, 'knock').locator('.strip__no'))
    await expect(strip(eve.page, 'turned')).toContainText(words.room.door.turned(name(1)))
    await press(strip(eve.page, 'turned').locator('.strip__go'))
    await expect(strip(eve.page, 'knocking')).toContainText(name(1))
    await press(strip(anna.page, 'knock').locator('.strip__no'))
    await expect(strip(eve.page, 'turned')).toBeVisible()
    await press(strip(eve.page, 'turned').locator('.strip__no'))
    await expect(strip(eve.page, 'turned')).toHaveCount(0)
  })

  await step('waiting: first a word, then help; the one asked is there', async () => {
    await go(ben, '.stage--task')
    await Promise.all([go(anna, '.stage--waiting'), go(cora, '.stage--waiting')])
    const tip = anna.page.locator('.missing__tip')
    await expect(anna.page.locator('.missing')).toContainText(name(1))
    await expect(tip).toHaveCount(0)
    await node.leap(61_000)
    await expect(tip).toHaveText(words.wait.nudge)
    await expect(anna.page.locator('.ask-1')).toHaveCount(0)
    await node.leap(91_000)
    await expect(tip).toHaveText(words.wait.assist)
    const before = await pageOf(ben)
    for (let times = 0; times < 2; times += 1) {
      await press(anna.page.locator('.ask-1'))
      await press(strip(ben.page, 'asked').locator('.strip__go'))
      await expect(strip(ben.page, 'asked')).toHaveCount(0)
    }
    expect(await pageOf(ben)).toBe(before)
  })

  await step('after two answers all others together take over, and give the role back', async () => {
    await press(anna.page.locator('.take-1'))
    await expect(anna.page.locator('.strips')).toContainText(words.room.notice.consented)
    await press(cora.page.locator('.take-1'))
    await expect(strip(ben.page, 'proxied')).toContainText(name(0))
    await press(strip(anna.page, 'stand').locator('.strip__go'))
    await expect(anna.page.locator('.head__name')).toContainText(words.play.standIn(name(1)))
    await press(anna.page.locator('.member--mine'))
    await press(anna.page.locator('.sheet-give-1'))
    await expect(anna.page.locator('.strips')).toContainText(words.room.notice.gaveBack)
    await expect(strip(ben.page, 'proxied')).toHaveCount(0)
    await expect(anna.page.locator('.head__name')).toContainText(words.play.me(name(0)))
  })

  await step(
    'who does not answer in a minute is away: one team-mate is enough, and the owner takes it back',
    async () => {
      await press(anna.page.locator('.ask-1'))
      await expect(strip(ben.page, 'asked')).toBeVisible()
      await node.leap(61_000)
      await expect(anna.page.locator('.member-1')).toHaveClass(/member--away/)
      await press(anna.page.locator('.take-1'))
      await press(strip(ben.page, 'proxied').locator('.strip__go'))
      await expect(anna.page.locator('.member-1')).not.toHaveClass(/member--away/)
      await expect(strip(ben.page, 'proxied')).toHaveCount(0)
    },
  )

  await step('the host lets a blocked step go, with a reason', async () => {
    await press(anna.page.locator('.member--mine'))
    await press(anna.page.locator('.lever-release'))
    await expect(anna.page.locator('.lever-yes')).toHaveClass(/btn--off/)
    await press(anna.page.locator('.lever-no'))
    await press(anna.page.locator('.sheet-shut'))
    await pull(anna.page, 'release', '有人的手机坏了')
    await expect(anna.page.locator('.strips')).toContainText(words.room.levers.release.done)
    await Promise.all([anna, ben, cora].map((phone) => go(phone, '.stage--combine')))
    await go(cora, '.combine', words.barrier.partSent)
    await pull(anna.page, 'release', '时间不够了')
    await Promise.all([anna, ben, cora].map((phone) => go(phone, '.head__act', '第二幕')))
  })
})

test('the host steps back, gives more time, pauses, and moves people; their pages wait for a tap', async ({ hall }) => {
  const { phones } = await tableOf(hall, 2)
  const [anna, ben] = phones as [Phone, Phone]
  await sit(ben, 1)
  await anna.page.locator('.start').click()
  await anna.page.locator('.start-yes').click()
  await Promise.all([go(anna, '.stage--reply'), go(ben, '.stage--task')])
  const waits = ben.page.locator('.strip--next')

  await step('back to the opening of the act', async () => {
    const before = await pageOf(ben)
    await pull(anna.page, 'stepBack', '带大家再学一遍')
    await expect(waits).toContainText(words.strip.opening)
    expect(await pageOf(ben)).toBe(before)
    await follow(ben)
    await expect(ben.page.locator('.stage--opening')).toBeVisible()
    await follow(anna)
    await Promise.all([go(anna, '.stage--task'), go(ben, '.stage--task')])
  })

  await step('more time, a pause, and on', async () => {
    const before = await pageOf(ben)
    await pull(anna.page, 'extend', '大家还在讨论')
    await expect(anna.page.locator('.strips')).toContainText(words.room.levers.extend.done)
    await pull(anna.page, 'pause')
    await expect(strip(ben.page, 'paused')).toContainText(words.room.strip.paused)
    await press(strip(anna.page, 'paused').locator('.strip__go'))
    await expect(strip(ben.page, 'paused')).toHaveCount(0)
    expect(await pageOf(ben)).toBe(before)
  })

  await step('another role, then a place at the side', async () => {
    const move = async (to: string): Promise<void> => {
      await anna.page.locator('.member--mine').click()
      await press(anna.page.locator('.lever-reassign'))
      const rows = anna.page.locator('.seat-move .option')
      await press(rows.nth(1))
      await press(rows.filter({ hasText: to }).last())
      await press(anna.page.locator('.lever .option', { hasText: '坐错了' }))
      await press(anna.page.locator('.lever-yes'))
    }
    await move(name(2))
    await expect(waits).toContainText(words.room.strip.moved)
    await follow(ben)
    await expect(ben.page.locator('.head__name')).toContainText(words.play.me(name(2)))
    await move(words.room.sheet.aside)
    await expect(waits).toContainText(words.room.strip.aside)
    await follow(ben)
    await expect(ben.page.locator('.stage--watch')).toBeVisible()
  })
})

test('every goodbye says in Chinese what happened and what to do, and the way back works', async ({ hall }) => {
  const { node, phones, number } = await tableOf(hall, 2)
  const [anna, ben] = phones as [Phone, Phone]
  await sit(ben, 1)
  const card = ben.page.locator('.line-card')

  await step('another version: the page is loaded again', async () => {
    let old = true
    await ben.page.routeWebSocket(/\/ws$/, (socket) => {
      const server = socket.connectToServer()
      socket.onMessage((text) => server.send(old ? String(text).replace('"v":1', '"v":99') : text))
    })
    await ben.page.reload()
    await expect(card).toContainText(words.room.bye.version.cause)
    await expect(card).toContainText(words.room.bye.version.cure)
    old = false
    await ben.page.locator('.line-reload').click()
    await expect(ben.page.locator('.chair-1')).toHaveClass(/chair--mine/)
  })

  await step('the same phone in a second tab: the first one may take it back', async () => {
    const tab = await ben.context.newPage()
    await tab.goto('/#/packages/room/lobby/index')
    await expect(tab.locator('.chair-1')).toHaveClass(/chair--mine/)
    await expect(card).toContainText(words.room.bye.replaced.cause)
    await ben.page.locator('.line-here').click()
    await expect(card).toHaveCount(0)
    await expect(tab.locator('.line-card')).toContainText(words.room.bye.replaced.cause)
    await tab.close()
  })

  await step('a ticket that is none any more: in again by the number', async () => {
    await ben.page.evaluate(() => {
      const kept = JSON.parse(localStorage.getItem('xh.room') ?? '{}') as { data: string }
      const pass = JSON.parse(kept.data) as { token: string }
      localStorage.setItem('xh.room', JSON.stringify({ data: JSON.stringify({ ...pass, token: 'p.1.x.y' }) }))
    })
    for (const path of ['/#/packages/room/lobby/index', '/#/packages/play/play/index?room=1']) {
      await ben.page.goto(path)
      await ben.page.reload()
      await expect(card).toContainText(words.room.bye.token.cause)
    }
    await ben.page.locator('.line-rejoin').click()
    await expect(ben.page.locator('.chair-1')).toBeVisible()
    await expect(card).toHaveCount(0)
    await ben.page.locator('.chair-1').click()
    await anna.page.locator('.knock-yes').click()
    await expect(ben.page.locator('.chair-1')).toHaveClass(/chair--mine/)
  })

  await step('a server that stops: every page says so, and goes on when it is back', async () => {
    await node.stop()
    await expect(card).toContainText(/服务器|信号断了/)
    await expect(anna.page.locator('.line-card')).toHaveCount(1)
    const eve = await hall.phone(node)
    await eve.page.route(/\/api\//, (route) => route.abort())
    eve.line.leadTo(Number(process.env.E2E_PORT))
    await joinByNumber(eve, number)
    await expect(eve.page.locator('.trouble--offline')).toContainText(words.room.http.offline.cause)
    const again = await hall.server(node.place)
    for (const { line } of phones) line.leadTo(again.port)
    await expect(card).toHaveCount(0, { timeout: 30_000 })
    await expect(ben.page.locator('.chair-1')).toHaveClass(/chair--mine/)
  })
})
