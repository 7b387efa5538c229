/** XH05: facts, citations, and what nobody uses. */
export const FACT_DIAGNOSTICS = {
  XH0501: {
    severity: 'error',
    message: '这条史实没有引用。',
    cure: '请在 cite 里至少写一处：出处 source 和位置 locator。',
  },
  XH0502: {
    severity: 'error',
    message: '{what}分对错或记分，依据的却全是存疑的史实（{facts}）。',
    cure: '请换确证或通说的史实；存疑的只能放进选项的 remark。',
  },
  XH0503: {
    severity: 'warning',
    message: '{what}分对错或记分，依据里有存疑的史实 {facts}。',
    cure: '请确认对错不靠它；更好的是把它放进选项的 remark。',
  },
  XH0504: { severity: 'warning', message: '{kind}“{id}”没有用到。', cure: '请用上它，或者删去。' },
  XH0505: { severity: 'warning', message: '标记“{id}”改了，但没有地方看它。', cure: '请在 when 里用上它，或者删去。' },
  XH0506: {
    severity: 'warning',
    message: '标记“{id}”从来没有改过，看它的条件不会变。',
    cure: '请在某个效果里改它，或者删去。',
  },
  XH0507: { severity: 'warning', message: '仪表“{id}”从来没有改过。', cure: '请在某个效果里改它，或者删去。' },
  XH0508: { severity: 'error', message: '引用没有写明位置。', cure: '请在 locator 里写第几页、哪一节。' },
  XH0509: {
    severity: 'warning',
    message: '{what}没有注明依据，也没有标明是编的。',
    cure: '有史料就写 "cites": ["史实编号"]；是为了玩编的，写 "invented": true。',
  },
  XH0510: { severity: 'warning', message: '复盘里的这一条没有注明依据。', cure: '请写上 "facts": ["史实编号"]。' },
  XH0511: {
    severity: 'warning',
    message: '{what}依据的有存疑的史实（{facts}），话里却没有说它还有争议。',
    cure: '请写明“一说”“据说”“说法不一”“没有定论”，或者换一条确证、通说的史实。',
  },
} as const
