const NUMBERS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** What the page around the phones says. */
export const words = {
  name: '星火同行 · 预览',
  act: (ordinal: number) => `第${NUMBERS[ordinal] ?? ordinal + 1}幕`,
  acts: '跳到哪一幕',
  jump: (title: string, opened: boolean) => (opened ? `回到“${title}”的开头` : `让电脑同伴走到“${title}”`),
  cast: '看谁的手机',
  phone: (name: string) => `${name}的手机`,
  auto: { on: '自己走', off: '我来', title: '由电脑同伴扮演这个角色，还是由你来点' },
  away: { leave: '走开', back: '叫回来', title: '试试这个人中途离开会怎样' },
  reopen: '重新打开这部手机',
  line: (line: number) => `第 ${line} 行`,
  lineTitle: '在编辑器里打开这一行',
  timeline: '走过的路',
  place: (at: number, all: number) => `第 ${at} 步，共 ${all} 步`,
  start: '开场',
  earlier: '退一步',
  later: '进一步',
  step: '走一步',
  stepTitle: '让下一个该动的人走一步',
  allAuto: '让大家自己走',
  othersAuto: (name: string) => `我当${name}，其余角色自己走`,
  allMine: '都由我来',
  restart: '从头再来',
  swap: (steps: number) => `换回原来那条路（${steps} 步）`,
  running: '停住时间',
  standing: '让时间走',
  timeTitle: '提醒、停住的时限、一起按的时限，都跟着时间走；停住了，可以慢慢试',
  past: (at: number) =>
    `${at === 0 ? '正在看开场时的样子' : `正在看第 ${at} 步时的样子`}。在哪部手机上走一步，就从这里另走一条路，后面的先收在一边。`,
  hint: '在手机上点，就走一步；拖动滑杆，回到任何一步；点上面的幕，直接到那一幕。',
  ended: '这一晚走完了。拖动滑杆可以回到任何一步，从那里另走一条路。',
  goOn: '从这里接着走',
  goOnTitle: '后面的先收在一边，时间和电脑同伴从这里接着走',
  newest: '回到最新',
  stopped: (step: number, what: string, why: string, kept: number) =>
    `改动以后，第 ${step} 步（${what}）接不上了：${why}。这 ${kept} 步先留着，改回来就能接上；在手机上另走一步，就从这里走新的。`,
  check: '检查',
  state: (errors: number, warnings: number, proving: boolean) =>
    [
      errors > 0 ? `${errors} 处错误` : '',
      warnings > 0 ? `${warnings} 处提醒` : '',
      proving ? '正在证明……' : errors + warnings === 0 ? '没有发现问题' : '',
    ]
      .filter(Boolean)
      .join('，'),
  stale: '手机上还是改坏以前的样子',
  severity: { error: '错误', warning: '提醒', info: '说明' },
  fix: (title: string) => `可以：${title}`,
  open: '在 VS Code 里打开',
  steps: '经过',
  noSteps: '还没有走。在手机上点，或者按下面的“走一步”。',
  notYet: '剧本里还有错误，手机没有可放的。',
  notYetCure: '从右边第一条改起，保存以后手机就会出现。',
  lost: '预览停了。在终端里重新运行，这一页会自己接上。',
} as const
