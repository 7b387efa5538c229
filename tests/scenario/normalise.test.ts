import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { Scenario, Task } from '@/engine/scenario'
import { loadScenario, type ScenarioDocument, type TaskDocument } from '@/scenario'
import { TWO_LAMPS, twoLamps } from './fixture'

vi.setConfig({ testTimeout: 60_000 })

const load = (text: string): Scenario => {
  const { scenario, diagnostics } = loadScenario(text, 'x.json')
  if (!scenario) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return scenario
}
const scenario = load(TWO_LAMPS)
const titled = (title: string): Task => {
  const task = scenario.tasks.find((one) => one.title === title)
  if (!task) throw new Error(title)
  return task
}

describe('the runtime form', () => {
  test('numbers acts, tasks and traps in document order, lanes in the order of the roles', () => {
    expect(scenario.tasks.map(({ ordinal }) => ordinal)).toEqual([...scenario.tasks.keys()])
    expect(scenario.tasks.map(({ act, role, type }) => `${act}${role} ${type}`)).toEqual([
      '00 read',
      '00 order',
      '00 passphrase',
      '00 handover',
      '01 read',
      '01 match',
      '01 await',
      '01 multi',
      '10 choice',
      '10 discuss',
      '11 hotspot',
      '11 checkin',
    ])
    expect(scenario.acts.map(({ lanes }) => lanes)).toEqual([
      [
        { first: 0, tasks: [0, 1, 2, 3] },
        { first: 4, tasks: [4, 5, 6, 7] },
      ],
      [
        { first: 8, tasks: [8, 9] },
        { first: 10, tasks: [10, 11] },
      ],
      [
        { first: null, tasks: [] },
        { first: null, tasks: [] },
      ],
      [
        { first: null, tasks: [] },
        { first: null, tasks: [] },
      ],
    ])
  })

  test('does not depend on the order in which lanes were written', () => {
    const document = twoLamps()
    for (const act of document.acts) act.lanes = Object.fromEntries(Object.entries(act.lanes).reverse())
    expect(load(JSON.stringify(document))).toEqual(scenario)
  })

  test('leads from the last task of a nested list to what follows the choice', () => {
    const read = (title: string): TaskDocument => ({ type: 'read', title })
    const choice = (title: string, ...options: TaskDocument[][]): TaskDocument => ({
      type: 'choice',
      title,
      options: options.map((then, i) => ({ text: `${title}${i}`, ...(then.length > 0 ? { then } : {}) })),
    })
    const document = twoLamps()
    const [, , act] = document.acts
    if (!act) throw new Error()
    act.lanes = {
      host: [
        choice('甲', [read('甲一'), choice('乙', [read('乙一'), read('乙二')], [])], [read('甲二')], []),
        read('末'),
      ],
      guest: [choice('丙', [read('丙一')], [])],
    }
    const { tasks, acts } = load(JSON.stringify(document))
    const name = (ix: number | null) => (ix === null ? null : tasks[ix]?.title)
    const flow = Object.fromEntries(
      (acts[2]?.lanes ?? [])
        .flatMap((lane) => lane.tasks)
        .map((ix) => tasks[ix])
        .map((task) => [
          task?.title,
          [
            name(task?.next ?? null),
            ...(task?.type === 'choice' ? task.options.map((option) => name(option.then)) : []),
          ],
        ]),
    )
    expect(flow).toEqual({
      甲: ['末', '甲一', '甲二', null],
      甲一: ['乙'],
      乙: ['末', '乙一', null],
      乙一: ['乙二'],
      乙二: ['末'],
      甲二: ['末'],
      末: [null],
      丙: [null, '丙一', null],
      丙一: [null],
    })
  })

  test('fills in what the writer left out', () => {
    expect(scenario).toMatchObject({ subtitle: '', reading: [], clock: { start: 1170, end: 1530 } })
    expect(titled('看房子')).toMatchObject({
      pages: ['你走了一圈，后门通弄堂。'],
      todo: '读完后点“我读完了”',
      attempts: 1,
      minutes: 2,
      when: null,
      invented: false,
      hint: null,
      reply: null,
      failText: null,
      defaultOption: null,
    })
    for (const title of ['先后', '对暗语', '配对', '带什么', '敲门', '找灯', '打卡'])
      expect(titled(title).attempts).toBe(3)
    for (const title of ['交暗号', '等暗号', '商量']) expect(titled(title).attempts).toBe(1)
    expect(titled('敲门')).toMatchObject({ defaultOption: 0, keepOrder: false })
    expect(scenario.traps[0]?.hold).toMatchObject({ seconds: 90, remedy: { attempts: 2 }, rescue: { attempts: 2 } })
    expect(scenario.acts.map(({ barrier }) => [barrier.nudgeSec, barrier.assistSec, barrier.timeoutSec])).toEqual(
      scenario.acts.map(() => [90, 180, 300]),
    )
    expect(scenario.acts[0]).toMatchObject({ minutes: 5, art: null, barrier: { release: 'present', invented: false } })
    expect(scenario.acts[1]).toMatchObject({ place: '', minutes: 0, barrier: { rounds: 2, tieBreak: 1 } })
    expect(scenario.acts[2]?.barrier).toMatchObject({ windowSec: 8, attempts: 3, labels: ['吹楼上的灯', '准备好了'] })
    expect(scenario.acts[3]?.barrier).toMatchObject({ attempts: 3, hint: null })
    expect(scenario.roles[0]?.portrait).toBeNull()
  })

  test('has ordinals where the document has ids', () => {
    expect(titled('打卡').when).toEqual({
      all: [{ done: 4 }, { not: { meter: 0, atLeast: 2, atMost: null } }],
    })
    expect(scenario.acts[1]?.barrier.next).toEqual([
      { when: { outcome: 1, is: 0 }, to: null },
      { when: null, to: 2 },
    ])
    expect(scenario.acts[0]?.opening[1]?.when).toEqual({ present: 1 })
    expect(titled('等暗号')).toMatchObject({ clue: 0, from: 0 })
    expect(titled('对暗语')).toMatchObject({ slots: [{ answer: 0, heldBy: 1 }] })
    expect(scenario.traps[0]).toMatchObject({
      fact: 0,
      taughtBy: [0],
      consequence: [{ meter: 0, add: 1 }, { minutes: 5 }],
    })
    expect(titled('先后').effects).toEqual([{ score: 0, add: 1 }])
    expect(scenario.facts[2]).toMatchObject({ label: 'F3', status: '存疑', cite: [{ source: 0, locator: '第 9 页' }] })
    expect(scenario.debrief.scores.map(({ name }) => name)).toEqual(['史实', '协作', '应变', '保密'])
  })

  test('is frozen to the last leaf', () => {
    const frozen = (value: unknown): boolean =>
      typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen))
    expect(frozen(scenario)).toBe(true)
  })

  test('is made of plain JSON', () => {
    expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario)
  })

  test('leaves the document as it was written', () => {
    expect(loadScenario(TWO_LAMPS, 'x.json').document).toEqual(twoLamps())
  })
})

