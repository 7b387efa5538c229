/** XH06: the words on the screen. */
export const TEXT_DIAGNOSTICS = {
  XH0601: { severity: 'warning', message: '这一页有 {count} 字，超过 {most} 字。', cure: '请分成两页，或者写短些。' },
  XH0602: { severity: 'warning', message: '名称有 {count} 字，超过 {most} 字，屏幕上会放不下。', cure: '请写短些。' },
  XH0603: { severity: 'warning', message: '选项有 {count} 字，超过 {most} 字。', cure: '请写短些，细节放到正文里。' },
  XH0604: { severity: 'warning', message: '“现在该做什么”有 {count} 字，超过 {most} 字。', cure: '请写成一句短话。' },
  XH0605: {
    severity: 'warning',
    message: '这里还有没写完的记号“{word}”。',
    cure: '请写好再发布；给同事的话放进 note。',
  },
  XH0606: {
    severity: 'warning',
    message: '这段话里又有“你”又有“我”，读的人会分不清是谁。',
    cure: '叙述一律用“你”；别人说的话放进引号“”里。',
  },
  XH0607: { severity: 'warning', message: '用词表里写的是“{term}”，这里写成了“{word}”。', cure: '请改成“{term}”。' },
  XH0608: { severity: 'warning', message: '讨论题只有 {count} 个。', cure: '请写五个或更多，大家才谈得起来。' },
  XH0609: {
    severity: 'warning',
    message: '时间线倒着走了：“{earlier}”排在“{later}”的后面。',
    cure: '请把时间线按各幕的先后重新排。',
  },
  XH0610: {
    severity: 'warning',
    message: '只该“{owner}”知道的话，写在了{where}：“{words}”。',
    cure: '请换一种说法，或者删去这里的；不然他的那一份，别人不用问就知道了。',
  },
} as const
