import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { random } from '../../src/engine'
import type { Scenario } from '../../src/engine/scenario'
import { scenarios } from '../../src/miniapp/generated/scenarios'
import { all, isOn, type Sight, textOf } from '../tapper/sight'
import { ADVENTUROUS, type Diary, pageOf, screenOf, stageOf, Tapper, WELL } from '../tapper/tapper'
import { playUntil, press, sightOf, tap } from './hand'
import { boot, type Phone, type SetData } from './harness'

const FLAGSHIP = 'first-congress-night'
const HOUR = 60 * 60 * 1000
const KB = 1024

const flagship = (): Scenario => {
  const found = scenarios.find(({ id }) => id === FLAGSHIP)
  if (found === undefined) throw new Error('the flagship is not built in')
  return found
}

/** From the menu to the first page of the play, by taps. */
const sitDown = async (phone: Phone): Promise<void> => {
  await press(phone, `entry-${FLAGSHIP}`)
  await press(phone, 'mode-one')
  await press(phone, 'begin')
}

beforeEach(() => {
  vi.spyOn(Math, 'random').mockImplementation(random(19210730))
})

describe('a night round one phone, at the largest letters of WeChat', () => {
  /** What one tap made the logic tell the view. */
  interface Step {
    readonly tapped: string
    readonly from: string
    readonly sent: readonly SetData[]
    /** Another page is read now, or something was unfolded on this one. */
    readonly asked: boolean
  }

  let phone: Phone
  let diary: Diary
  const steps: Step[] = []

  const watched = async (tapped: string, work: () => Promise<void>): Promise<void> => {
    const before = sightOf(phone)
    const told = phone.setData.length
    await work()
    const after = sightOf(phone)
    const unfolded = all(after, 'fold__body').length > all(before, 'fold__body').length
    const asked = phone.routes().join() !== routes || pageOf(before) !== pageOf(after) || unfolded
    routes = phone.routes().join()
    steps.push({ tapped, from: screenOf(before), sent: phone.setData.slice(told), asked })
  }
  let routes = ''

  const worst = (sent: readonly SetData[]): string =>
    [...sent]
      .sort((a, b) => b.bytes - a.bytes)
      .slice(0, 10)
      .map(({ to, bytes, keys }) => `${bytes} B to ${to}: ${keys.slice(0, 3).join(', ')}`)
      .join('\n')

  beforeAll(async () => {
    vi.spyOn(Math, 'random').mockImplementation(random(19210730))
    phone = await boot({ device: { fontSizeScaleFactor: 1.5 } })
    routes = phone.routes().join()
    for (const name of [`entry-${FLAGSHIP}`, 'mode-one', 'begin']) await watched(name, () => press(phone, name))
    const tapper = new Tapper(flagship(), ADVENTUROUS)
    diary = tapper.diary
    for (let next = tapper.next(sightOf(phone)); next !== null; next = tapper.next(sightOf(phone))) {
      const wanted = next
      await watched(wanted.name, () => tap(phone, wanted))
    }
  }, 120_000)
  afterAll(() => phone.kill())

  test('comes to its ending through every act, every type of task and every kind of barrier', () => {
    expect(screenOf(sightOf(phone)), phone.text()).toBe('ending')
    expect([...diary.acts]).toEqual(flagship().acts.map(({ title }) => title))
    expect([...diary.types].sort()).toEqual([...new Set(flagship().tasks.map(({ type }) => type))].sort())
    expect([...diary.barriers].sort()).toEqual(['assemble', 'combine', 'together', 'vote'])
    expect([...diary.roles].sort()).toEqual(
      flagship()
        .roles.map(({ name }) => name)
        .sort(),
    )
    expect(phone.errors).toEqual([])
  })

  test('lets one out of a trap by his own remedy and another by a team-mate', () => {
    expect(diary.freed.map(({ by }) => by)).toEqual(expect.arrayContaining(['remedy', 'rescue']))
  })

  test('draws at the size that WeChat asks for', () => {
    expect(String(phone.attribute('.page', 'style'))).toMatch(/--scale:\s*1\.5/)
  })

  test('tells the view at most 2 KB at a time, in the median', () => {
    const bytes = phone.setData.map((sent) => sent.bytes).sort((a, b) => a - b)
    expect(bytes.length).toBeGreaterThan(500)
    expect(bytes[bytes.length >> 1], worst(phone.setData)).toBeLessThanOrEqual(2 * KB)
  })

  test('sends the tree of a page once, when it opens, and never again', () => {
    const first = new Map<number, SetData>()
    const again: SetData[] = []
    for (const sent of phone.setData.filter(({ to }) => to.includes('/'))) {
      const tree = first.get(sent.instance)
      if (tree === undefined) first.set(sent.instance, sent)
      else if (sent.bytes > tree.bytes / 2 || sent.keys.some((key) => /^root(\.cn(\.\[\d+\](\.cn)?)?)?$/.test(key))) {
        again.push(sent)
      }
    }
    expect(first.size).toBeGreaterThanOrEqual(4)
    expect(again, worst(again)).toEqual([])
  })

  test('never draws the page anew, nor half of what its opening took, for a tap that stays on it', () => {
    const opening = Math.max(...phone.setData.filter(({ to }) => to.endsWith('play/index')).map(({ bytes }) => bytes))
    const staying = steps.filter(({ asked }) => !asked)
    expect(staying.length).toBeGreaterThan(50)
    const redrawn = staying.flatMap(({ sent }) =>
      sent.filter(({ bytes, keys }) => bytes > opening / 2 || keys.some((key) => /^(root|i)(\.cn)?$/.test(key))),
    )
    expect(redrawn, worst(redrawn)).toEqual([])
  })

  test('leaves a record whose debrief opens from the home page', async () => {
    const ending = textOf(sightOf(phone), 'ending__title')
    await press(phone, 'to-debrief')
    for (const section of ['timeline', 'reveals', 'disputed', 'afterwards', 'questions', 'scores', 'sources']) {
      expect(all(sightOf(phone), `section-${section}`)).toHaveLength(1)
      await press(phone, section === 'sources' ? 'debrief-done' : 'debrief-next')
    }
    expect(textOf(sightOf(phone), 'record__ending')).toBe(ending)
    await press(phone, 'record')
    expect(textOf(sightOf(phone), 'debrief__title')).toBe(ending)
    expect(phone.errors).toEqual([])
  }, 60_000)
})

