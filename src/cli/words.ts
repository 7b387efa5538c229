import type { BarrierKind, FreedBy, Refusal } from '../engine'
import { SEVERITY_WORDS } from '../scenario/words'

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

/** Why the system could not read or write a file, by its error code. */
export const FILE_WORDS: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件或文件夹',
  ENOTDIR: '路径中间有一段不是文件夹',
  ELOOP: '它是一个指回自己的链接',
  ENAMETOOLONG: '名字太长',
  EISDIR: '这是一个文件夹，不是文件',
  EACCES: '没有权限',
  EPERM: '系统不允许',
  EROFS: '这个磁盘只能读，不能写',
  ENOSPC: '磁盘满了',
  EBUSY: '别的程序正占着它',
}

export const words = {
  problem: {
    howToPlay: '要写明 --bots（电脑同伴来玩）或 --script 文件（重放），二选一。',
    unreadable: (file: string, reason: string, guess: string | undefined) =>
      `读不了 ${file}：${reason}。${guess === undefined ? '请核对路径；剧本一般在 scenarios 文件夹里，例如 scenarios/my-night。' : `是否想写 ${guess}？`}`,
    notUtf8: (file: string) =>
      `${file} 不是用 UTF-8 保存的，汉字读不出来（多半存成了 GBK，也就是 ANSI）。请用编辑器另存为 UTF-8 编码，再来一遍。`,
    unwritable: (file: string, reason: string) => `写不了 ${file}：${reason}。请换一个文件名或文件夹，再试一次。`,
    notJson: (file: string, reason: string) =>
      `${file} 不是 JSON，读不懂（${reason}）。这里要 --log 或 prove --traces 写出来的文件。`,
    notCommands: (file: string) =>
      `${file} 里不是命令列表。要一个 JSON 数组，或者 {"seed": 数字, "commands": [...]}，就是 --log 写出来的那种。`,
    notPlayable: (file: string) => `${file} 有错误，请先从第一条改起，改好再来。`,
  },
  severity: SEVERITY_WORDS,
  refused: (number: number, command: string, reason: string) =>
    `第 ${number} 条命令（${command}）没有被接受：${reason}。`,
  notEnded: '命令放完了，这一晚还没有走到结局。',
  act: (number: number) => `第 ${number} 幕`,
  summary: (commands: number, minutes: number) => `一共 ${commands} 条命令，故事里过了 ${minutes} 分钟。`,
  none: '无',
} as const
