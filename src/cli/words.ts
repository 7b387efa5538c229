import type { BarrierKind, FreedBy, Refusal } from '../engine'

/** Why a command was refused, for somebody who replays a script. */
export const REFUSAL_WORDS: Readonly<Record<Refusal, string>> = {
  n_reused: '同一部手机用同一个序号发了两条不同的命令',
  stale: '它指向的那一步已经过去了（重来过、换了任务、换了一次尝试或一轮投票）',
  paused: '现在是暂停',
  not_yours: '这件事不归这部手机的角色做',
  not_now: '还没到做这件事的时候，或者已经做过了',
  ended: '这一晚已经结束',
  unknown_phone: '没有这部手机，要先 join',
  unknown_role: '没有这个角色',
  bad_answer: '命令的形状不对，或者答案不是这一步的选项',
  not_host: '这件事只有主持人能做',
  no_team: '还没有人入座，不能开始',
  held: '这个角色正被陷阱困住',
  reason_needed: '组织者的操作要写原因',
  at_opening: '这一幕才开始，没有可以退回的',
  no_more_steps: '一场最多退回三次，已经用完',
}

export const BARRIER_WORDS: Readonly<Record<BarrierKind, string>> = {
  assemble: '到齐',
  vote: '表决',
  together: '一起按',
  combine: '拼答案',
}

export const FREED_WORDS: Readonly<Record<FreedBy, string>> = {
  remedy: '自己补救，脱身了',
  rescue: '被同伴救了出来',
  time: '过了一阵，脱身了',
  lever: '被放行了',
}

export const USAGE = `用法：npm run play -- 剧本文件或目录 (--bots [--seed 数字] | --script 命令文件) [--json] [--log 文件]

  --bots          所有角色由电脑同伴来玩，玩完一整晚
  --seed 数字     哪一晚：同一个数字总是同一晚（默认 1）
  --script 文件   重放一个 JSON 命令列表（--log 写出来的那种）
  --json          只打印一个 JSON 对象
  --log 文件      把接受的命令写到文件里，以后可以用 --script 重放`

export const words = {
  problem: {
    noScenario: '要写明玩哪一个剧本',
    oneScenario: '一次只玩一个剧本',
    howToPlay: '要写明 --bots 或 --script 文件，二选一',
    seed: (given: string) => `--seed 要一个不小于 0 的整数，而不是“${given}”`,
    option: (message: string) => `看不懂这个选项：${message}`,
    unreadable: (file: string, reason: string) => `读不了 ${file}：${reason}`,
    notCommands: (file: string) => `${file} 里不是命令列表：要一个 JSON 数组，或者 {"seed": 数字, "commands": [...]}`,
    unwritable: (file: string, reason: string) => `写不了 ${file}：${reason}`,
    notPlayable: (file: string) => `${file} 有错误，不能玩`,
  },
  severity: { error: '错误', warning: '提醒', info: '说明' },
  refused: (number: number, command: string, reason: string) =>
    `第 ${number} 条命令（${command}）没有被接受：${reason}。`,
  notEnded: '命令放完了，这一晚还没有走到结局。',
  act: (number: number) => `第 ${number} 幕`,
  summary: (commands: number, minutes: number) => `一共 ${commands} 条命令，故事里过了 ${minutes} 分钟。`,
  none: '无',
} as const
