import * as v from 'valibot'
import type { QuizDocument } from '../document'
import { about, flag, idOf, integer, list, MOST_CHOICES, maybe, object, refsTo, refTo, text } from './base'
import { effects } from './conditions'

const quiz: v.GenericSchema<QuizDocument> = object(
  {
    prompt: text('问题', '问一个能从史实里答出来的小问题。'),
    options: list(
      object(
        { text: text('选项', '40 字以内。'), right: maybe(flag('正确', '正确的选项写 true；只能有一个。')) },
        { title: '选项' },
      ),
      2,
      '选项',
      '至少两个，其中恰好一个写 "right": true。',
      MOST_CHOICES,
    ),
    attempts: maybe(integer(1, 10, '可以答几次', '答错的次数用完也会放行。', { default: 2 })),
  },
  { title: '小题', description: '恰好一个正确选项的小题。', definition: 'quiz' },
)

const hold = object(
  {
    seconds: maybe(integer(10, 600, '最多停多少秒', '到时自动放行，不会一直卡住。', { default: 90 })),
    remedy: v.pipe(quiz, about({ title: '自己补救', description: '踩了陷阱的人自己答的小题。' })),
    rescue: v.pipe(quiz, about({ title: '队友救援', description: '队友在自己手机上答的小题。' })),
  },
  { title: '停住', description: '踩陷阱的人要停下来：自己答对、队友答对，或时间到，就继续。' },
)

const outcomeTrapEntries = {
  id: idOf('trap', '陷阱编号'),
  title: text('陷阱名称', '短名称，12 字以内。'),
  fact: refTo('fact', '依据的史实', '史实编号；存疑的史实不能作陷阱。'),
  taughtBy: list(refTo('task', '任务'), 1, '在哪里学过', '前面哪些任务教过这条史实（那些任务的 teaches 要写上它）。'),
  consequence: v.pipe(effects, about({ title: '后果', description: '全队付的代价。' })),
  reveal: text('揭晓', '到关卡时讲给全队听：史实是什么、出自哪里；不点名。'),
}

/** A trap behind an outcome of a barrier: the team falls in together, so nobody is held. */
export const outcomeTrap = object(outcomeTrapEntries, {
  title: '陷阱',
  description: '关卡结果里的陷阱：全队一起踩的，所以没有 told 和 hold。',
  definition: 'outcomeTrap',
})

/** A trap behind an option. */
export const trap = object(
  {
    ...outcomeTrapEntries,
    told: text('当场告诉他', '只给踩陷阱的人看的一句话。'),
    hold: maybe(hold),
  },
  {
    title: '陷阱',
    description: '看起来合理、但懂这段历史就不会选的选项。代价由全队承担，不点名。',
    definition: 'trap',
    snippets: [
      {
        label: '陷阱',
        description: '一个陷阱：史实、在哪里学过、后果、揭晓',
        body: {
          id: '${1:trap-id}',
          title: '${2:名称}',
          fact: '${3:史实编号}',
          taughtBy: ['${4:任务编号}'],
          consequence: [{ meter: '${5:仪表编号}', add: 1 }],
          told: '${6:当场告诉他的话}',
          reveal: '${7:揭晓：史实是……}',
        },
      },
    ],
  },
)

export const remark = object(
  { text: text('说明', '揭晓时讲给全队听的一句话。'), fact: refTo('fact', '史实', '可以是存疑的史实。') },
  { title: '附注', description: '揭晓时的一句软说明，不扣分、不决定什么，可以用存疑的史实。', definition: 'remark' },
)

export const factRefs = (title: string, description: string) => refsTo('fact', title, description)
