import * as v from 'valibot'
import type { ScenarioDocument } from '../document'
import { barrier } from './barriers'
import {
  about,
  bareObject,
  clockTime,
  idOf,
  integer,
  list,
  MAX_INTEGER,
  maybe,
  object,
  oneOf,
  refTo,
  text,
  flag as yesNo,
} from './base'
import { condition, scoreName } from './conditions'
import { CLUE_SNIPPETS, ENDING_SNIPPETS, FACT_SNIPPETS, SOURCE_SNIPPETS } from './snippets'
import { task } from './tasks'
import { factRefs } from './traps'

const VERSION = /^\d+\.\d+\.\d+$/

const ending = object(
  {
    id: idOf('ending', '结局编号'),
    title: text('结局名称', '短名称，12 字以内。'),
    text: list(text('一页文字'), 1, '正文', '每页不超过 120 字。'),
    when: maybe(condition),
    art: maybe(text('图片', 'art 文件夹里的文件名。')),
    cites: maybe(factRefs('依据', '正文依据哪些史实；玩家看结局时可以翻出处。')),
    invented: maybe(yesNo('设计推演', '史料里没有、为了玩法编出来的结局写 true，屏幕上会标明。')),
  },
  { title: '结局', description: '故事的一种收尾。', definition: 'ending', snippets: ENDING_SNIPPETS },
)

const role = object(
  {
    id: idOf('role', '角色编号'),
    name: text('姓名', '屏幕上的称呼；用“原型”写的，别用真名。'),
    title: text('身份', '例如“东道主”。'),
    portrait: maybe(text('头像', 'art 文件夹里的文件名。')),
    about: text('人人可看的介绍', '选角色时大家都看得到的几句话。'),
    brief: list(text('一页文字'), 1, '只给他看的话', '开演前只有这个角色看得到；每页不超过 120 字。'),
    absence: oneOf(
      ['proxy', 'default', 'skip'],
      ['队友代做', '按默认带过', '直接跳过'],
      '缺席时怎么办',
      'proxy 队友代做，default 按默认带过，skip 直接跳过。',
    ),
  },
  { title: '角色', description: '一个人扮的人物，有自己的手机和自己的线。', definition: 'role' },
)

const openingParagraph = v.union([
  text('一段开场白'),
  object(
    { when: condition, text: text('一段开场白', '条件成立才显示的话。') },
    { title: '有条件的一段', description: '条件成立才显示。' },
  ),
])

const act = object(
  {
    id: idOf('act', '幕的编号'),
    title: text('幕名', '12 字以内。'),
    place: maybe(text('地点', '这一幕在哪里，例如“楼下”。')),
    time: maybe(text('时间', '这一幕不在故事钟的那一夜时，代替钟显示的话，例如“八月初”。')),
    minutes: maybe(integer(0, 1440, '故事分钟', '除了最慢的一条线，这一幕在故事里另外花几分钟。', { default: 0 })),
    art: maybe(text('图片', 'art 文件夹里的文件名。')),
    opening: list(openingParagraph, 0, '开场白', '全队都看到；每段不超过 120 字。'),
    cites: maybe(factRefs('开场白的依据', '开场白依据哪些史实；复盘时全队看得到出处，玩的时候不显示。')),
    invented: maybe(yesNo('设计推演', '开场白是史料里没有、为了玩法编的，写 true，屏幕上会标明。')),
    lanes: v.pipe(
      v.record(
        refTo('role', '角色'),
        v.pipe(
          v.array(task),
          v.maxLength(100, '最多 100 项'),
          about({ title: '一条线', description: '这个角色在这一幕依次做的任务。' }),
        ),
      ),
      about({ title: '各人的任务', description: '按角色编号写，每个角色一条线；没写的角色这一幕没有任务。' }),
    ),
    barrier,
  },
  { title: '幕', description: '每人做自己的任务，最后在一个关卡会合。', definition: 'act' },
)

