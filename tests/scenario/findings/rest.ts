import { finding, findingOf } from './finding'

const long = (count: number) => '长'.repeat(count)
const CHECKIN_WHEN = '{ "done": "t-lamp" }'
const COMBINE_CITES = '"各说一半。",\n        "cites": ["F1"]'
const ALARM_SCALE = '"min": 0,\n      "max": 3,\n      "start": 0'

export const FACT_FINDINGS = [
  finding('XH0501', 'a fact has no citation', '"cite": [{ "source": "s-book", "locator": "第 9 页" }]', '"cite": ▲[]'),
  finding('XH0508', 'a citation has no place', '"locator": "第 9 页"', '"locator": ▲" "'),
  finding(
    'XH0502',
    'a scored question rests on a disputed fact',
    '"id": "t-door",',
    '"id": "t-door", ▲"cites": ["F3"],',
  ),
  finding(
    'XH0503',
    'a scored question cites a disputed fact too',
    '"id": "t-door",',
    '"id": "t-door", "cites": ["F1", ▲"F3"],',
  ),
  finding(
    'XH0502',
    'an answer put together rests on a disputed fact',
    COMBINE_CITES,
    `"各说一半。",\n        ▲"cites": ["F3"]`,
  ),
  finding(
    'XH0503',
    'an answer put together cites a disputed fact too',
    COMBINE_CITES,
    '"也许下着雨，各说一半。",\n        "cites": ["F1", ▲"F3"]',
  ),
  finding(
    'XH0504',
    'nobody uses a fact',
    '"facts": [\n',
    '"facts": [\n{ "id": ▲"F9", "text": "无人问津。", "status": "通说", "cite": [{ "source": "s-book", "locator": "第 1 页" }] },\n',
  ),
  finding(
    'XH0504',
    'nobody cites a source',
    '"sources": [',
    '"sources": [{ "id": ▲"s-dust", "title": "旧书", "publisher": "某处" }, ',
  ),
  finding(
    'XH0504',
    'nobody uses a clue',
    '"clues": [',
    '"clues": [{ "id": ▲"c-dust", "title": "旧事", "text": "一件旧事。" }, ',
  ),
  findingOf('XH0505', 'nobody reads a flag', [
    [', { "flag": "draft", "is": "pocket" }', ''],
    ['"id": "draft"', '"id": ▲"draft"'],
  ]),
  findingOf('XH0506', 'nobody sets a flag', [
    ['"effects": [{ "flag": "draft", "set": "pocket" }],', ''],
    ['"id": "draft"', '"id": ▲"draft"'],
  ]),
  findingOf('XH0507', 'nothing moves a meter', [
    [
      '"meters": [\n',
      '"meters": [\n{ "id": ▲"calm", "name": "从容", "min": 0, "max": 1, "start": 0, "good": "high", "words": ["慌", "稳"] },\n',
    ],
    ['{ "flag": "draft", "is": "pocket" }', '{ "flag": "draft", "is": "pocket" }, { "meter": "calm", "atLeast": 1 }'],
  ]),
]

export const CITE_FINDINGS = [
  finding(
    'XH0509',
    'a task says nothing of where it comes from',
    '{\n            "type": "order",\n            "title": "先后",\n            "items": ["关窗", "拉帘", "点灯"],\n            "invented": true,',
    '▲{\n            "type": "order",\n            "title": "先后",\n            "items": ["关窗", "拉帘", "点灯"],',
  ),
  finding(
    'XH0509',
    'an opening says nothing of where it comes from',
    '"opening": ["有人敲门。"],\n      "invented": true',
    '"opening": ▲["有人敲门。"]',
  ),
  finding(
    'XH0509',
    'a barrier says nothing of where it comes from',
    '{\n        "kind": "together",\n        "title": "吹灯",\n        "prompt": "数到三。",\n        "invented": true,',
    '▲{\n        "kind": "together",\n        "title": "吹灯",\n        "prompt": "数到三。",',
  ),
  finding(
    'XH0509',
    'an ending says nothing of where it comes from',
    '{ "id": "e-plain", "title": "天亮", "text": ["天亮了。"], "invented": true }',
    '▲{ "id": "e-plain", "title": "天亮", "text": ["天亮了。"], "cites": [] }',
  ),
  finding(
    'XH0511',
    'an opening tells a disputed fact as if it were settled',
    '"cites": ["F1"],\n      "lanes"',
    '"cites": ["F1", ▲"F3"],\n      "lanes"',
  ),
  finding(
    'XH0511',
    'a barrier tells a disputed fact as if it were settled',
    '"cites": ["F2"],\n        "next"',
    '"cites": [▲"F3"],\n        "next"',
  ),
  finding(
    'XH0511',
    'an ending tells a disputed fact as if it were settled',
    '"text": ["你们平安。"],\n      "cites": ["F2"]',
    '"text": ["你们平安，雨也停了。"],\n      "cites": [▲"F3"]',
  ),
  finding(
    'XH0510',
    'the debrief tells something without a fact',
    '{ "name": "东家", "text": "后来搬走了。", "facts": ["F2"] }',
    '▲{ "name": "东家", "text": "后来搬走了。" }',
  ),
]

