import type { BarrierKind, TaskType } from '../engine/scenario'
import type { IdKind } from './schema/base'

/** What a writer calls the things that have ids. */
export const KIND_WORDS: Readonly<Record<IdKind, string>> = {
  act: '幕',
  clue: '线索',
  ending: '结局',
  fact: '史实',
  flag: '标记',
  meter: '仪表',
  option: '选项',
  role: '角色',
  source: '出处',
  task: '任务',
  trap: '陷阱',
}

/** “现在该做什么” when the writer gives no words of their own (≤ 24 字). */
export const TASK_TODO: Readonly<Record<TaskType, string>> = {
  read: '读完后点“我读完了”',
  choice: '选一个，再点“就这样定”',
  multi: '把该选的都选上，再确认',
  order: '按先后顺序依次点',
  match: '左边点一个，右边点一个，连成对',
  passphrase: '开口问队友，把每一格选对',
  hotspot: '在图上找到，点一下',
  handover: '把线索交到队友手机上',
  await: '等队友把线索交给你',
  checkin: '找到贴出的码，扫一扫',
  discuss: '和队友当面商量，说完点确认',
}

export const BARRIER_TODO: Readonly<Record<BarrierKind, string>> = {
  assemble: '准备好了就点一下，等大家到齐',
  vote: '和大家商量，然后投票',
  together: '听口令，大家一起按',
  combine: '答出你手里的那一部分',
}

/** What the button says when a role has no words of its own. */
export const TOGETHER_LABEL = '准备好了'

/** What a fix does. */
export const REPLACE_BY = (word: string) => `改成“${word}”`
export const REPLACE_SIGN = (sign: string) => `改成 ${sign}`
export const ADD_COMMA = '补一个逗号'
/** What to do about a word the program can't read. */
export const UNREADABLE = {
  colon: '键和值之间要有英文冒号，例如 "title": "看房子"。',
  apostrophe: '文字要用英文双引号括起来，不用单引号。',
  hash: '给自己看的话用 // 开头，不用 #。',
  comma: '这里多了一个逗号，请删去一个。',
  truth: '是写 true，不是写 false，都用小写，不加引号。',
  other: '文字要放在英文双引号里；也可能是前面少了引号、冒号或括号。',
} as const
/** Blanks that look like nothing on the screen and are no blanks to the program. */
export const ODD_BLANK = '空格'
export const PLAIN_BLANK = '普通的空格'
/** Where else the same slip stands. */
export const ALSO_AT = (lines: readonly number[]) => `同样的还有第 ${listed(lines.map(String), 6)} 行。`

export const SO_MANY_NUMBERS = (count: number) => `要写 ${count} 个数`
export const row = (words: readonly string[]) => words.join('、')
export const oneOfThese = (words: readonly string[]) => `${row(words)} 之一`
export const keyCalled = (key: string, title: string | undefined) => (title ? `“${key}”（${title}）` : `“${key}”`)

/** The kinds of JSON values, as a teacher would call them. */
export const VALUE_WORDS = {
  string: '文字',
  number: '数字',
  boolean: 'true 或 false',
  array: '列表',
  object: '一组内容',
  null: '空值 null',
} as const
export type ValueKind = keyof typeof VALUE_WORDS

/** How to write a kind of value. */
export const VALUE_CURES: Readonly<Record<ValueKind, string>> = {
  string: '请用英文双引号括起来，例如 "文字"。',
  number: '请直接写数字，不加引号，例如 3。',
  boolean: '请直接写 true 或 false，不加引号。',
  array: '请用方括号括起来，各项用英文逗号隔开，例如 ["甲", "乙"]。',
  object: '请用花括号括起来，里面一项一项写；有哪些项，见格式参考。',
  null: '请删去这一项。',
}

const MOST_KEYS_SHOWN = 4
export const GROUP_CURE = (keys: readonly string[]) => {
  const shown = keys.slice(0, MOST_KEYS_SHOWN).map((key) => `"${key}": …`)
  return `请用花括号括起来，写成 { ${[...shown, ...(keys.length > MOST_KEYS_SHOWN ? ['…'] : [])].join(', ')} }。`
}
export const NULL_CURE = '不需要这一项的话，整项删去就好。'
export const OR = '或'
export const MEANING = (word: string, meaning: string | undefined) => (meaning ? `${word}（${meaning}）` : word)
export const KIND_TITLE = '种类'
export const KIND_OF = (what: string) => `${what}的种类`
/** Several cures in one sentence. */
export const EITHER = (cures: readonly string[]) =>
  `${cures
    .map((cure) => cure.replace(/。$/u, ''))
    .join('，或者')
    .replaceAll('，或者请', '，或者')}。`
