/** XH04: traps are avoidable, taught before, and rest on settled history. */
export const TRAP_DIAGNOSTICS = {
  XH0401: {
    severity: 'error',
    message: '一个选项不能既是 wrong 又是陷阱。',
    cure: '答错再来用 wrong；算作选了并付代价用 trap。请删去一个。',
  },
  XH0402: {
    severity: 'error',
    message: '史实“{fact}”是存疑的，不能作陷阱的依据。',
    cure: '请换一条确证或通说的史实，或者改用 remark 作一句软说明。',
  },
  XH0403: {
    severity: 'error',
    message: '任务“{task}”没有教过史实“{fact}”。',
    cure: '请在那个任务里写 "teaches": ["{fact}"]，或换一个任务。',
  },
  XH0404: {
    severity: 'error',
    message: '任务“{task}”在同一幕“{other}”的线里，踩陷阱的“{role}”这时还看不到。',
    cure: '请换成前面的幕或他自己线里更早的任务，或用 handover 和 await 先把消息递过来。',
  },
  XH0405: {
    severity: 'error',
    message: '任务“{task}”不在陷阱之前（或不在同一条路上），来不及学。',
    cure: '请换成更早的任务。',
  },
  XH0406: {
    severity: 'error',
    message: '有的走法学不到史实“{fact}”就会碰上这个陷阱：{why}。',
    cure: '请让每条路都先教到它，或在 taughtBy 里补上另一条路上的任务。',
  },
  XH0407: {
    severity: 'error',
    message: '除了陷阱没有别的可选，躲不开。',
    cure: '请加一个既不是 wrong 也不是陷阱的选项。',
  },
  XH0408: { severity: 'warning', message: '这个陷阱没有后果。', cure: '请在 consequence 里写仪表或故事分钟的变化。' },
  XH0409: {
    severity: 'error',
    message: '任务“{task}”学到的史实“{fact}”传不过来：递过来的线索“{clue}”里没有写它。',
    cure: '请在这条线索的正文里讲到它，并写上 "facts": ["{fact}"]；或换一个他自己学得到的任务。',
  },
} as const
