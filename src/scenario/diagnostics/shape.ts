/** XH01: punctuation, size and shape of the file. */
export const SHAPE_DIAGNOSTICS = {
  XH0101: {
    severity: 'error',
    message: '这里看不懂：{text} 。',
    cure: '{cure}',
  },
  XH0102: {
    severity: 'error',
    message: '文件太大了：{length} 个字符，最多 {most} 个。',
    cure: '请检查是不是拿错了文件，图片要放进 art 文件夹。',
  },
  XH0103: {
    severity: 'error',
    message: '括号套得太深了，超过 {most} 层。',
    cure: '请检查前面是不是漏了右括号。',
  },
  XH0104: { severity: 'error', message: '文件是空的。', cure: '请从一个现成的剧本复制一份再改。' },
  XH0105: {
    severity: 'error',
    message: '这里的 {text} 是中文输入法打出来的。',
    cure: '文字外面的标点、数字和空格都要用英文半角，这里应当是 {instead} 。',
  },
  XH0106: { severity: 'error', message: '这里少了一个逗号。', cure: '两项之间要用英文逗号“,”隔开。' },
  XH0107: {
    severity: 'error',
    message: '一段文字在这里提前断开了，后面多出“{text}”。',
    cure: '文字里的引号请用中文引号“”，不要用英文双引号；如果这里是下一项，请在前面补上逗号或冒号。',
  },
  XH0108: {
    severity: 'error',
    message: '这段文字到行尾还没有收住。',
    cure: '一段文字要写在一行里，末尾补上英文双引号；要换页就写成列表里的几段。',
  },
  XH0109: {
    severity: 'error',
    message: '文字里的反斜杠“\\”用得不对。',
    cure: '换行写 \\n，反斜杠本身写成 \\\\；一般直接删去就好。',
  },
  XH0110: {
    severity: 'error',
    message: '文件没有写完，或者少了右括号。',
    cure: '请从这里往前看，每个 { 要有 }，每个 [ 要有 ]，引号要成对。',
  },
  XH0111: {
    severity: 'error',
    message: '剧本在前面已经结束，这里多出了内容：“{text}”。',
    cure: '多半是前面多了一个右括号，请删去多余的。',
  },
  XH0112: { severity: 'error', message: '这段注释没有结束。', cure: '用 /* 开头的注释要用 */ 结尾。' },
  XH0113: {
    severity: 'error',
    message: '“{key}”在这里写了两遍，只有一遍会算数。',
    cure: '请删去一个。',
  },
  XH0114: {
    severity: 'error',
    message: '文件里有认不出的字，多半不是按 UTF-8 保存的。',
    cure: '请在编辑器里选“另存为”，把编码选成 UTF-8，再保存一遍；若只有一两处，删去这个坏字重打。',
  },
  XH0115: {
    severity: 'error',
    message: '这个 {sign} 没有收住，后面少了一个 {partner} 。',
    cure: '请在它的内容写完的地方补上 {partner} ，最晚在第 {line} 行以前。',
  },
  XH0116: {
    severity: 'error',
    message: '这里多了一个 {sign} 。',
    cure: '请删去它；要是前面少了与它配对的括号，就补上那一个。',
  },
  XH0120: {
    severity: 'error',
    message: '不认识“{key}”这一项，是否想写“{guess}”？',
    cure: '请改正拼写，或者删去这一项。',
  },
  XH0121: {
    severity: 'error',
    message: '不认识“{key}”这一项。',
    cure: '这里可以写：{allowed}。要留备注请写在 note 里。',
  },
  XH0122: { severity: 'error', message: '{what}缺少{keys}。', cure: '请补上；怎样写，见格式参考。' },
  XH0123: { severity: 'error', message: '{what}应当是{expected}，这里却是{found}。', cure: '{cure}' },
  XH0124: { severity: 'error', message: '{what}不能写“{word}”，是否想写“{guess}”？', cure: '可以写：{allowed}。' },
  XH0125: { severity: 'error', message: '{what}不能写“{word}”。', cure: '可以写：{allowed}。' },
  XH0126: { severity: 'error', message: '{what}的写法不对：{rule}。', cure: '请照此修改。' },
  XH0127: {
    severity: 'error',
    message: '看不出这是哪种{what}。',
    cure: '请写上其中一项：{allowed}。',
  },
  XH0128: {
    severity: 'error',
    message: '一个{what}里同时写了{keys}，分不清算哪个。',
    cure: '请拆成几个，每个只写一种。',
  },
  XH0129: {
    severity: 'error',
    message: '不认识格式版本 {found}，这个程序能读的是 {known}。',
    cure: '请写 "formatVersion": {known}，或者更新程序。',
  },
  XH0130: { severity: 'error', message: '{what}不能留空。', cure: '请写上内容；不需要的话整项删去。' },
  XH0131: { severity: 'error', message: '{what}写得太少：{rule}。', cure: '请补上。' },
  XH0132: { severity: 'error', message: '{what}写得太多：{rule}。', cure: '请删去一些，或者分开写。' },
  XH0133: { severity: 'error', message: '{what}不是整数：{rule}。', cure: '请去掉小数点后面的部分。' },
  XH0134: { severity: 'error', message: '{what}超出了范围：{rule}。', cure: '请换一个数。' },
  XH0190: {
    severity: 'info',
    message: '还有一部分检查（流程、陷阱、引用是否公平等）没有做。',
    cure: '请先改好上面的错误，再检查一遍。',
  },
} as const
