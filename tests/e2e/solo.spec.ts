import { scenarios } from '../../src/miniapp/generated/scenarios'
import { all, isOn, type Sight, textOf } from '../tapper/sight'
import { screenOf, stageOf, Tapper, WELL } from '../tapper/tapper'
import { Handset } from './handset'
import { expect, test } from './phone'

const FLAGSHIP = 'first-congress-night'
/** Whose evening it is: the first role meets a trap in the first act, and barriers of every kind. */
const ME = 0
/** How long we look away at a time while companions think (ms of room time). */
const PAUSE = 10_000
const EVENING = 60 * 60 * 1000

const scenario = scenarios.find(({ id }) => id === FLAGSHIP)

const sitDown = async (phone: Handset): Promise<void> => {
  await phone.open('/')
  await phone.press(`entry-${FLAGSHIP}`)
  await phone.press('mode-solo')
  await phone.press(`role-${ME}`)
  await phone.press('begin')
}

/** Plays until `until`, waiting for companions where there is nothing to do. */
const play = async (phone: Handset, tapper: Tapper, until: (sight: Sight) => boolean): Promise<void> => {
  let waited = 0
  while (!until(phone.sight)) {
    const next = tapper.next(phone.sight)
    if (next !== null) await phone.tap(next)
    else {
      waited += PAUSE
      expect(waited, `nobody moves any more on ${textOf(phone.sight, 'page')}`).toBeLessThan(EVENING)
      await phone.wait(PAUSE)
    }
  }
}

const isHalfDone =
  (kind: string) =>
  (sight: Sight): boolean =>
    screenOf(sight) === kind && all(sight, 'option').some((option) => isOn(option, 'option--on'))

test('one person and three companions reach an ending without any network', async ({ page, context }, info) => {
  test.setTimeout(180_000)
  if (scenario === undefined) throw new Error('the flagship is not built in')
  const problems: string[] = []
  page.on('pageerror', ({ message }) => problems.push(message))
  await page.clock.install()
  const phone = new Handset(page, info)
  await sitDown(phone)
  await context.setOffline(true)
  const tapper = new Tapper(scenario, WELL)
  await play(phone, tapper, (sight) => screenOf(sight) === 'ending')
  expect([...tapper.diary.roles]).toEqual([scenario.roles[ME]?.name])
  const ending = textOf(phone.sight, 'ending__title')
  while (all(phone.sight, 'paged__next').length > 0) await phone.press('paged__next')
  await phone.press('to-debrief')
  expect(textOf(phone.sight, 'debrief__title')).toBe(ending)
  expect(problems).toEqual([])
  // Drawings that were not on the phone yet are missing without a network, and nothing else is.
  for (const fault of phone.faults.keys()) if (fault.startsWith('no picture')) phone.faults.delete(fault)
  expect([...phone.faults].map(([fault, where]) => `${where}: ${fault}`)).toEqual([])
})

test('a page that was closed in the middle of a task, a hold and a barrier goes on exactly there', async ({
  page,
}, info) => {
  test.setTimeout(120_000)
  if (scenario === undefined) throw new Error('the flagship is not built in')
  await page.clock.install()
  const phone = new Handset(page, info)
  await sitDown(phone)
  const tapper = new Tapper(scenario, { ...WELL, traps: ['remedy'] })
  for (const kind of ['held', 'task', 'combine']) {
    await play(phone, tapper, isHalfDone(kind))
    const left = stageOf(phone.sight)
    await phone.reload()
    expect(stageOf(phone.sight)).toEqual(left)
  }
  const left = stageOf(phone.sight)
  await phone.press('leave')
  await phone.press('resume__go')
  expect(stageOf(phone.sight)).toEqual(left)
  await play(phone, tapper, (sight) => screenOf(sight) === 'outcome')
})