export const TEXT_FINDINGS = [
  finding('XH0601', 'a page is too long', '"text": "有人敲前门，你怎么办？"', `"text": ▲"${long(121)}"`),
  finding('XH0601', 'a page of the brief is too long', '"你认得路。"', `▲"${long(121)}"`),
  finding('XH0602', 'a title is too long', '"title": "看房子"', `"title": ▲"${long(13)}"`),
  finding('XH0603', 'an option is too long', '"text": "走后门看看"', `"text": ▲"${long(41)}"`),
  finding('XH0604', 'the task line is too long', '"title": "敲门",', `"title": "敲门", "todo": ▲"${long(25)}",`),
  finding('XH0605', 'a text is not finished', '"text": "有人敲前门，你怎么办？"', '"text": ▲"TODO 写敲门"'),
  finding('XH0605', 'a text is left open', '"prompt": "数到三。"', '"prompt": ▲"待定"'),
  finding(
    'XH0606',
    'the narrator says 你 and 我',
    '"text": "有人敲前门，你怎么办？"',
    '"text": ▲"你听见敲门，我不敢动。"',
  ),
  finding(
    'XH0607',
    'a name is spelt as the glossary forbids',
    '"note": "第一个词是渔阳里。"',
    '"note": ▲"第一个词是鱼阳里。"',
  ),
  findingOf('XH0608', 'there are few questions', [
    [
      '"questions": ["为什么走后门？", "灯为什么要灭？", "谁先想到？", "你会怎么做？", "学到什么？"]',
      '▲"questions": ["为什么走后门？"]',
    ],
  ]),
]

export const DEBRIEF_FINDINGS = [
  findingOf('XH0609', 'the timeline runs backwards', [
    ['"timeline": [', '"timeline": [{ "act": "night", "time": "夜里", "text": "历史上的夜里。", "facts": ["F1"] }, '],
    ['{ "act": "dusk", "time"', '{ "act": ▲"dusk", "time"'],
  ]),
  findingOf('XH0610', 'what one role alone knows is told to all', [
    ['"brief": ["你住在楼上。"]', '"brief": ["你住在楼上，床底下藏着一只装信的铁皮箱子。"]'],
    ['"opening": ["天黑了。"', '"opening": [▲"天黑了。楼上的床底下，藏着一只装信的铁皮箱子。"'],
  ]),
  findingOf('XH0610', 'what one role alone knows stands in the task of another before', [
    ['"note": "第一个词是渔阳里。"', '"note": "第一个词是渔阳里，是王先生昨天夜里亲口说的。"'],
    ['"brief": ["你住在楼上。"]', '"brief": [▲"你住在楼上，记得渔阳里是王先生昨天夜里亲口说的。"]'],
  ]),
  finding('XH0717', 'full marks are out of reach', '"name": "史实", "max": 1', '"name": "史实", "max": ▲9'),
  findingOf('XH0721', 'a condition asks for a value that nothing sets', [
    ['"values": ["drawer", "pocket"]', '"values": ["drawer", "pocket", ▲"stove"]'],
    ['{ "flag": "draft", "is": "pocket" }', '{ "not": { "flag": "draft", "is": "stove" } }'],
  ]),
  findingOf('XH0718', 'one lane is much longer than another', [
    ['"text": "你走了一圈，后门通弄堂。"', `"text": ["${long(110)}", "${long(110)}"]`],
    ['"guest": [\n          { "id": "t-lamp"', '▲"guest": [\n          { "id": "t-lamp"'],
  ]),
  finding('XH0719', 'the evening takes longer than it may', '"target": 10, "max": 15', '"target": 1, "max": ▲1'),
  findingOf('XH0720', 'the clock ends before the story', [
    ['"end": "25:30"', '"end": "19:33"'],
    ['"id": "night"', '"id": ▲"night"'],
  ]),
  findingOf('XH0720', 'the clock ends within the last act of that night', [
    ['"end": "25:30"', '"end": "19:40"'],
    ['"id": "night"', '"id": ▲"night", "minutes": 9'],
    ['"id": "together"', '"id": "together", "time": "后来"'],
    ['"id": "dawn"', '"id": "dawn", "time": "次日"'],
  ]),
]

