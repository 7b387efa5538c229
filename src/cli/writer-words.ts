import type { Cause, Proof } from '../scenario/prove'

const WATCH = '文件一保存就重新做一遍；停下按 Ctrl-C'
const EXITS = '结果：0 没有错误，1 剧本有错误，2 用法不对或文件读不了'
const EXITS_OF_PROOF = `${EXITS}，130 证明没有做完就按了 Ctrl-C`

/** How each command is called. */
export const USAGES = {
  preview: `用法：npm run preview -- 剧本文件或目录 [--port 端口] [--seed 数字] [--host 地址]

  几部手机并排在浏览器的一页上，一边写一边玩：一保存就更新，还在原来的地方

  --port 端口   用哪个端口（不写，从 3100 起找一个空着的）
  --seed 数字   哪一晚：选项的次序、电脑同伴怎么走，同一个数字总是一样（默认 1）
  --host 地址   让别的电脑也能打开时写 0.0.0.0（默认 127.0.0.1，只有这台电脑能打开）

  停下按 Ctrl-C`,
  check: `用法：npm run check -- 剧本文件或目录 [--prove] [--json] [--watch]

  检查写得对不对，说出在第几行、怎样改

  --prove   再证明一遍：不会卡住、都到得了、陷阱公平
  --json    只打印一个 JSON 对象
  --watch   ${WATCH}

  ${EXITS_OF_PROOF}`,
  prove: `用法：npm run prove -- 剧本文件或目录 [--traces 目录] [--json] [--watch]

  把所有走法都算一遍，说有几条结论成立

  --traces 目录   把每个例子写成命令文件，可以用 npm run play -- 剧本 --script 文件 重放
  --json          只打印证明本身（JSON）
  --watch         ${WATCH}

  ${EXITS_OF_PROOF}`,
  simulate: `用法：npm run simulate -- 剧本文件或目录 [--games 200] [--seed 1] [--readers mixed] [--speed 180] [--record 记录 [--save 文件] | --people 文件] [--svg 文件] [--json] [--watch]

  模拟许多场，说要多少时间、谁等谁、陷阱踩中多少、结局各占多少

  --games 数字     模拟多少场（默认 200）
  --seed 数字      从第几号晚上开始；同一个数字总是同样的结果（默认 1）
  --readers 谁     quick 快、careful 仔细、elderly 年长、mixed 混坐（默认）
  --speed 数字     所有人每分钟读多少字，代替各人自己的速度
  --record 记录    从一场真实的记录里学各人读得多快、想多久、常不常错，照这样的人来模拟；可以写几次
  --save 文件      把学到的人存下来
  --people 文件    照存下来的（或自己写的）人来模拟
  --svg 文件       把第一场画成泳道图
  --json           只打印一个 JSON 对象
  --watch          ${WATCH}

  ${EXITS}`,
  play: `用法：npm run play -- 剧本文件或目录 (--bots [--seed 数字] | --script 命令文件) [--json] [--log 文件]

  玩一整晚，打印这一晚的记录

  --bots          所有角色由电脑同伴来玩
  --seed 数字     哪一晚：同一个数字总是同一晚（默认 1）
  --script 文件   重放一个 JSON 命令列表（--log 写出来的那种）
  --json          只打印一个 JSON 对象
  --log 文件      把接受的命令写到文件里，以后可以用 --script 重放

  结果：0 玩完了，1 剧本有错误或有命令没被接受，2 用法不对或文件读不了`,
  graph: `用法：npm run graph -- 剧本文件或目录 -o 图.svg [--watch]

  把幕、各人的任务、关卡、陷阱和结局画成一张图，可以打印在 A3 纸上

  -o 文件   存到哪里
  --watch   ${WATCH}

  ${EXITS}`,
  review: `用法：npm run review -- 剧本文件或目录 -o 审读稿.html [--watch]

  打印给审读的人：每一处史实和出处，设计推演都标明，末尾留签字的地方

  -o 文件   存到哪里
  --watch   ${WATCH}

  ${EXITS}`,
  new: `用法：npm run new -- 剧本编号 [--title 标题] [--dir scenarios]

  从一个马上能玩的样本开始写；编号用小写英文字母、数字和短横线，例如 crossing-the-river

  --title 标题   剧本的名称，可以以后再改
  --dir 目录     写到哪个文件夹里（默认 scenarios）

  结果：0 写好了，1 那里已经有了，2 用法不对或写不了`,
  export: `用法：npm run export -- 房间号 -o 记录.json

  把一个房间玩过的一晚存成记录，给 npm run simulate -- 剧本 --record 记录.json 用；里面没有人的名字。
  请在启动服务的那个文件夹里运行

  -o, --output 文件   写到哪里（默认 evening-房间号.json）

  结果：0 写好了，1 没有这个房间或写不了，2 用法不对`,
} as const

