/** Names of two, three and four characters, and the states a strip may show beside each other. */
const CROWD = [
  ['林秋生', 'working'],
  ['赵平', 'waiting'],
  ['欧阳青山', 'help'],
  ['孙有田', 'away'],
  ['吴桂芳', 'working'],
  ['司马文德', 'waiting'],
  ['周小满', 'waiting'],
  ['何守义', 'working'],
  ['上官小云', 'waiting'],
  ['冯喜', 'left'],
  ['郑和生', 'waiting'],
  ['诸葛长明', 'help'],
] as const

export const MOST_ROLES = CROWD.length

/** What the strip is made to show for each of `count` roles. */
export const crowdOf = (count: number): readonly { readonly name: string; readonly sign: string }[] =>
  CROWD.slice(0, count).map(([name, sign]) => ({ name, sign }))

const SCORES = ['history', 'teamwork', 'response', 'secrecy']

/** A scenario for `count` roles, in which everybody has one thing to do before all meet. */
export const crowdScenario = (id: string, count: number): string => {
  const ids = crowdOf(count).map((_, i) => `r-${i + 1}`)
  const effects = SCORES.map((score) => ({ score, add: 1 }))
  const lane = [{ type: 'discuss', title: '报个到', text: '和大家说一声：我这边好了。', invented: true, effects }]
  return JSON.stringify({
    formatVersion: 1,
    id,
    version: '0.1.0',
    title: '人多的一晚',
    summary: '一屋子人，等着点名。',
    minutes: { target: 10, max: 20 },
    clock: { start: '19:30', end: '22:00' },
    sources: [{ id: 's-book', title: '书名', publisher: '出版社，年份' }],
    facts: [{ id: 'F-1', text: '人到齐了才开会。', status: '通说', cite: [{ source: 's-book', locator: '第 3 页' }] }],
    meters: [
      { id: 'alarm', name: '暴露', min: 0, max: 3, start: 0, good: 'low', words: ['平静', '起疑', '注意', '危险'] },
      {
        id: 'trust',
        name: '同心',
        min: 0,
        max: 3,
        start: 1,
        good: 'high',
        words: ['各顾各', '见面', '熟了', '一条心'],
      },
    ],
    flags: [],
    clues: [],
    roles: crowdOf(count).map(({ name }, i) => ({
      id: ids[i],
      name,
      title: '会上的人',
      about: '从外地赶来。',
      brief: ['你刚到。'],
      absence: 'default',
    })),
    acts: [
      {
        id: 'evening',
        title: '天黑',
        place: '楼里',
        minutes: 10,
        opening: ['天黑了，大家坐在一间屋里。'],
        invented: true,
        lanes: Object.fromEntries(ids.map((role) => [role, lane])),
        barrier: {
          kind: 'assemble',
          title: '到齐',
          prompt: '都好了就往下走。',
          invented: true,
          next: [{ goto: 'ending' }],
        },
      },
    ],
    endings: [{ id: 'e-quiet', title: '平安', text: ['这一晚平平安安地过去了。'], invented: true }],
    unfinished: { id: 'e-unfinished', title: '未完', text: ['今晚先到这里。'] },
    debrief: {
      intro: '回头看看这一晚。',
      timeline: [{ act: 'evening', time: '傍晚', text: '人到齐了才开会。', facts: ['F-1'] }],
      disputed: [],
      afterwards: [],
      questions: ['谁先到的？', '谁后到的？', '等了多久？', '换了你会怎么做？', '今晚学到了什么？'],
      scores: SCORES.map((score) => ({ score, name: '评分', max: count, words: ['少', '多'] })),
    },
  })
}
