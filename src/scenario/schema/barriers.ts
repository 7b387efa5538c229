import * as v from 'valibot'
import type { BarrierDocument, OutcomeDocument } from '../document'
import { about, flag, idOf, integer, list, MOST_CHOICES, maybe, object, oneOf, refTo, text } from './base'
import { condition, effects } from './conditions'
import { BARRIER_SNIPPETS } from './snippets'
import { factRefs, outcomeTrap, remark } from './traps'

const outcomeEntries = {
  text: text('结果', '讲给全队听的结果。'),
  effects: maybe(v.pipe(effects, about({ title: '结果的效果' }))),
  trap: maybe(outcomeTrap),
  remark: maybe(remark),
}

const outcome: v.GenericSchema<OutcomeDocument> = object(outcomeEntries, {
  title: '结果',
  description: '这个关卡的一种结果。',
  definition: 'outcome',
})

const seconds = (title: string, description: string, value: number) =>
  integer(1, 3600, title, description, { default: value })

const common = {
  title: text('关卡名称', '短名称，12 字以内。'),
  prompt: text('关卡说明', '大家到齐时看到的话。'),
  todo: maybe(text('现在该做什么', '一句话，24 字以内。')),
  release: maybe(
    oneOf(
      ['present', 'all'],
      ['只等在场的人（默认）', '缺席的人也等到 timeoutSec 为止'],
      '等谁',
      'present 只等在场的人；all 连缺席的人也等，但最多等到 timeoutSec。',
      { default: 'present' },
    ),
  ),
  nudgeSec: maybe(seconds('几秒后轻轻提醒', '从第一个人到达算起。', 90)),
  assistSec: maybe(seconds('几秒后队友可以帮忙', '从第一个人到达算起。', 180)),
  timeoutSec: maybe(seconds('几秒后不再等缺席的人', '只对缺席的人有效，在场的人不会被催走。', 300)),
  cards: maybe(factRefs('等待时可读', '等人时可以看的史实。')),
  cites: maybe(factRefs('依据', '关卡的话和它的各种结果依据哪些史实；复盘时全队看得到出处，玩的时候不显示。')),
  invented: maybe(flag('设计推演', '为了玩法编出来的关卡写 true。')),
  next: list(
    object(
      {
        when: maybe(condition),
        goto: refTo('act', '去哪一幕', '后面某一幕的编号，或者 "ending" 进入结局。', { reserved: 'ending' }),
      },
      { title: '去向' },
    ),
    1,
    '接下来去哪里',
    '从上往下，第一个成立的算数；最后一个不写 when。',
  ),
}

const of = <const T extends v.ObjectEntries & { kind: v.LiteralSchema<string, undefined> }>(
  entries: T,
  title: string,
  description: string,
) => object({ ...entries, ...common }, { title, description, definition: `barrier-${entries.kind.literal}` })

const part = object(
  {
    role: refTo('role', '谁来答', '角色的编号；一个角色最多一部分。'),
    prompt: text('问他什么', '只有他看到的问题。'),
    choices: list(text('备选'), 2, '备选', '可以选的词，答案在其中。', MOST_CHOICES),
    answer: text('答案', '必须和 choices 里的一个一模一样。'),
  },
  { title: '答案的一部分' },
)

export const barrier: v.GenericSchema<BarrierDocument> = v.pipe(
  v.variant('kind', [
    of({ kind: v.literal('assemble'), outcome: maybe(outcome) }, '集合', '大家都准备好了就往下走。'),
    of(
      {
        kind: v.literal('vote'),
        options: list(
          object(
            { id: idOf('option', '选项编号'), label: text('选项', '40 字以内。'), ...outcomeEntries },
            { title: '投票选项' },
          ),
          2,
          '选项',
          '至少两个；每个选项就是一种结果。',
          MOST_CHOICES,
        ),
        rule: oneOf(
          ['majority', 'unanimous'],
          ['过半数', '全体一致'],
          '怎样算通过',
          'majority 过半数，unanimous 全体一致。',
        ),
        rounds: maybe(integer(1, 5, '最多投几轮', '轮数用完由主持人定。', { default: 2 })),
        tieBreak: text('平票时算哪个', '选项编号；没人定的时候用它。'),
      },
      '投票',
      '大家商量以后投票。',
    ),
    of(
      {
        kind: v.literal('together'),
        windowSec: maybe(integer(1, 60, '几秒之内', '至少 5 秒。', { default: 8 })),
        attempts: maybe(integer(1, 10, '可以试几次', '次数用完算 missed。', { default: 3 })),
        labels: maybe(
          v.pipe(
            v.record(refTo('role', '角色'), text('按钮上的字', '例如“吹灯”。')),
            about({ title: '各人按钮上的字', description: '按角色编号写；不写的是“准备好了”。' }),
          ),
        ),
        hit: v.pipe(outcome, about({ title: '按齐了' })),
        missed: v.pipe(outcome, about({ title: '没按齐' })),
      },
      '一起按',
      '听口令，几秒之内一起按。',
    ),
    of(
      {
        kind: v.literal('combine'),
        attempts: maybe(integer(1, 10, '可以试几次', '次数用完算 wrong。', { default: 3 })),
        hint: maybe(text('提示', '答错以后的提示。')),
        parts: list(part, 2, '答案的各部分', '每个角色最多一部分。'),
        right: v.pipe(outcome, about({ title: '拼对了' })),
        wrong: v.pipe(outcome, about({ title: '没拼对' })),
      },
      '拼答案',
      '每人出一部分，拼成一个答案。',
    ),
  ]),
  about({
    title: '关卡',
    description: '一幕的结尾，全队在这里会合。',
    definition: 'barrier',
    snippets: BARRIER_SNIPPETS,
  }),
)
