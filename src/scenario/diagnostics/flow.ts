/** XH03: the way through the acts and lanes, and what each task and barrier needs to be playable. */
export const FLOW_DIAGNOSTICS = {
  XH0301: {
    severity: 'error',
    message: '这一条永远轮不到：前面已经有一条没有 when 的。',
    cure: '没有 when 的那条要放在最后。',
  },
  XH0302: {
    severity: 'error',
    message: '最后一条写了 when，条件不成立时就没有去处了。',
    cure: '请在最后加一条不写 when 的。',
  },
  XH0303: {
    severity: 'error',
    message: '从“{from}”不能回到“{to}”：goto 只能去后面的幕，这样每一场都会结束。',
    cure: '请改去后面的幕或 "ending"，或者调整各幕的先后。',
  },
  XH0304: {
    severity: 'error',
    message: '“{act}”这一幕永远到不了。',
    cure: '请在前面某一幕的 next 里写 "goto": "{act}"，或者删去这一幕。',
  },
  XH0305: {
    severity: 'error',
    message: '只有选择题的选项可以写 then。',
    cure: '请改成选择题，或者把后面的任务直接写在这条线里。',
  },
  XH0306: { severity: 'error', message: 'then 套得太深了，最多两层。', cure: '请把里面的任务挪到外面。' },
  XH0307: {
    severity: 'error',
    message: '错误选项（wrong）要再答一遍，不会接着做 then 里的任务。',
    cure: '请删去 then 或 wrong。',
  },
  XH0308: { severity: 'error', message: '“提前结束的结局”不看条件。', cure: '请删去 when。' },
  XH0310: {
    severity: 'error',
    message: '标记“{flag}”在这一幕里由“{first}”和“{second}”两条线来改，结果会看谁先谁后。',
    cure: '请只让一条线来改，或者放到关卡的结果里改。',
  },
  XH0320: { severity: 'error', message: '“{role}”不能等自己。', cure: '请在 from 里写交出线索的那个角色。' },
  XH0321: { severity: 'error', message: '“{role}”不能把线索交给自己。', cure: '请在 to 里写另一个角色。' },
  XH0322: {
    severity: 'error',
    message: '“{role}”在等线索“{clue}”，可“{from}”这一幕没有把它交给“{role}”的任务。',
    cure: '请在“{from}”这一幕的线里加上 { "type": "handover", "clue": "{id}", "to": "{to}" }。',
  },
  XH0323: {
    severity: 'error',
    message: '“{role}”可能白等线索“{clue}”：“{from}”的 handover 写在 when 下面，或只在某些选项里。',
    cure: '请让“{from}”走哪条路都会交出它。',
  },
  XH0324: {
    severity: 'error',
    message: '几个人互相等着，谁也走不动：{cycle}。',
    cure: '请让其中一个人先交出线索（handover），再去等（await）。',
  },
  XH0325: {
    severity: 'warning',
    message: '“{role}”这个任务要用线索“{clue}”，可到这时没有人把它交到他手上。',
    cure: '请在前面加上 handover 和 await（或 give 效果），或者从 uses 里删去。',
  },
  XH0330: {
    severity: 'error',
    message: '所有选项都写了 wrong（答错），没有一个能选。',
    cure: '请至少留一个不是 wrong 的选项。',
  },
  XH0331: { severity: 'error', message: '多选题里没有一个正确选项。', cure: '请给该选的选项写 "right": true。' },
  XH0332: { severity: 'error', message: '多选题不用 wrong。', cure: '该选的写 "right": true，其余的不写。' },
  XH0333: { severity: 'error', message: '一个选项不能既是 right 又是陷阱。', cure: '请删去一个。' },
  XH0334: {
    severity: 'error',
    message: '这一处超出了图的范围（宽 {width}，高 {height}）。',
    cure: 'box 的四个数是左、上、宽、高，要在图里面。',
  },
  XH0335: {
    severity: 'error',
    message: '口令的答案在“{role}”自己手机上，就不用问别人了。',
    cure: '请在 heldBy 里写另一个角色。',
  },
  XH0336: { severity: 'error', message: '“{word}”在这里写了两遍，分不清是哪一个。', cure: '请改成不同的词。' },
  XH0337: {
    severity: 'error',
    message: '小题要恰好有一个正确选项，现在有 {count} 个。',
    cure: '请只给一个选项写 "right": true。',
  },
  XH0338: {
    severity: 'error',
    message: '缺席时的默认选项“{id}”是错误选项或陷阱。',
    cure: '请换成一个稳妥的选项，缺席的人不应当替全队付代价。',
  },
  XH0339: { severity: 'error', message: '{type}没有选项，不能写默认选项。', cure: '请删去 default 里的 option。' },
  XH0340: {
    severity: 'error',
    message: '拼答案时“{role}”分到了两部分，他只答得了一部分。',
    cure: '请把其中一部分的 role 换成别的角色。',
  },
  XH0341: { severity: 'error', message: '{seconds} 秒太短了，年纪大的人按不齐。', cure: 'windowSec 至少写 5。' },
  XH0342: {
    severity: 'error',
    message: '等待的先后不对：提醒 {nudge} 秒、帮忙 {assist} 秒、不再等 {timeout} 秒。',
    cure: '应当 nudgeSec ≤ assistSec ≤ timeoutSec；没写的按默认 90、180、300 算。',
  },
  XH0343: {
    severity: 'error',
    message: 'release 写了 all（缺席的人也等），就要写明最多等多久。',
    cure: '请写上 timeoutSec，例如 300。',
  },
  XH0344: { severity: 'warning', message: '{type}不会答错，“{key}”不起作用。', cure: '请删去这一项。' },
  XH0345: {
    severity: 'warning',
    message: '答案“{answer}”已经写在题面上了，不用问别人也答得出。',
    cure: '请把题面里的这个词换成别的说法。',
  },
  XH0346: {
    severity: 'warning',
    message: '默认选项“{id}”自己就有这个效果，这里又写了一遍，会算两回。',
    cure: '请从 default 的 effects 里删去它；default 里选项的效果本来就算。',
  },
} as const
