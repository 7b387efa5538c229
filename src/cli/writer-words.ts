import type { Cause, Proof } from '../scenario/prove'
import type { Spread } from '../scenario/simulate'

/** How each command is called. */
export const USAGES = {
  check: `用法：npm run check -- 剧本文件或目录 [--prove] [--json] [--watch]

  --prove   再证明一遍：不会卡住、都到得了、陷阱公平
  --json    只打印一个 JSON 对象
  --watch   文件一保存就重新检查

  结果：0 没有错误，1 有错误，2 用法不对或文件读不了`,
  prove: `用法：npm run prove -- 剧本文件或目录 [--traces 目录] [--json] [--watch]

  --traces 目录   把每个例子写成命令文件，可以用 npm run play -- 剧本 --script 文件 重放
  --json          只打印证明本身（JSON）
  --watch         文件一保存就重新证明`,
  simulate: `用法：npm run simulate -- 剧本文件或目录 [--games 200] [--seed 1] [--readers mixed] [--speed 180] [--svg 文件] [--json] [--watch]

  --games 数字     模拟多少场（默认 200）
  --seed 数字      从第几号晚上开始；同一个数字总是同样的结果
  --readers 谁     quick 快、careful 仔细、elderly 年长、mixed 混坐（默认）
  --speed 数字     所有人每分钟读多少字，代替各人自己的速度
  --svg 文件       把第一场画成泳道图`,
  graph: `用法：npm run graph -- 剧本文件或目录 -o 图.svg [--watch]

  把幕、各人的任务、关卡、陷阱和结局画成一张图，可以打印在 A3 纸上`,
  review: `用法：npm run review -- 剧本文件或目录 -o 审读稿.html

  打印给审读的人：每一处史实和出处，设计推演都标明，末尾留签字的地方`,
  new: `用法：npm run new -- 剧本编号 [--title 标题] [--dir scenarios]

  从一个马上能玩的样本开始写；编号用小写英文字母、数字和连字符，例如 crossing-the-river`,
} as const

const spread = ({ p50, p90 }: Spread): string => `${p50.toFixed(1)}（十有八九不超过 ${p90.toFixed(1)}）`
const percent = (rate: number): string => `${Math.round(rate * 100)}%`
const ANALYSIS: Readonly<Record<Cause['analysis'], string>> = {
  calm: '全队都在',
  storm: '有人离开',
  bounds: '最短和最长',
}

export const writerWords = {
  noSubject: '要写明是哪一个。',
  oneSubject: (second: string) => `一次只能写一个，“${second}”是多出来的。`,
  badOption: (message: string) => `看不懂这个选项：${message}`,
  badNumber: '--games、--seed 和 --speed 要写不小于 0 的整数。',
  badReaders: (given: string) => `--readers 不能写“${given}”，可以写 mixed、quick、careful、elderly。`,
  badId: (given: string) => `编号“${given}”要用小写英文字母、数字和连字符，以字母开头。`,
  noOutput: '要用 -o 写明存到哪个文件。',
  unreadable: (file: string, reason: string) => `读不了 ${file}：${reason}`,
  unwritable: (file: string, reason: string) => `写不了 ${file}：${reason}`,
  exists: (file: string) => `${file} 已经有了，没有动它。`,
  created: (file: string) =>
    `写好了 ${file}。接着可以：\n  npm run check -- ${file}\n  npm run play -- ${file} --bots\n  用 VS Code 打开它，改成你的故事`,
  wrote: (file: string) => `写好了 ${file}`,
  mendFirst: (file: string) => `${file} 有错误，请先改好，再来证明。`,
  checked: (file: string, errors: number, warnings: number) =>
    errors + warnings === 0 ? `${file}：没有发现问题。` : `${file}：${errors} 处错误，${warnings} 处提醒。`,
  proved: (ms: number, { tasks, minutes }: Proof['bounds']) =>
    [
      `证明用了 ${(ms / 1000).toFixed(1)} 秒。`,
      tasks === null ? '' : `全队一共做 ${tasks[0]} 到 ${tasks[1]} 个任务`,
      minutes === null ? '' : `，故事里过 ${minutes[0]} 到 ${minutes[1]} 分钟。`,
    ].join(''),
  verdicts: (all: number, proved: number, refuted: number, storm: number, undecided: number) =>
    `一共 ${all} 条结论：${proved} 条成立，${refuted} 条不成立，${storm} 条只在有人离开时才有，${undecided} 条没有算出来。`,
  progress: (analysis: Cause['analysis'], act: number, acts: number) =>
    `正在算“${ANALYSIS[analysis]}”：第 ${act} 幕，共 ${acts} 幕……`,
  cancelled: '好，不再往下算了。',
  hasTrace: (code: string, line: number) => `  ${code}（第 ${line} 行）有一个例子，加上 --traces 目录 可以存下来重放。`,
  traced: (scenario: string, file: string) => `  例子：npm run play -- ${scenario} --script ${file}`,
  simulated: (games: number, readers: string) => `模拟了 ${games} 场（${readers}）。单位是分钟。`,
  total: (total: Spread, most: number) =>
    `全场 ${spread(total)}${total.p90 > most ? `，超出了剧本写的上限 ${most}！` : `，剧本写的上限是 ${most}。`}`,
  waitingHead: '各人等待和做事：',
  roleLine: (role: string, waiting: Spread, working: Spread) =>
    `  ${role}：等 ${spread(waiting)}，做 ${spread(working)}`,
  barrierHead: '各幕：',
  barrierLine: (
    act: string,
    reached: number,
    minutes: Spread,
    longest: Spread,
    balance: number,
    waiting: readonly { readonly role: string; readonly wait: Spread }[],
  ) =>
    `  ${act}（${percent(reached)} 的场次走到）：${spread(minutes)}；等得最久的人 ${spread(longest)}；最忙和最闲相差 ${balance.toFixed(2)} 倍；${waiting.map(({ role, wait }) => `${role}等 ${wait.p50.toFixed(1)}`).join('、')}`,
  trapHead: '陷阱踩中率：',
  endingHead: '结局：',
  rateLine: (name: string, rate: number) => `  ${name}：${percent(rate)}`,
} as const
