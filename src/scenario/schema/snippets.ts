import type { Snippet } from './base'

// `${1:…}` are the stops an editor jumps to; what stands behind the colon is the suggestion.

const option = (stop: number, text: string, more: object = {}) => ({ text: `\${${stop}:${text}}`, ...more })

/** One complete task of each type. */
export const TASK_SNIPPETS: readonly Snippet[] = [
  {
    label: '阅读 read',
    description: '读一段文字，读完点“我读完了”',
    body: { type: 'read', title: '${1:名称}', text: '${2:你……}', teaches: ['${3:史实编号}'], cites: ['${3:史实编号}'] },
  },
  {
    label: '选择题 choice',
    description: '选一个选项',
    body: {
      id: '${1:t-id}',
      type: 'choice',
      title: '${2:名称}',
      text: '${3:你……}',
      options: [
        option(4, '稳妥的做法', { id: '${5:yes}' }),
        option(6, '不对的做法', { wrong: true, reply: '${7:为什么不对}' }),
      ],
      default: { option: '${5:yes}' },
    },
  },
  {
    label: '多选题 multi',
    description: '把该选的都选出来',
    body: {
      type: 'multi',
      title: '${1:名称}',
      text: '${2:你……}',
      options: [option(3, '该选的', { right: true }), option(4, '该选的', { right: true }), option(5, '不该选的')],
    },
  },
  {
    label: '排序题 order',
    description: '按先后顺序依次点',
    body: { type: 'order', title: '${1:名称}', text: '${2:你……}', items: ['${3:最先}', '${4:然后}', '${5:最后}'] },
  },
  {
    label: '配对题 match',
    description: '左右连成对',
    body: {
      type: 'match',
      title: '${1:名称}',
      text: '${2:你……}',
      pairs: [
        { left: '${3:左一}', right: '${4:右一}' },
        { left: '${5:左二}', right: '${6:右二}' },
      ],
    },
  },
  {
    label: '对口令 passphrase',
    description: '答案在队友手机上，要开口问',
    body: {
      type: 'passphrase',
      title: '${1:名称}',
      text: '${2:你……}',
      slots: [
        {
          label: '${3:第一个词}',
          choices: ['${4:对的词}', '${5:别的词}'],
          answer: '${4:对的词}',
          heldBy: '${6:另一个角色}',
          note: '${7:他手机上看到的话}',
        },
      ],
    },
  },
  {
    label: '找图题 hotspot',
    description: '在图上找出一处',
    body: {
      type: 'hotspot',
      title: '${1:名称}',
      text: '${2:你……}',
      image: '${3:house.svg}',
      imageAlt: '${4:图上画着什么}',
      size: [1500, 1000],
      regions: [
        option(5, '对的地方', { box: [100, 100, 300, 200] }),
        option(6, '别的地方', { box: [600, 100, 300, 200], wrong: true }),
      ],
    },
  },
  {
    label: '交出线索 handover',
    description: '把线索交到另一个人的手机上',
    body: { type: 'handover', title: '${1:名称}', text: '${2:你……}', clue: '${3:线索编号}', to: '${4:另一个角色}' },
  },
  {
    label: '等线索 await',
    description: '等队友把线索交过来',
    body: {
      type: 'await',
      title: '${1:名称}',
      clue: '${2:线索编号}',
      from: '${3:另一个角色}',
      missing: '${4:没等到时怎么说}',
    },
  },
  {
    label: '打卡 checkin',
    description: '扫一扫贴在墙上的码',
    body: { type: 'checkin', title: '${1:名称}', text: '${2:你……}', code: '${3:LAMP}', place: '${4:贴在哪里}' },
  },
  {
    label: '商量 discuss',
    description: '和队友当面说话，说完确认',
    body: { type: 'discuss', title: '${1:名称}', text: '${2:你……}' },
  },
]

const ladder = { nudgeSec: 90, assistSec: 180, timeoutSec: 300 }
const next = [{ goto: '${9:ending}' }]

/** One complete barrier of each kind. */
export const BARRIER_SNIPPETS: readonly Snippet[] = [
  {
    label: '集合 assemble',
    description: '大家都准备好了就往下走',
    body: { kind: 'assemble', title: '${1:名称}', prompt: '${2:大家看到的话}', ...ladder, next },
  },
  {
    label: '投票 vote',
    description: '大家商量以后投票',
    body: {
      kind: 'vote',
      title: '${1:名称}',
      prompt: '${2:大家看到的话}',
      rule: 'majority',
      options: [
        { id: '${3:first}', label: '${4:选项一}', text: '${5:选了以后}' },
        { id: '${6:second}', label: '${7:选项二}', text: '${8:选了以后}' },
      ],
      tieBreak: '${3:first}',
      ...ladder,
      next,
    },
  },
  {
    label: '一起按 together',
    description: '听口令，几秒之内一起按',
    body: {
      kind: 'together',
      title: '${1:名称}',
      prompt: '${2:大家看到的话}',
      windowSec: 8,
      hit: { text: '${3:按齐了}' },
      missed: { text: '${4:没按齐}' },
      ...ladder,
      next,
    },
  },
  {
    label: '拼答案 combine',
    description: '每人出一部分，拼成一个答案',
    body: {
      kind: 'combine',
      title: '${1:名称}',
      prompt: '${2:大家看到的话}',
      parts: [
        { role: '${3:角色一}', prompt: '${4:问他什么}', choices: ['${5:对}', '错'], answer: '${5:对}' },
        { role: '${6:角色二}', prompt: '${7:问他什么}', choices: ['${8:对}', '错'], answer: '${8:对}' },
      ],
      right: { text: '拼对了。' },
      wrong: { text: '没拼对。' },
      ...ladder,
      next,
    },
  },
]

export const FACT_SNIPPETS: readonly Snippet[] = [
  {
    label: '史实 fact',
    description: '一条史实：说什么、多可靠、出自哪里',
    body: {
      id: '${1:F-1}',
      text: '${2:只说一件事}',
      status: '${3|确证,通说,存疑|}',
      cite: [{ source: '${4:出处编号}', locator: '${5:第几页}' }],
    },
  },
]

export const SOURCE_SNIPPETS: readonly Snippet[] = [
  {
    label: '出处 source',
    description: '一本书、一篇文章或一个网页',
    body: { id: '${1:s-id}', title: '${2:书名}', publisher: '${3:出版社，年份}' },
  },
]

export const CLUE_SNIPPETS: readonly Snippet[] = [
  {
    label: '线索 clue',
    description: '可以交到另一部手机的一条话',
    body: { id: '${1:c-id}', title: '${2:名称}', text: '${3:线索内容}' },
  },
]

export const ENDING_SNIPPETS: readonly Snippet[] = [
  {
    label: '结局 ending',
    description: '一种收尾；最后一个结局不写 when',
    body: {
      id: '${1:e-id}',
      title: '${2:名称}',
      text: ['${3:一页文字}'],
      when: { meter: '${4:仪表编号}', atMost: 1 },
      cites: ['${5:史实编号}'],
    },
  },
]
