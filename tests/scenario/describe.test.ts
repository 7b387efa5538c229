import { describe, expect, test } from 'vitest'
import type { Condition } from '@/engine/scenario'
import { type ConditionDocument, describeCondition, loadScenario } from '@/scenario'
import { TWO_LAMPS } from './fixture'

const { scenario, document } = loadScenario(TWO_LAMPS, 'x.json')
if (!scenario || !document) throw new Error('the fixture must load')

const CASES: readonly [string, ConditionDocument, Condition][] = [
  ['“暴露”至少是 2（注意）', { meter: 'alarm', atLeast: 2 }, { meter: 0, atLeast: 2, atMost: null }],
  [
    '“暴露”至少是 1（起疑），并且“暴露”至多是 2（注意）',
    { meter: 'alarm', atLeast: 1, atMost: 2 },
    { meter: 0, atLeast: 1, atMost: 2 },
  ],
  ['故事时间不早于 20:30', { clock: { atLeast: '20:30' } }, { clock: true, atLeast: 1230, atMost: null }],
  ['故事时间不晚于 25:05', { clock: { atMost: '25:05' } }, { clock: true, atLeast: null, atMost: 1505 }],
  ['“草案在哪里”是“pocket”', { flag: 'draft', is: 'pocket' }, { flag: 0, is: 1 }],
  ['做成了任务“看房子”', { done: 't-house' }, { done: 0 }],
  ['在“敲门”里选了“走后门看看”', { chose: 't-door', option: 'back' }, { chose: 8, option: 0 }],
  ['踩过陷阱“走前门”', { sprung: 'trap-front' }, { sprung: 0 }],
  ['“来客”知道线索“暗号”', { knows: 'c-signal', role: 'guest' }, { knows: 0, role: 1 }],
  ['“夜里”的关卡结果是“上屋顶”', { outcome: 'night', is: 'roof' }, { outcome: 1, is: 0 }],
  ['“一起”的关卡结果是“没按齐”', { outcome: 'together', is: 'missed' }, { outcome: 2, is: 1 }],
  ['“天亮”的关卡结果是“拼对了”', { outcome: 'dawn', is: 'right' }, { outcome: 3, is: 0 }],
  ['“来客”在场', { present: 'guest' }, { present: 1 }],
  [
    '“来客”在场，并且（并非（踩过陷阱“走前门”），或者“东家”在场）',
    { all: [{ present: 'guest' }, { any: [{ not: { sprung: 'trap-front' } }, { present: 'host' }] }] },
    { all: [{ present: 1 }, { any: [{ not: { sprung: 0 } }, { present: 0 }] }] },
  ],
]

describe('a condition as a sentence', () => {
  test.each(CASES)('reads %s, from the document and from the runtime form', (sentence, written, running) => {
    expect(describeCondition(document, written)).toBe(sentence)
    expect(describeCondition(scenario, running)).toBe(sentence)
  })

  test('names what is unknown by its id', () => {
    expect(describeCondition(document, { all: [{ done: 'nothing' }] })).toBe('做成了任务“nothing”')
    expect(describeCondition(scenario, { sprung: 99 })).toBe('踩过陷阱“99”')
  })
})