describe('a mini-program closed by the phone and opened an hour later', () => {
  let phone: Phone | undefined
  afterEach(() => phone?.kill())

  const isHalfDone =
    (kind: string) =>
    (sight: Sight): boolean =>
      screenOf(sight) === kind && all(sight, 'option').some((option) => isOn(option, 'option--on'))

  test.each([
    ['a task', 'task'],
    ['a hold', 'held'],
    ['a barrier', 'combine'],
  ])(
    'shows the same page with the same half of an answer in the middle of %s',
    async (_, kind) => {
      phone = await boot()
      await sitDown(phone)
      const tapper = new Tapper(flagship(), { ...WELL, traps: ['remedy'] })
      const left = await playUntil(phone, tapper, isHalfDone(kind))
      expect(isHalfDone(kind)(left), phone.text()).toBe(true)
      phone.kill()

      phone = await boot({ storage: phone.storage, now: phone.clock.now() + HOUR })
      await press(phone, 'resume__go')
      expect(stageOf(sightOf(phone))).toEqual(stageOf(left))

      const on = await playUntil(phone, tapper, (sight) => screenOf(sight) === 'outcome')
      expect(screenOf(on), phone.text()).toBe('outcome')
      expect(phone.errors).toEqual([])
    },
    60_000,
  )
})
