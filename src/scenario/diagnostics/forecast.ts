/** XH09: what many simulated evenings show (src/scenario/simulate). */
export const FORECAST_DIAGNOSTICS = {
  XH0901: {
    severity: 'warning',
    message: '模拟下来，十场里有一场要超过 {p90} 分钟，比写的上限 {max} 分钟还长。',
    cure: '请删短文字、减少任务，或者把 max 改大。',
  },
  XH0902: {
    severity: 'warning',
    message: '模拟下来，一场大约 {p50} 分钟，写的却是 {target} 分钟。',
    cure: '请改 target，或者增减文字和任务；真人边说边玩，比模拟的长三四成是正常的。',
  },
  XH0903: {
    severity: 'warning',
    message: '第 {number} 幕“{act}”里，“{busy}”平均要做 {most} 分钟，“{idle}”只有 {least} 分钟。',
    cure: '请给“{idle}”加一个小任务，或者把“{busy}”的文字删短，让各条线相差不超过五分之一。',
  },
  XH0904: {
    severity: 'warning',
    message: '第 {number} 幕“{act}”里，“{role}”常常要等 {p50} 分钟，十场里有一场要等 {p90} 分钟以上。',
    cure: '请让别人的线短一些，在关卡的 cards 里放几条可读的史实，或者把这一幕拆成两幕。',
  },
  XH0905: {
    severity: 'info',
    message: '模拟下来，陷阱“{trap}”有 {rate} 的场次踩中，{verdict}。',
    cure: '太少就把错的选项写得更像真的，或者看看碰到它的人是不是太少；太多就教得更清楚些。',
  },
  XH0906: {
    severity: 'info',
    message: '模拟下来，{rate} 的场次都走到结局“{ending}”，别的结局几乎看不到。',
    cure: '请调一调结局的条件，让大家的选择更有分量。',
  },
} as const