describe('the content hash', () => {
  /** The same data with keys in another order. */
  const shuffled = (value: unknown, seed: number): unknown => {
    if (Array.isArray(value)) return value.map((part) => shuffled(part, seed))
    if (typeof value !== 'object' || value === null) return value
    const rank = (key: string) => (key.length * 31 + (key.codePointAt(0) ?? 0) * 17 + seed) % 97
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => rank(a) - rank(b))
        .map(([key, part]) => [key, shuffled(part, seed)]),
    )
  }

  test('is the same each time, whatever the order of keys and the blanks', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 8 }), (seed, indent) => {
        expect(load(JSON.stringify(shuffled(twoLamps(), seed), null, indent)).hash).toBe(scenario.hash)
      }),
      { numRuns: 30 },
    )
  })

  test('does not see remarks for colleagues, ids, or defaults that are written out', () => {
    const document = twoLamps()
    document.note = '改过三遍'
    delete document.glossary
    for (const act of document.acts) {
      act.minutes ??= 0
      act.barrier.release = 'present'
      act.barrier.note = '再看看'
      for (const task of Object.values(act.lanes).flat())
        Object.assign(task, { minutes: task.minutes ?? 0, note: '好' })
    }
    const same = JSON.stringify(document).replaceAll('t-house', 't-home').replaceAll('"alarm"', '"alert"')
    expect(load(same).hash).toBe(scenario.hash)
  })

  test('of a scenario whose openings, barriers and endings cite nothing is the one it had before they could', () => {
    const document = twoLamps()
    for (const told of [...document.acts, ...document.acts.map(({ barrier }) => barrier), ...document.endings]) {
      delete told.cites
      delete told.invented
    }
    expect(load(JSON.stringify(document)).hash).toBe('2ce3246326cac18f38a34e3bfda8be142d5e25a2edf6ad0cd12b94b672f1b4b2')
  })

  test.each<[string, (document: ScenarioDocument) => void]>([
    [
      'a word',
      (d) => {
        d.summary = `${d.summary}！`
      },
    ],
    [
      'the version',
      (d) => {
        d.version = '1.0.1'
      },
    ],
    [
      'the order of the endings',
      (d) => {
        d.endings.unshift({ id: 'e-x', title: '早', text: ['早。'], when: { sprung: 'trap-front' } })
      },
    ],
    [
      'what an ending rests on',
      (d) => {
        d.unfinished.cites = ['F1']
      },
    ],
    [
      'a number',
      (d) => {
        d.minutes.max = 16
      },
    ],
  ])('changes with %s', (_, change) => {
    const document = twoLamps()
    change(document)
    expect(load(JSON.stringify(document)).hash).not.toBe(scenario.hash)
  })

  test('is a SHA-256 in hex', () => {
    expect(scenario.hash).toMatch(/^[0-9a-f]{64}$/u)
  })
})