/** What `xinghuo` answers when no command is named. */
export const COMMAND_LIST = `写剧本用的命令（命令名后面加 --help 看用法，例如 npm run check -- --help）：

  new        从一个马上能玩的样本开始
  preview    几部手机并排在一页上，一边写一边玩
  check      检查写得对不对，说出在第几行、怎样改
  prove      证明这一晚不会卡住、陷阱公平
  play       电脑同伴玩一整晚，打印记录
  simulate   模拟许多场，说时间、等待、陷阱和结局
  graph      画流程图
  review     打印给审读的人
  export     把一个房间玩过的一晚存成记录，给 simulate 用

  用法：npm run 命令 -- 剧本文件或目录 [选项]`

const ANALYSIS: Readonly<Record<Cause['analysis'], string>> = {
  calm: '全队都在',
  storm: '有人离开',
  bounds: '最短和最长',
}

/** A file as one types it after a command. */
const typed = (file: string): string => (/[\s()[\]&;|<>*?$'`]/u.test(file) ? `"${file}"` : file)

const span = ([least, most]: readonly [number, number]): string => (least === most ? `${least}` : `${least} 到 ${most}`)

export const writerWords = {
  nothing: (name: keyof typeof USAGES) =>
    name === 'new'
      ? '还没有写剧本编号，例如 my-night。'
      : name === 'export'
        ? '还没有写是哪个房间。请写上房间号，例如 482913。'
        : '还没有写是哪个剧本。请写上它的文件夹，例如 scenarios/my-night。',
  oneSubject: (second: string) => `一次只能写一个，“${second}”是多出来的。标题或路径里有空格的话，请用英文引号括起来。`,
  noCommand: '还没有写要做什么。',
  unknownCommand: (name: string) => `没有“${name}”这个命令。`,
  unknownOption: (name: string, guess: string | undefined) =>
    `没有“${name}”这个选项${guess === undefined ? '' : `，是否想写“${guess}”？`}${guess === undefined ? '，' : ''}可以写的都在下面。`,
  needsValue: (name: string) => `“${name}”后面要写上内容，这里没有。`,
  needsNoValue: (name: string, value: string) => `“${name}”后面不写内容，请删去“=${value}”。`,
  badNumber: (name: string, given: string, least: number, most: number) =>
    `${name} 不能写“${given}”，要写 ${least} 到 ${most} 之间的整数。`,
  badReaders: (given: string) => `--readers 不能写“${given}”，可以写 mixed、quick、careful、elderly。`,
  recordOrPeople: '--record 和 --people 只能写一个。',
  saveWhat: '--save 存的是从 --record 学到的人，请把 --record 也写上。',
  badPeople: (file: string) =>
    `${file} 里不是一组人。请用 --record 加 --save 存出来，或者照这样写：[{ "name": "老王", "charsPerMinute": 120 }]`,
  otherVersion: (file: string) =>
    `${file} 是另一个剧本、或这个剧本另一个版本的记录。请用当时的剧本 --save 存下人来，再用 --people 给现在的剧本。`,
  otherScenario: (file: string) =>
    `${file} 不像是这个剧本的记录：里面的命令这个剧本不接受。请换成玩这个剧本时存下来的。`,
  badId: (given: string) =>
    `编号不能写“${given}”。请用小写英文字母、数字和短横线，以字母开头，例如 my-night；中文名称写在 --title 里。`,
  noOutput: '还没有写存到哪个文件。请在后面加上 -o 文件名。',
  exists: (folder: string) => `${folder} 已经有了，没有动它。请换一个编号，或者先把它移走。`,
  created: (folder: string) =>
    `写好了 ${folder}。接着可以：\n  npm run preview -- ${typed(folder)}\n  npm run check -- ${typed(folder)}\n  npm run play -- ${typed(folder)} --bots\n  用 VS Code 打开整个项目，改 ${folder}/scenario.json 里的话`,
  wrote: (file: string) => `写好了 ${file}`,
  checked: (file: string, errors: number, warnings: number) =>
    errors + warnings === 0 ? `${file}：没有发现问题。` : `${file}：${errors} 处错误，${warnings} 处提醒。`,
  proved: (ms: number, { tasks, minutes }: Proof['bounds']) =>
    [
      `证明用了 ${(ms / 1000).toFixed(1)} 秒。`,
      tasks === null ? '' : `全队一共做 ${span(tasks)} 个任务。`,
      minutes === null ? '' : `故事里过 ${span(minutes)} 分钟。`,
    ].join(''),
  notProved: '还没有证明：请先改好上面的错误，再证明一遍。',
  verdicts: (all: number, proved: number, refuted: number, storm: number, undecided: number) =>
    `一共 ${all} 条结论：${proved} 条成立，${refuted} 条不成立，${storm} 条只在有人离开时才有，${undecided} 条没有算出来。`,
  progress: (analysis: Cause['analysis'], act: number, acts: number) =>
    `正在算“${ANALYSIS[analysis]}”：第 ${act} 幕，共 ${acts} 幕……`,
  cancelled: '好，不再往下算了。',
  notFinished: ({ analysis, act }: Cause, acts: number) =>
    `证明没有做完：“${ANALYSIS[analysis]}”算到第 ${act + 1} 幕（共 ${acts} 幕）停下了。说出来的只是到那时为止的结论，要做完请再运行一次。`,
  hasTrace: (code: string, line: number) => `  ${code}（第 ${line} 行）有一个例子，加上 --traces 目录 可以存下来重放。`,
  replayable: (scenario: string, codes: readonly string[]) =>
    `要看 ${codes.join('、')} 的例子怎样走：npm run prove -- ${typed(scenario)} --traces examples，再照它说的命令重放。`,
  traced: (scenario: string, file: string) => `  例子：npm run play -- ${typed(scenario)} --script ${typed(file)}`,
} as const

/** How simulated evenings are told. */
export const SIMULATION_WORDS = {
  readers: {
    mixed: '快的、细的、年长的混坐',
    quick: '快的',
    careful: '仔细的',
    elderly: '年长的',
    people: '照记录来的人',
  } as Readonly<Record<string, string>>,
  head: (games: number, readers: string) =>
    `模拟了 ${games} 场，读的人：${readers}。单位是分钟；“3.0 / 5.0”是说一半的场次不超过 3.0，九成不超过 5.0。`,
  total: (total: string, target: number, max: number) => `全场 ${total}（剧本写的是大约 ${target}，最多 ${max}）`,
  peopleColumns: [
    '照记录来的人',
    '一分钟读几字',
    '想多久（1 为一般）',
    '头一次答错',
    '踩陷阱：自己学过 / 队友学过 / 没学过',
    '答了几次',
  ],
  roleColumns: ['各人', '等待', '做任务', '读开场'],
  actColumns: (roles: readonly string[]) => [
    '各幕',
    '走到',
    '一幕多久',
    '最忙是最闲的几倍',
    ...roles.map((role) => `${role}等`),
  ],
  act: (number: number, title: string) => `${number} ${title}`,
  trapColumns: ['陷阱', '踩中'],
  endingColumns: ['结局', '走到'],
} as const
