/** XH07: numbers, and what conditions may read. */
export const CONDITION_DIAGNOSTICS = {
  XH0701: { severity: 'error', message: '仪表“{name}”的最小值 {min} 不比最大值 {max} 小。', cure: '请改 min 或 max。' },
  XH0702: {
    severity: 'error',
    message: '仪表“{name}”开始时是 {start}，不在 {min} 到 {max} 之间。',
    cure: '请改 start。',
  },
  XH0703: {
    severity: 'error',
    message: '仪表“{name}”从 {min} 到 {max} 有 {wanted} 个数值，却写了 {count} 个词。',
    cure: '一个数值写一个词，从最小到最大。',
  },
  XH0704: {
    severity: 'error',
    message: '故事从 {start} 开始，却在 {end} 结束。',
    cure: 'end 要比 start 晚；第二天凌晨一点半写 25:30。',
  },
  XH0705: {
    severity: 'error',
    message: '仪表“{name}”只在 {min} 到 {max} 之间，“{rule}”{verdict}。',
    cure: '请换一个数，或者删去这个条件。',
  },
  XH0706: {
    severity: 'error',
    message: '“至少 {least}”和“至多 {most}”不能同时成立。',
    cure: 'atLeast 要小于或等于 atMost。',
  },
  XH0707: {
    severity: 'error',
    message: '这个条件没有写要高还是要低。',
    cure: '请写上 atLeast（至少）或 atMost（至多）。',
  },
  XH0708: {
    severity: 'error',
    message: '故事只从 {start} 走到 {end}，“{rule}”{verdict}。',
    cure: '请换一个钟点，或者删去这个条件。',
  },
  XH0709: {
    severity: 'error',
    message: '任务的 when 不能看谁在场，因为人会随时离开或回来。',
    cure: 'present 只能用在关卡的 next、开场白和结局里。',
  },
  XH0710: {
    severity: 'error',
    message: '“{role}”的任务不能看同一幕里“{other}”的“{what}”：两人各做各的，谁先谁后说不准。',
    cure: '请改看前面的幕，或用 handover 和 await 把消息递过来。',
  },
  XH0711: { severity: 'error', message: '判断这里时，“{what}”还没有发生。', cure: '请改看在它之前一定做过的事。' },
  XH0712: {
    severity: 'error',
    message: '任务的 when 只能看自己知道什么，不能看“{role}”知道什么。',
    cure: '请把 role 改成“{own}”，或用 handover 和 await。',
  },
  XH0713: { severity: 'error', message: '判断这里时，“{what}”这一幕的关卡还没有结果。', cure: '请改看前面的幕。' },
  XH0714: {
    severity: 'warning',
    message: '走到这里的路都不经过“{what}”，这个条件不会成立。',
    cure: '请检查 next，或换一个条件。',
  },
  XH0715: {
    severity: 'error',
    message: '最多 {max} 分钟比大约 {target} 分钟还短。',
    cure: '请改 minutes 里的 max 或 target。',
  },
  XH0716: { severity: 'warning', message: '“{rule}”正好到了尽头，总是成立。', cure: '请换一个界限，或者删去它。' },
  XH0717: {
    severity: 'warning',
    message: '“{name}”的满分写的是 {max}，可全队一个陷阱也不踩，最多只拿得到 {best} 分。',
    cure: '{cure}',
  },
  XH0718: {
    severity: 'warning',
    message: '这一幕里“{busy}”大约要 {most} 分钟，“{idle}”只要 {least} 分钟，要干等 {wait} 分钟。',
    cure: '请给“{idle}”加一个小任务，或者把“{busy}”的文字删短。',
  },
  XH0719: {
    severity: 'warning',
    message: '走完最长的一路大约要 {minutes} 分钟，比写的最多 {max} 分钟还长。',
    cure: '请把文字删短、任务减少，或者把 max 改大；npm run simulate 会说出每一幕要多久。',
  },
  XH0720: {
    severity: 'warning',
    message: '{where}，故事里最早也是 {time}，钟却只走到 {end}：后面的时间会停住不动。',
    cure: '请把 clock 的 end 改晚，或者减少各幕、各任务的 minutes。',
  },
  XH0721: {
    severity: 'warning',
    message: '标记“{flag}”从来不会变成“{value}”，看它是不是“{value}”的条件都不会成立。',
    cure: '请在某个效果里写 { "flag": "{flag}", "set": "{value}" }，或者删去这个取值和看它的条件。',
  },
} as const
