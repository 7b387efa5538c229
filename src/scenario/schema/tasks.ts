import * as v from 'valibot'
import type { OptionDocument, TaskDocument } from '../document'
import { about, bareObject, flag, idOf, integer, list, MOST_CHOICES, maybe, object, refsTo, refTo, text } from './base'
import { condition, effects } from './conditions'
import { TASK_SNIPPETS } from './snippets'
import { factRefs, remark, trap } from './traps'

const pages = v.pipe(
  v.union([text('一页文字'), list(text('一页文字'), 1, '多页文字')]),
  about({
    title: '正文',
    description: '用第二人称“你”写；每页不超过 120 字。一页可以直接写文字，多页写成列表。',
    examples: ['你推开后门，弄堂里很静。', ['第一页……', '第二页……']],
  }),
)

const common = {
  id: maybe(idOf('task', '任务编号')),
  title: maybe(text('任务名称', '短名称，12 字以内。')),
  text: maybe(pages),
  todo: maybe(text('现在该做什么', '一句话，24 字以内；不写就用这种任务的默认说法。')),
  minutes: maybe(integer(0, 1440, '故事分钟', '这个任务在故事里花几分钟。', { default: 0 })),
  when: maybe(condition),
  effects: maybe(v.pipe(effects, about({ title: '完成后的效果', description: '做完这个任务以后发生什么。' }))),
  attempts: maybe(integer(1, 10, '可以答几次', '答错的次数用完就往下走，不会卡住。', { default: 3 })),
  fail: maybe(
    object(
      {
        text: maybe(text('没答对时的话', '次数用完以后，和答案一起显示。')),
        effects: maybe(v.pipe(effects, about({ title: '没答对的效果' }))),
      },
      { title: '没答对', description: '次数用完还没答对时怎么办。' },
    ),
  ),
  hint: maybe(text('提示', '答错以后可以看的提示。')),
  reply: maybe(text('完成后的话', '做完以后显示的一段话。')),
  teaches: maybe(factRefs('教了什么', '这个任务教给玩家哪些史实。')),
  cites: maybe(factRefs('依据', '正文依据哪些史实；会作为出处显示。')),
  uses: maybe(refsTo('clue', '要用的线索', '做这个任务要用到哪些线索；代做的队友也能看到。')),
  invented: maybe(flag('设计推演', '史料里没有、为了玩法编出来的情节写 true，屏幕上会标明。')),
  default: maybe(
    object(
      {
        option: maybe(text('默认选项', '选项编号。')),
        effects: maybe(v.pipe(effects, about({ title: '默认效果' }))),
      },
      { title: '缺席时的默认', description: '角色缺席、任务由系统带过时，算作选了哪个选项、有什么效果。' },
    ),
  ),
}

const nested: v.GenericSchema<TaskDocument[]> = v.pipe(
  v.lazy(() => v.array(task)),
  about({
    title: '接着做的任务',
    description: '选了这个选项以后先做这些任务，再往下走。只有选择题可以用，最多套两层。',
  }),
)

const optionEntries = {
  id: maybe(idOf('option', '选项编号')),
  text: text('选项文字', '40 字以内。'),
  reply: maybe(text('选了以后的话', '选了这个选项以后显示的话。')),
  effects: maybe(v.pipe(effects, about({ title: '选了以后的效果' }))),
  trap: maybe(trap),
  wrong: maybe(flag('错误选项', '答错：扣一次机会，再答一遍。不能和 trap 一起写。')),
  // biome-ignore lint/suspicious/noThenProperty: the format's word for what follows an option
  then: maybe(nested),
  remark: maybe(remark),
}

const option: v.GenericSchema<OptionDocument> = object(optionEntries, {
  title: '选项',
  definition: 'option',
  examples: [{ id: 'open', text: '开门看看' }],
})

const multiOption = object(
  { ...optionEntries, right: maybe(flag('正确', '该选的选项写 true。')) },
  { title: '选项', definition: 'multiOption' },
)

const coordinate = v.pipe(v.number(), v.minValue(0, '坐标不能是负数'), v.maxValue(100_000, '坐标太大了'))