export const THIS_PLACE = '这里'
export const STOP = '。'
export const IS_IT = (guess: string) => `，是否想写“${guess}”？`
export const quoted = (words: Iterable<string>) => [...words].map((word) => `“${word}”`).join('、')
export const listed = (words: readonly string[], most = 12): string =>
  words.length > most ? `${words.slice(0, most).join('、')}……（共 ${words.length} 个）` : words.join('、')
export const ALREADY = (known: readonly string[], kind: string) =>
  known.length === 0 ? `还没有写任何${kind}，请先补上。` : `已有的有：${listed(known)}。请改成其中一个，或者先补上它。`
/** What may lack a source, and what judges by one. */
export const CLAIMS = {
  task: '这个任务',
  opening: '这一幕的开场白',
  barrier: '这个关卡',
  ending: '这个结局',
} as const
export const JUDGES = { task: '这一题', barrier: '这个关卡' } as const

export const TASK_TYPE_WORDS: Readonly<Record<TaskType, string>> = {
  read: '阅读',
  choice: '选择题',
  multi: '多选题',
  order: '排序题',
  match: '配对题',
  passphrase: '对口令',
  hotspot: '找图题',
  handover: '交出线索',
  await: '等线索',
  checkin: '打卡',
  discuss: '商量',
}

/** 甲等乙，乙等甲 */
export const WAITS_FOR = (names: readonly string[]) =>
  names.map((name, i) => `“${name}”等“${names[(i + 1) % names.length]}”`).join('，')

export const ALWAYS = '总是成立'
export const NEVER = '不会成立'
export const AT_LEAST = (value: number | string) => `至少 ${value}`
export const AT_MOST = (value: number | string) => `至多 ${value}`
export const UNDER_WHEN = (task: string) => `任务“${task}”写了 when，不一定会做`
export const NOT_ON_EVERY_BRANCH = (task: string) => `任务“${task}”只在某个选项里，不一定会做`
export const THIS_WAY = (acts: readonly string[]) => `例如这样走：${acts.join(' → ')}`

/** Where the story clock is looked at. */
export const COMING_TO = (act: string) => `走到“${act}”`
export const BEHIND = (act: string) => `走完“${act}”`

/** Where words stand that are not for everybody. */
export const SEEN_BY_ALL = '全队都看得到的地方'
export const SEEN_BY = (role: string) => `“${role}”的屏幕上`

export const LOWER_FULL_MARKS = (best: number) => `请把 max 改成 ${best}，或者在任务里多记几分。`
export const NO_POINTS_YET = (score: string) =>
  `请在任务的 effects 里记这一项的分，例如 { "score": "${score}", "add": 1 }，再照拿得到的最高分改 max。`

/** The outcomes of a barrier in the order of the runtime form. */
export const OUTCOME_WORDS = { together: ['按齐了', '没按齐'], combine: ['拼对了', '没拼对'] } as const

/** How conditions are told. */
export const CONDITION_SENTENCES = {
  and: '，并且',
  or: '，或者',
  always: '总是成立',
  never: '从不成立',
  not: (inner: string) => `并非（${inner}）`,
  brackets: (inner: string) => `（${inner}）`,
  named: (name: string) => `“${name}”`,
  meterValue: (value: number, word: string | undefined) => (word === undefined ? `${value}` : `${value}（${word}）`),
  range: (name: string, least: string | undefined, most: string | undefined) =>
    [least && `${name}至少是 ${least}`, most && `${name}至多是 ${most}`].filter(Boolean).join('，并且'),
  time: (least: string | undefined, most: string | undefined) =>
    [least && `故事时间不早于 ${least}`, most && `故事时间不晚于 ${most}`].filter(Boolean).join('，并且'),
  flag: (name: string, value: string) => `“${name}”是“${value}”`,
  done: (task: string) => `做成了任务“${task}”`,
  chose: (task: string, option: string) => `在“${task}”里选了“${option}”`,
  sprung: (trap: string) => `踩过陷阱“${trap}”`,
  knows: (role: string, clue: string) => `“${role}”知道线索“${clue}”`,
  outcome: (act: string, is: string) => `“${act}”的关卡结果是“${is}”`,
  present: (role: string) => `“${role}”在场`,
} as const

/** How the proof names things. */
export const PROOF_WORDS = {
  analysis: { calm: '全队都在的走法', storm: '有人离开的走法', bounds: '最短和最长的走法' },
  reason: { cells: '要记的情形太多', time: '时间用完了', circle: '幕和幕绕成了圈' },
  unfound: {
    cells: '要记的情形太多，没有找完',
    time: '时间用完了，没有找完',
    costs: '离开不多、答错不多的走法里没有',
    replay: '找到的走法重放不成',
  },
  act: (number: number, title: string) => `第 ${number} 幕“${title}”`,
  ending: (title: string) => `结局“${title}”`,
  task: (title: string) => `任务“${title}”`,
  trap: (title: string) => `陷阱“${title}”`,
  outcome: (number: number, title: string) => `第 ${number} 幕关卡的结果“${title}”`,
  condition: '这个条件',
  clock: '故事钟点',
  nothing: '没有什么',
} as const

