/** XH08: what the proof found (docs/proof.md). */
export const PROOF_DIAGNOSTICS = {
  XH0801: {
    severity: 'error',
    message: '结局“{ending}”任何走法都到不了。',
    cure: '请放宽它的条件，或者检查排在它前面的结局是不是先成立了。',
  },
  XH0802: { severity: 'error', message: '第 {number} 幕“{act}”任何走法都到不了。', cure: '请检查通向它的 next 条件。' },
  XH0803: {
    severity: 'warning',
    message: '任务“{task}”任何走法都碰不到。',
    cure: '请检查它前面的选项和条件，或者删去它。',
  },
  XH0804: {
    severity: 'error',
    message: '第 {number} 幕的关卡绝不会得到“{outcome}”这个结果。',
    cure: '请检查关卡，或者删去这个结果。',
  },
  XH0806: {
    severity: 'error',
    message: '碰上陷阱“{trap}”的人没有别的可选，躲不开。',
    cure: '请加一个不是陷阱的选项。',
  },
  XH0807: {
    severity: 'error',
    message: '有一种走法，没有人学过史实就碰上了陷阱“{trap}”。',
    cure: '请让每条路都先教到它，或在 taughtBy 里补上那条路上的任务。',
  },
  XH0808: {
    severity: 'error',
    message: '全队都在，“{role}”也会白等线索“{clue}”。',
    cure: '请让“{from}”在每一种走法里都交出它。',
  },
  XH0809: {
    severity: 'error',
    message: '没有一种走法能不踩陷阱、不出差错地走到结局。',
    cure: '请给每个任务留一个对的答案，给每个关卡留一个好的结果。',
  },
  XH0810: {
    severity: 'warning',
    message: '这个条件任何走法都不成立：{condition}。',
    cure: '请换一个条件，或者删去它。',
  },
  XH0811: {
    severity: 'warning',
    message: '这个条件任何走法都成立：{condition}。',
    cure: '请删去 when，或者换一个条件。',
  },
  XH0812: {
    severity: 'info',
    message: '{what}只有在有人离开时才会碰到，全队都在是到不了的。',
    cure: '如果不是有意这样写的，请放宽条件。',
  },
  XH0813: {
    severity: 'warning',
    message: '第 {number} 幕“{act}”太复杂，{analysis}没有算完（{reason}）。要一起记住的有：{followed}。',
    cure: '请减少这一幕以后还要看的仪表、标记和选择，或者把幕拆开。',
  },
  XH0814: {
    severity: 'info',
    message: '{what}似乎只有在有人离开时才会碰到，但没有找到能重放的例子（{reason}）。',
    cure: '可以不管；想弄清楚就放宽它的条件再检查一次。',
  },
} as const