const meter = object(
  {
    id: idOf('meter', '仪表编号'),
    name: text('名称', '例如“暴露”。'),
    min: integer(-MAX_INTEGER, MAX_INTEGER, '最小', '仪表最低到几，例如 0。'),
    max: integer(-MAX_INTEGER, MAX_INTEGER, '最大', '仪表最高到几，例如 3。'),
    start: integer(-MAX_INTEGER, MAX_INTEGER, '开始时', '故事开始时是几，在最小和最大之间。'),
    good: oneOf(['low', 'high'], ['越低越好', '越高越好'], '哪头好', 'low 越低越好，high 越高越好。'),
    words: list(text('一个词'), 1, '每个数值的说法', '从最小到最大，一个数值一个词；屏幕上只显示词。'),
  },
  {
    title: '仪表',
    definition: 'meter',
    examples: [{ id: 'alarm', name: '暴露', min: 0, max: 2, start: 0, good: 'low', words: ['平静', '起疑', '危险'] }],
  },
)

const flag = object(
  {
    id: idOf('flag', '标记编号'),
    name: text('名称', '例如“草案在哪里”。'),
    values: list(text('取值'), 2, '取值', '至少两个。'),
    start: text('开始时', '取值之一。'),
  },
  { title: '标记', definition: 'flag' },
)

const clue = object(
  {
    id: idOf('clue', '线索编号'),
    title: text('线索名称', '12 字以内。'),
    text: text('线索内容', '拿到线索的人看到的话。'),
    facts: maybe(factRefs('依据', '线索依据的史实。')),
  },
  {
    title: '线索',
    description: '可以从一部手机交到另一部手机的话。',
    definition: 'clue',
    snippets: CLUE_SNIPPETS,
  },
)

const source = bareObject(
  {
    id: idOf('source', '出处编号'),
    title: text('书名或篇名', '不写书名号。'),
    publisher: text('出版者或网站', '例如“人民出版社，2011”。'),
    url: maybe(
      v.pipe(
        v.string(),
        v.regex(/^https?:\/\/\S+$/u, '网址要以 http:// 或 https:// 开头'),
        about({ title: '网址', description: '只写原出版者自己的网址；转载和镜像写在 note 里。' }),
      ),
    ),
    note: maybe(text('说明', '会显示给玩家的说明，例如版本。')),
  },
  { title: '出处', description: '一本书、一篇文章或一个网页。', definition: 'source', snippets: SOURCE_SNIPPETS },
)

const citation = object(
  {
    source: refTo('source', '出处', '出处的编号，写在最上面的 sources 里。'),
    locator: text('位置', '第几页、哪一节。', { code: 'XH0508' }),
  },
  { title: '引用' },
)

const fact = object(
  {
    id: idOf('fact', '史实编号'),
    text: text('史实', '只说一件事，一两句话。'),
    status: oneOf(
      ['确证', '通说', '存疑'],
      ['有可靠史料', '一般这样说', '有争议：不能决定陷阱、对错和得分'],
      '可靠程度',
      '确证：有可靠史料；通说：一般这样说；存疑：有争议，不能决定陷阱、对错和得分。',
    ),
    cite: v.pipe(list(citation, 1, '引用', '至少一处，写明出处和位置。'), about({ code: 'XH0501' })),
  },
  { title: '史实', description: '有据可查的一条，写明等级和出处。', definition: 'fact', snippets: FACT_SNIPPETS },
)

const cards = (title: string, description: string) =>
  list(
    object(
      {
        title: text('标题', '一句话。'),
        text: text('内容', '几句话，各种说法都讲到。'),
        facts: maybe(factRefs('依据', '史实编号。')),
      },
      { title: '一条' },
    ),
    0,
    title,
    description,
  )

const debrief = object(
  {
    intro: text('开头的话', '复盘开始时大家看到的话。'),
    timeline: list(
      object(
        {
          act: refTo('act', '对应哪一幕', '幕的编号；和“我们的这一夜”并排显示。'),
          time: text('时间', '历史上的时间，例如“晚八时许”。'),
          text: text('历史上的经过', '这时候历史上发生了什么；依据写在 facts 里。'),
          facts: maybe(factRefs('依据', '史实编号。')),
        },
        { title: '一个时刻' },
      ),
      1,
      '时间线',
      '“我们的这一夜”旁边的“历史上的那一夜”。',
    ),
    disputed: cards('有争议的地方', '史料说法不一的地方，讲清各种说法。'),
    afterwards: list(
      object(
        {
          name: text('谁', '人的姓名。'),
          text: text('后来', '这个人后来的经历。'),
          facts: maybe(factRefs('依据', '史实编号。')),
        },
        { title: '一个人' },
      ),
      0,
      '他们后来',
      '人物后来的经历。',
    ),
    questions: list(text('一个问题'), 1, '讨论题', '建议五个或更多。'),
    scores: list(
      object(
        {
          score: scoreName,
          name: text('名称', '例如“史实”。'),
          max: integer(1, 1000, '满分', '最多能得多少；大致等于各任务里这一项 score 的和。'),
          words: list(text('一句评语'), 1, '评语', '从低到高。'),
        },
        { title: '一项评分' },
      ),
      1,
      '四项评分',
      'history、teamwork、response、secrecy 各写一项。',
    ),
  },
  { title: '复盘', description: '结束以后大家一起看的内容。', definition: 'debrief' },
)