export const CONDITION_FINDINGS = [
  finding('XH0701', 'a meter is upside down', ALARM_SCALE, '"min": ▲3,\n      "max": 0,\n      "start": 0'),
  finding('XH0702', 'a meter starts off its scale', ALARM_SCALE, '"min": 0,\n      "max": 3,\n      "start": ▲4'),
  finding(
    'XH0703',
    'a meter has too few words',
    '"words": ["平静", "起疑", "注意", "危险"]',
    '▲"words": ["平静", "起疑", "注意"]',
  ),
  finding('XH0704', 'the story ends before it begins', '"end": "25:30"', '"end": ▲"18:00"'),
  finding('XH0705', 'a threshold lies beyond the scale', '"atLeast": 2', '"atLeast": ▲4'),
  finding('XH0705', 'a threshold always holds', '"atMost": 1', '"atMost": ▲4'),
  finding('XH0716', 'a threshold is the end of the scale', '"atMost": 1', '"atMost": ▲3'),
  finding('XH0716', 'a time is the end of the story', CHECKIN_WHEN, '{ "clock": { "atMost": ▲"25:30" } }'),
  finding(
    'XH0706',
    'the two ends exclude each other',
    '{ "meter": "alarm", "atLeast": 2 }',
    '▲{ "meter": "alarm", "atLeast": 2, "atMost": 1 }',
  ),
  finding('XH0707', 'neither end is given', '{ "meter": "alarm", "atLeast": 2 }', '▲{ "meter": "alarm" }'),
  finding('XH0707', 'a clock has neither end', CHECKIN_WHEN, '{ "clock": ▲{} }'),
  finding('XH0708', 'a time lies outside the story', CHECKIN_WHEN, '{ "clock": { "atLeast": ▲"26:00" } }'),
  finding('XH0709', 'a task asks who is present', CHECKIN_WHEN, '▲{ "present": "host" }'),
  finding('XH0710', 'a task asks what a team-mate does in the same act', CHECKIN_WHEN, '{ "done": ▲"t-door" }'),
  finding(
    'XH0710',
    'a task asks for a trap of a team-mate in the same act',
    CHECKIN_WHEN,
    '{ "sprung": ▲"trap-front" }',
  ),
  findingOf('XH0711', 'a task asks for itself', [
    [CHECKIN_WHEN, '{ "done": ▲"t-here" }'],
    ['"type": "checkin",', '"id": "t-here", "type": "checkin",'],
  ]),
  findingOf('XH0711', 'a task asks for a later one', [
    ['"title": "看房子",', '"title": "看房子", "when": { "done": ▲"t-word" },'],
    ['"taughtBy": ["t-house"]', '"taughtBy": ["t-word"]'],
    ['"id": "t-word",', '"id": "t-word", "teaches": ["F1"],'],
  ]),
  finding('XH0711', 'an opening asks for its own act', '{ "present": "guest" }', '{ "done": ▲"t-house" }'),
  finding(
    'XH0711',
    'a way asks for a later act',
    '[{ "goto": "night" }]',
    '[{ "when": { "done": ▲"t-door" }, "goto": "dawn" }, { "goto": "night" }]',
  ),
  finding('XH0712', 'a task asks what a team-mate knows', CHECKIN_WHEN, '{ "knows": "c-signal", "role": ▲"host" }'),
  finding(
    'XH0713',
    'a task asks for the outcome of its own act',
    CHECKIN_WHEN,
    '{ "outcome": ▲"night", "is": "roof" }',
  ),
  findingOf('XH0714', 'an opening asks for an act that no way there passes', [
    ['[{ "goto": "night" }]', '[{ "when": { "present": "host" }, "goto": "together" }, { "goto": "night" }]'],
    ['{ "goto": "together" }]\n      }\n    },', '{ "goto": "dawn" }]\n      }\n    },'],
    [
      '"title": "一起",\n      "opening": []',
      '"title": "一起",\n      "invented": true,\n      "opening": [{ "when": { "done": ▲"t-door" }, "text": "门响过。" }]',
    ],
  ]),
  finding('XH0715', 'the longest time is shorter than the usual', '"max": 15', '"max": ▲5'),
]
