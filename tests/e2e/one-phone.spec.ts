import { scenarios } from '../../src/miniapp/generated/scenarios'
import { all, textOf } from '../tapper/sight'
import { ADVENTUROUS, screenOf, Tapper } from '../tapper/tapper'
import { Handset } from './handset'
import { expect, test } from './phone'

const FLAGSHIP = 'first-congress-night'
const SECTIONS = ['timeline', 'reveals', 'disputed', 'afterwards', 'questions', 'scores', 'sources']
const SCREENS = [
  ...['opening', 'outcome', 'table', 'brief', 'task', 'reply', 'waiting', 'held', 'rescue'],
  ...['vote', 'pick', 'combine', 'together', 'ending'],
]

test('four people play the whole night round one phone, and every screen can be read and tapped', async ({
  page,
  fontScale,
}, info) => {
  test.setTimeout(300_000)
  const scenario = scenarios.find(({ id }) => id === FLAGSHIP)
  if (scenario === undefined) throw new Error('the flagship is not built in')
  const problems: string[] = []
  page.on('pageerror', ({ message }) => problems.push(message))
  const phone = new Handset(page, info)
  const tapper = new Tapper(scenario, ADVENTUROUS)

  await phone.open('/')
  await phone.press(`entry-${FLAGSHIP}`)
  expect(textOf(phone.sight, 'scenario__title')).toBe(scenario.title)
  await phone.press('mode-one')
  await phone.press('begin')
  for (let next = tapper.next(phone.sight); next !== null; next = tapper.next(phone.sight)) await phone.tap(next)
  expect(screenOf(phone.sight), textOf(phone.sight, 'page')).toBe('ending')

  const { diary } = tapper
  expect.soft([...diary.screens].sort()).toEqual([...SCREENS].sort())
  expect.soft([...diary.acts]).toEqual(scenario.acts.map(({ title }) => title))
  expect.soft([...diary.types].sort()).toEqual([...new Set(scenario.tasks.map(({ type }) => type))].sort())
  expect.soft([...diary.barriers].sort()).toEqual(['assemble', 'combine', 'together', 'vote'])
  expect.soft([...diary.roles].sort()).toEqual(scenario.roles.map(({ name }) => name).sort())
  expect.soft(new Set(diary.freed.map(({ by }) => by))).toEqual(new Set(['remedy', 'rescue']))

  const ending = textOf(phone.sight, 'ending__title')
  await phone.press('to-debrief')
  for (const section of SECTIONS) {
    expect(all(phone.sight, `section-${section}`)).toHaveLength(1)
    if (section === 'timeline') await phone.press('fold__head')
    if (section === 'reveals') {
      const revealed = all(phone.sight, 'reveal__title').map(({ text }) => text)
      expect(revealed).toEqual(expect.arrayContaining(diary.freed.map(({ trap }) => trap)))
    }
    await phone.press(section === 'sources' ? 'debrief-done' : 'debrief-next')
  }
  expect(textOf(phone.sight, 'record__ending')).toBe(ending)
  await phone.press('record')
  expect(textOf(phone.sight, 'debrief__title')).toBe(ending)

  await phone.open('/#/pages/records/index')
  expect(textOf(phone.sight, 'record__ending')).toBe(ending)
  await phone.open('/#/pages/settings/index')
  const chosen = all(phone.sight, 'option--on').map(({ text }) => text)
  expect(chosen[0]).toContain(fontScale > 1 ? '特大' : '标准')

  expect(problems).toEqual([])
  expect([...phone.faults].map(([fault, where]) => `${where}: ${fault}`)).toEqual([])
})