/** What stands in the pictures of an evening and of a scenario. */
export const PICTURE_WORDS = {
  evening: (title: string, seed: number) => `《${title}》模拟的一晚（第 ${seed} 号）`,
  minute: (minute: number) => `${minute} 分`,
  wait: { clue: '等线索', hold: '被困', barrier: '在关卡等人' },
  legend: { good: '做任务', bad: '没做成', reading: '读开场', clue: '等线索', hold: '被困', barrier: '在关卡等人' },
  chart: (title: string, version: string) => `《${title}》${version} 流程图`,
  act: (number: number, title: string) => `第 ${number} 幕 ${title}`,
  short: (number: number) => `第 ${number} 幕`,
  trap: '⚠',
  otherwise: '其余情况',
  when: '如果',
  barrier: { assemble: '集合', vote: '投票', together: '一起按', combine: '拼答案' },
  ending: '结局',
  key: '⚠ 陷阱　◆ 有条件的任务　→ 交出线索　← 等线索　⚑ 改动标记',
} as const

/** What a forecast thinks of a trap. */
export const FORECAST_WORDS = { tooPlain: '太明显了', tooHard: '太难了' } as const

/** What stands in the print-out for reviewers. */
export const REVIEW_WORDS = {
  title: '审读稿',
  hash: '内容指纹 ',
  counts: (count: Readonly<Record<'facts' | 'sure' | 'common' | 'disputed' | 'invented' | 'traps', number>>) =>
    `史实 ${count.facts} 条（确证 ${count.sure}、通说 ${count.common}、存疑 ${count.disputed}），陷阱 ${count.traps} 个，设计推演 ${count.invented} 处`,
  legend: (invented: string, bare: string) =>
    `怎样看：□ 后面是这一段依据的史实和出处，第一次全文，再出现只写编号，核对过的在□里打勾；${invented} 是史料里没有、为了玩编的；${bare} 是没有单独写依据的话，请对照这一幕的史实。○ 选项，✓ 对，✗ 错，⚠ 陷阱。`,
  invented: '设计推演',
  uncited: '未单独注出处',
  above: '（见前）',
  from: '出处：',
  note: '备注：',
  when: '显示条件：',
  trap: '陷阱：',
  told: '当场告诉他：',
  reveal: '揭晓：',
  remedy: '自己补救：',
  rescue: '队友救援：',
  remark: '附注：',
  hint: '提示：',
  reply: '完成后：',
  failed: '没答对时：',
  picture: '图上画着：',
  missing: '没等到时：',
  checkin: '打卡处：',
  handover: (role: string) => `交给${role}：`,
  await: (role: string) => `等${role}交来：`,
  slot: (label: string, answer: string, role: string, note: string) =>
    `${label}：${answer}（${role}的手机上：${note}）`,
  part: (role: string, prompt: string, answer: string) => `${role}：${prompt}　答：${answer}`,
  act: (number: number, title: string) => `第 ${number} 幕　${title}`,
  opening: '开场白',
  barrier: '关卡：',
  cards: '等待时可读：',
  roles: '角色',
  endings: '结局',
  clues: '线索',
  debrief: '复盘',
  disputed: '存疑：',
  questions: '讨论题',
  facts: '史实与出处',
  columns: ['编号', '史实', '等级', '出处', '核对'],
  sources: '出处一览',
  signing: '审读意见',
  sign: [['意见：'], [''], ['审读人：', '单位、职务：'], ['签字：', '日期：']],
} as const

/** The word a finding begins with in a terminal. */
export const SEVERITY_WORDS = { error: '错误', warning: '提醒', info: '说明' } as const

/** Around one turn of `--watch`, where editors find its beginning and its end. */
export const WATCH_WORDS = {
  begins: (time: string) => `── ${time} 开始 ──`,
  ends: '── 做完了；保存以后会再来一遍，停下按 Ctrl-C ──',
} as const

/** How an editor names what it can do with a scenario. */
export const EDITOR_WORDS = {
  check: '检查现在打开的剧本',
  prove: '检查并证明现在打开的剧本',
  watch: '一直检查现在打开的剧本（保存就查）',
  play: '让电脑同伴玩一晚',
  source: '星火同行',
  severity: SEVERITY_WORDS,
  begins: '^── .+ 开始 ──$',
  ends: '^── 做完了',
} as const
