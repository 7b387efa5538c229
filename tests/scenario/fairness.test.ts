import { describe, expect, test } from 'vitest'
import { loadScenario, type OptionDocument, type ScenarioDocument, type TaskDocument } from '@/scenario'
import { twoLamps } from './fixture'

const codes = (change: (document: ScenarioDocument) => void): string[] => {
  const document = twoLamps()
  change(document)
  return loadScenario(JSON.stringify(document), 'x.json').diagnostics.map(({ code }) => code)
}

const teach = (id: string, more: Partial<TaskDocument> = {}): TaskDocument =>
  ({ id, type: 'read', teaches: ['F2'], ...more }) as TaskDocument
const choice = (...options: readonly (readonly TaskDocument[])[]): TaskDocument => ({
  type: 'choice',
  invented: true,
  options: options.map(
    // biome-ignore lint/suspicious/noThenProperty: the format's word for what follows an option
    (then, i): OptionDocument => ({ text: `选项${i}`, ...(then.length > 0 ? { then: [...then] } : {}) }),
  ),
})
const trapped = (...taughtBy: string[]): TaskDocument => ({
  type: 'choice',
  options: [
    { text: '稳妥' },
    {
      text: '冒失',
      trap: {
        id: 'trap-x',
        title: '冒失',
        fact: 'F2',
        taughtBy,
        consequence: [{ minutes: 1 }],
        told: '糟了。',
        reveal: '灯在楼上。',
      },
    },
  ],
})
const give = (to: string): TaskDocument => ({ type: 'handover', clue: 'c-signal', to })
const wait = (from: string): TaskDocument => ({ type: 'await', clue: 'c-signal', from, missing: '没有等到。' })

/** The lanes of the third act, which are empty in the fixture. */
const lanes = (host: TaskDocument[], guest: TaskDocument[]) =>
  codes(({ acts }) => {
    if (acts[2]) acts[2].lanes = { host, guest }
  })

describe('a trap counts as taught', () => {
  test('when an earlier act that every way passes teaches it, in whichever lane', () => {
    expect(lanes([trapped('t-lamp')], [])).toEqual([])
    expect(lanes([], [trapped('t-lamp')])).toEqual([])
  })

  test('when the own lane teaches it before, on every branch', () => {
    expect(lanes([teach('t-a'), trapped('t-a')], [])).toEqual([])
    expect(lanes([choice([teach('t-a')], [teach('t-b')]), trapped('t-a', 't-b')], [])).toEqual([])
    expect(lanes([choice([teach('t-a'), trapped('t-a')], [])], [])).toEqual([])
    expect(lanes([{ ...choice([trapped('t-a')], []), id: 't-a', teaches: ['F2'] }], [])).toEqual([])
  })

  test('when a team-mate learns it and hands it on', () => {
    expect(lanes([wait('guest'), trapped('t-a')], [teach('t-a'), give('host')])).toEqual([])
    expect(lanes([wait('guest'), trapped('t-a')], [{ ...give('host'), id: 't-a', teaches: ['F2'] }])).toEqual([])
  })

  test('when one act teaches it on one way and another act on the other', () => {
    const found = codes(({ acts }) => {
      const [first, second, third] = acts
      if (!first || !second || !third) return
      first.barrier.next = [{ when: { present: 'host' }, goto: 'together' }, { goto: 'night' }]
      second.barrier.next = [{ goto: 'dawn' }]
      second.lanes.guest?.push(teach('t-a'))
      third.lanes = { host: [teach('t-b')] }
      acts.at(-1)?.lanes && Object.assign(acts.at(-1) ?? {}, { lanes: { host: [trapped('t-a', 't-b')] } })
    })
    expect(found).toEqual([])
  })

  test('at a barrier, when a lane of the same act teaches it', () => {
    const found = codes(({ acts }) => {
      const act = acts[2]
      if (act?.barrier.kind !== 'together') return
      act.lanes = { guest: [teach('t-a')] }
      act.barrier.missed.trap = {
        id: 'trap-y',
        title: '没吹齐',
        fact: 'F2',
        taughtBy: ['t-a'],
        consequence: [{ minutes: 1 }],
        reveal: '灯在楼上。',
      }
    })
    expect(found).toEqual([])
  })
})

describe('a trap does not count as taught', () => {
  test.each<[string, string[], TaskDocument[], TaskDocument[]]>([
    ['by one of two options', ['XH0406'], [choice([teach('t-a')], []), trapped('t-a')], []],
    ['by a task under a condition', ['XH0406'], [teach('t-a', { when: { done: 't-lamp' } }), trapped('t-a')], []],
    [
      'by a team-mate who hands it on before learning it',
      ['XH0404'],
      [wait('guest'), trapped('t-a')],
      [give('host'), teach('t-a')],
    ],
    [
      'by a team-mate whose word comes later',
      ['XH0404'],
      [trapped('t-a'), wait('guest')],
      [teach('t-a'), give('host')],
    ],
    [
      'by a team-mate who learns it on one branch',
      ['XH0406'],
      [wait('guest'), trapped('t-a')],
      [choice([teach('t-a')], []), give('host')],
    ],
    [
      'by a word that is waited for on one branch',
      ['XH0406'],
      [choice([wait('guest')], []), trapped('t-a')],
      [teach('t-a'), give('host')],
    ],
  ])('%s', (_, expected, host, guest) => {
    expect(lanes(host, guest)).toEqual(expected)
  })
})

describe('a clue brings a lesson with it', () => {
  const told = (facts: string[]) =>
    codes(({ acts, clues }) => {
      const [clue] = clues
      if (clue) clue.facts = facts
      if (acts[2]) acts[2].lanes = { host: [wait('guest'), trapped('t-a')], guest: [teach('t-a'), give('host')] }
    })

  test('when it tells the fact', () => {
    expect(told(['F2'])).toEqual([])
    expect(told(['F1', 'F2'])).toEqual([])
  })

  test('and not when it tells another one, or none', () => {
    expect(told(['F1'])).toEqual(['XH0409'])
    expect(told([])).toEqual(['XH0409'])
  })
})

describe('an await is met', () => {
  test('when every branch of the giver hands over', () => {
    expect(lanes([wait('guest')], [choice([give('host')], [give('host')])])).toEqual([])
  })

  test('when words go to and fro without a circle', () => {
    expect(lanes([give('guest'), wait('guest')], [wait('host'), give('host')])).toEqual([])
  })

  test('when a word was handed over before the circle begins', () => {
    expect(lanes([give('guest'), wait('guest'), give('guest')], [wait('host'), give('host')])).toEqual([])
  })
})
