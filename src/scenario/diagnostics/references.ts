/** XH02: ids and what names them, drawings too. */
export const REFERENCE_DIAGNOSTICS = {
  XH0201: {
    severity: 'error',
    message: '{kind}编号“{id}”在第 {line} 行已经用过了。',
    cure: '每个编号只能用一次，请换一个。',
  },
  XH0202: { severity: 'error', message: '找不到{kind}“{id}”，是否想写“{guess}”？', cure: '请改成已有的编号。{more}' },
  XH0203: { severity: 'error', message: '找不到{kind}“{id}”。', cure: '{known}{more}' },
  XH0204: { severity: 'error', message: '“{id}”留给程序用了，不能作编号。', cure: '请给这一幕换一个编号。' },
  XH0205: {
    severity: 'error',
    message: '任务“{task}”里没有选项“{id}”{guess}',
    cure: '它的选项有：{known}。没有编号的选项先补上 id。{more}',
  },
  XH0206: {
    severity: 'error',
    message: '任务“{task}”不是选择题、多选题或找图题，没有“选了哪个选项”可看。',
    cure: '请改看 done（做成没有），或换一个任务。',
  },
  XH0207: {
    severity: 'error',
    message: '标记“{flag}”没有“{value}”这个取值{guess}',
    cure: '它的取值有：{known}。{more}',
  },
  XH0208: { severity: 'error', message: '“{act}”的关卡没有“{id}”这个结果{guess}', cure: '它的结果有：{known}。{more}' },
  XH0209: {
    severity: 'error',
    message: '“{act}”的关卡是集合，只有一种结果，不能拿来判断。',
    cure: '请换一个条件，或者把关卡改成投票、一起按或拼答案。',
  },
  XH0210: {
    severity: 'error',
    message: '答案“{answer}”不在备选 choices 里{guess}',
    cure: '请让答案和其中一个一模一样。',
  },
  XH0211: { severity: 'error', message: '没有编号为“{id}”的选项{guess}', cure: '可以写：{known}。' },
  XH0212: { severity: 'error', message: '选项编号“{id}”在这一题里重复了。', cure: '同一题里的选项编号不能相同。' },
  XH0213: {
    severity: 'error',
    message: '复盘里缺少“{score}”这一项评分。',
    cure: '四项都要写：history、teamwork、response、secrecy。',
  },
  XH0214: { severity: 'error', message: '“{score}”这一项评分写了两遍。', cure: '请删去一个。' },
  XH0215: {
    severity: 'error',
    message: '{kind}编号写的是“{guess}”，可别处有 {count} 次提到的都是“{id}”。',
    cure: '请把这里改成“{id}”；要是这里才对，就把那 {count} 处都改成“{guess}”。',
  },
  XH0216: {
    severity: 'warning',
    message: 'art 文件夹里没有图片“{art}”{guess}',
    cure: '请把图放进剧本旁边的 art 文件夹，大小写也要一样；还没有画，就先删去这一项。{more}',
  },
  XH0217: {
    severity: 'error',
    message: '剧本编号写的是“{id}”，文件夹却叫“{folder}”。',
    cure: '请把两处改成一样的；抄来的剧本要换成自己的编号。',
  },
} as const