/** The one schema of the document: types, checks, messages and scenarios/scenario.schema.json all come from it. */
export const scenarioSchema = object(
  {
    $schema: maybe(
      v.pipe(v.string(), about({ title: '格式说明', description: '写 "../scenario.schema.json"，编辑器就会提示。' })),
    ),
    formatVersion: v.pipe(
      v.literal(1),
      about({ title: '格式版本', description: '现在写 1。', enumDescriptions: ['现在的格式'] }),
    ),
    id: v.pipe(
      v.string(),
      v.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, '编号只能用英文小写字母、数字和短横线'),
      about({ title: '剧本编号', description: '和文件夹同名。' }),
    ),
    version: v.pipe(
      v.string(),
      v.regex(VERSION, '版本要写成“1.0.0”这样的三段数字'),
      about({
        title: '剧本版本',
        description: '三段数字；改了内容就加大一点，例如 1.0.0 到 1.0.1。',
        examples: ['1.0.0'],
      }),
    ),
    title: text('剧本名称', '菜单和封面上的名称。'),
    subtitle: maybe(text('副标题', '名称下面的一行小字。')),
    summary: text('简介', '菜单里的一段话。'),
    minutes: object(
      { target: integer(1, 600, '大约多久', '真实的分钟数。'), max: integer(1, 600, '最多多久', '真实的分钟数。') },
      { title: '时长', description: '一场大约多久、最多多久（真实的分钟）。' },
    ),
    reading: maybe(
      list(
        object(
          { title: text('标题', '书名、篇名或一句话。'), text: text('内容', '读什么、看什么、为什么。') },
          { title: '一条' },
        ),
        0,
        '预习',
        '开演前建议读什么、看什么。',
      ),
    ),
    clock: object(
      {
        start: clockTime('开始', '故事从几点开始，例如 19:30。'),
        end: clockTime('结束', '故事时间最多走到几点；第二天凌晨一点半写 25:30。'),
      },
      { title: '故事钟点', description: '故事从几点走到几点，和真实的时间无关。' },
    ),
    glossary: maybe(
      list(
        object(
          {
            term: text('正确写法', '例如“望志路”。'),
            not: maybe(list(text('错误写法'), 1, '不要写成', '常见的错误写法；正文里出现就提醒。')),
          },
          { title: '一个词' },
        ),
        0,
        '用词表',
        '人名地名的正确写法；正文里出现错误写法会提醒。',
      ),
    ),
    sources: list(source, 0, '出处', '书、文章、网页。'),
    facts: list(fact, 0, '史实', '每条都要有引用。'),
    meters: list(meter, 0, '仪表', '全队共有的数值。'),
    flags: list(flag, 0, '标记', '全队共有的状态。'),
    clues: list(clue, 0, '线索', '可以交来交去的信息。'),
    roles: v.pipe(list(role, 2, '角色', '至少两个。'), v.maxLength(12, '最多 12 项')),
    acts: v.pipe(list(act, 1, '各幕', '从前往后写；第一幕就是开头。'), v.maxLength(40, '最多 40 项')),
    endings: list(ending, 1, '结局', '从上往下，第一个成立的算数；最后一个不写 when。'),
    unfinished: v.pipe(ending, about({ title: '提前结束的结局', description: '组织者提前结束时用；不写 when。' })),
    debrief,
  },
  { title: '星火同行剧本', description: '一个剧本一个文件。可以写 // 注释。', definition: 'scenario' },
)

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
/** Fails to compile when schema and document.ts drift apart. */
export const schemaMatchesDocument: Same<v.InferOutput<typeof scenarioSchema>, ScenarioDocument> = true
