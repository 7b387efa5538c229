import * as v from 'valibot'
import type { ConditionDocument, EffectDocument, ScoreName } from '../document'
import { about, clockTime, integer, list, MAX_INTEGER, maybe, object, oneOf, refTo, text } from './base'

const SCORE_NAMES = ['history', 'teamwork', 'response', 'secrecy'] as const satisfies readonly ScoreName[]

export const scoreName = oneOf(
  SCORE_NAMES,
  ['史实：记得准不准', '协作：帮没帮队友', '应变：遇事怎么办', '保密：守没守纪律'],
  '评分项',
  '四个评分项之一：history 史实、teamwork 协作、response 应变、secrecy 保密。',
)

const threshold = (word: string) => integer(-MAX_INTEGER, MAX_INTEGER, word, `${word}（含这个数）`)

/** A condition; exactly one key says which kind it is. */
export const condition: v.GenericSchema<ConditionDocument> = v.lazy(() => conditionUnion)

const conditionUnion = v.pipe(
  v.union([
    object(
      { all: list(condition, 1, '全部成立', '列出的条件都要成立。') },
      { title: '并且', description: '列出的条件都要成立。', examples: [{ all: [{ flag: 'draft', is: 'safe' }] }] },
    ),
    object(
      { any: list(condition, 1, '任一成立', '列出的条件有一个成立就行。') },
      { title: '或者', description: '列出的条件有一个成立就行。' },
    ),
    object({ not: condition }, { title: '不成立', description: '里面的条件不成立。' }),
    object(
      {
        meter: refTo('meter', '仪表', '仪表的编号。'),
        atLeast: maybe(threshold('至少')),
        atMost: maybe(threshold('至多')),
      },
      {
        title: '仪表的高低',
        description: '仪表的数值至少（atLeast）或至多（atMost）是多少。',
        examples: [{ meter: 'alarm', atLeast: 2 }],
      },
    ),
    object(
      {
        clock: object(
          {
            atLeast: maybe(clockTime('不早于', '故事里的钟点，例如 20:30。')),
            atMost: maybe(clockTime('不晚于', '故事里的钟点，例如 20:30。')),
          },
          { title: '故事钟点', description: '不早于（atLeast）或不晚于（atMost）某个钟点。' },
        ),
      },
      { title: '故事里的时间', description: '故事走到了几点。', examples: [{ clock: { atLeast: '20:30' } }] },
    ),
    object(
      { flag: refTo('flag', '标记', '标记的编号。'), is: text('取值', '这个标记的取值之一。') },
      { title: '标记的取值', description: '某个标记现在是什么取值。', examples: [{ flag: 'draft', is: 'safe' }] },
    ),
    object(
      { done: refTo('task', '任务', '任务的编号。') },
      { title: '做成了某个任务', description: '这个任务已经做成；次数用完没答对的、因缺席带过的都不算。' },
    ),
    object(
      { chose: refTo('task', '任务', '选择题、多选题或找图题的编号。'), option: text('选项', '那道题里选项的编号。') },
      {
        title: '选了某个选项',
        description: '在某个任务里选了哪个选项。',
        examples: [{ chose: 't-door', option: 'open' }],
      },
    ),
    object(
      { sprung: refTo('trap', '陷阱', '陷阱的编号。') },
      { title: '踩过某个陷阱', description: '队里有人踩过这个陷阱。' },
    ),
    object(
      { knows: refTo('clue', '线索', '线索的编号。'), role: refTo('role', '角色', '谁知道。') },
      { title: '知道某条线索', description: '某个角色手里已经有这条线索。' },
    ),
    object(
      {
        outcome: refTo('act', '幕', '前面某一幕的编号。'),
        is: text('结果', '投票的选项编号；一起按是 hit 或 missed；拼答案是 right 或 wrong。'),
      },
      {
        title: '关卡的结果',
        description: '前面某一幕的关卡得到了什么结果。',
        examples: [{ outcome: 'act-2', is: 'hit' }],
      },
    ),
    object(
      { present: refTo('role', '角色', '角色的编号。') },
      { title: '某个角色在场', description: '只能用在 next、开场白和结局里。' },
    ),
  ]),
  about({
    title: '条件',
    description: '一个条件只写一种判断；要写几种，用 all 或 any 合起来。',
    definition: 'condition',
    keyed: true,
  }),
)

/** An effect; exactly one key says which kind it is. */
export const effect: v.GenericSchema<EffectDocument> = v.pipe(
  v.union([
    object(
      { meter: refTo('meter', '仪表', '仪表的编号。'), add: integer(-1000, 1000, '增减', '加多少；写负数就是减。') },
      { title: '改动仪表', description: '仪表加减。到关卡时才一起算。', examples: [{ meter: 'alarm', add: 1 }] },
    ),
    object(
      { flag: refTo('flag', '标记', '标记的编号。'), set: text('改成', '这个标记的取值之一。') },
      { title: '改动标记', description: '把标记改成某个取值。一幕里只能由一条角色线来改。' },
    ),
    object(
      { minutes: integer(0, 1440, '故事分钟', '故事时间往前走几分钟。') },
      { title: '花掉故事时间', description: '故事时间往前走几分钟。', examples: [{ minutes: 5 }] },
    ),
    object(
      { score: scoreName, add: integer(-1000, 1000, '增减', '加多少；写负数就是减。') },
      { title: '记分', description: '全队四项评分之一加减。', examples: [{ score: 'history', add: 1 }] },
    ),
    object(
      { give: refTo('clue', '线索', '线索的编号。'), to: refTo('role', '给谁', '角色的编号。') },
      { title: '给线索', description: '这一幕结束时，把线索交给某个角色。' },
    ),
  ]),
  about({ title: '效果', description: '一个效果只写一种改动；要几种就列几个。', definition: 'effect', keyed: true }),
)

export const effects = list(effect, 0, '效果', '做完以后发生什么；到关卡时全队一起结算。')