const region = object(
  {
    ...optionEntries,
    box: v.pipe(
      v.strictTuple([coordinate, coordinate, coordinate, coordinate]),
      about({ title: '位置', description: '左、上、宽、高四个数，单位和 size 相同。', examples: [[40, 60, 120, 80]] }),
    ),
  },
  { title: '图上一处', definition: 'region' },
)

const slot = bareObject(
  {
    label: text('这一格叫什么', '例如“第一个词”。'),
    choices: list(text('备选的词'), 2, '备选', '可以选的词，答案在其中。', MOST_CHOICES),
    answer: text('答案', '必须和 choices 里的一个一模一样。'),
    heldBy: refTo('role', '谁知道', '另一个角色：答案写在他的手机上。'),
    note: text('他手机上的话', '知道的人在自己手机上看到什么。'),
  },
  { title: '口令的一格' },
)

const of = <const T extends v.ObjectEntries & { type: v.LiteralSchema<string, undefined> }>(
  entries: T,
  title: string,
  description: string,
) => object({ ...entries, ...common }, { title, description, definition: `task-${entries.type.literal}` })

const clueRef = refTo('clue', '线索', '线索的编号。')

export const task: v.GenericSchema<TaskDocument> = v.pipe(
  v.variant('type', [
    of({ type: v.literal('read') }, '阅读', '读一段文字，读完点“我读完了”。'),
    of({ type: v.literal('discuss') }, '商量', '和队友当面说话，说完确认。'),
    of(
      {
        type: v.literal('choice'),
        options: list(option, 2, '选项', '至少两个，其中至少一个不是 wrong。', MOST_CHOICES),
        keepOrder: maybe(flag('保持顺序', '写 true 就按这里的顺序显示，不打乱。')),
      },
      '选择题',
      '选一个选项。',
    ),
    of(
      { type: v.literal('multi'), options: list(multiOption, 2, '选项', '该选的写 "right": true。', MOST_CHOICES) },
      '多选题',
      '把该选的都选出来。',
    ),
    of(
      {
        type: v.literal('order'),
        items: list(text('一件事'), 2, '正确的顺序', '按正确的顺序写；手机上会打乱。', MOST_CHOICES),
      },
      '排序题',
      '依次点，排出先后顺序。',
    ),
    of(
      {
        type: v.literal('match'),
        pairs: list(
          object(
            { left: text('左边', '按顺序显示。'), right: text('右边', '打乱显示，和左边配成对。') },
            { title: '一对' },
          ),
          2,
          '正确的配对',
          '手机上右边会打乱。',
        ),
      },
      '配对题',
      '左右连成对。',
    ),
    of(
      {
        type: v.literal('passphrase'),
        slots: list(slot, 1, '口令的各格', '每一格的答案在另一个角色的手机上，要开口问。', MOST_CHOICES),
      },
      '对口令',
      '每人手机上有一部分，要开口问才能拼出来。',
    ),
    of(
      {
        type: v.literal('hotspot'),
        image: text('图片', 'art 文件夹里的文件名。'),
        imageAlt: text('图片的文字说明', '看不清图的人靠它。'),
        size: v.pipe(
          v.strictTuple([coordinate, coordinate]),
          about({ title: '图的大小', description: '宽和高。', examples: [[1500, 1000]] }),
        ),
        regions: list(region, 2, '图上的几处', '每一处也有文字按钮。', MOST_CHOICES),
      },
      '找图题',
      '在图上找出一处。',
    ),
    of(
      { type: v.literal('handover'), clue: clueRef, to: refTo('role', '交给谁', '另一个角色。') },
      '交出线索',
      '把一条线索交到另一个人的手机上。',
    ),
    of(
      {
        type: v.literal('await'),
        clue: clueRef,
        from: refTo('role', '等谁', '交出线索的角色。'),
        missing: text('没等到时的话', '对方没法交时显示，然后往下走。'),
      },
      '等线索',
      '等队友把线索交过来。',
    ),
    of(
      { type: v.literal('checkin'), code: text('暗号', '墙上二维码里的内容。'), place: text('地点', '贴在哪里。') },
      '打卡',
      '扫一扫贴在墙上的码。',
    ),
  ]),
  about({ title: '任务', description: '一个人在自己手机上做的一件事。', definition: 'task', snippets: TASK_SNIPPETS }),
)
