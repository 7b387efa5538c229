import { finding, findingOf } from './finding'

const LAMP = '{ "id": "t-lamp", "type": "read",'
const HANDOVER = '{ "type": "handover", "title": "交暗号", "clue": "c-signal", "to": "guest" }'
/** Only a mark: where the guest waits for the signal. */
const AWAIT_MARK = ['"clue": "c-signal",\n            "from"', '"clue": ▲"c-signal",\n            "from"'] as const
const HAND_BACK = '{ "type": "handover", "clue": "c-signal", "to": "host" }'
const WAIT_HOST = '{ "type": "await", "clue": "c-signal", "from": "guest", "missing": "没有等到。" }'
const LAST_OF_GUEST = '"uses": ["c-signal"]\n          }'

/** Choices inside choices. */
const nested = (depth: number): string =>
  depth === 0
    ? '{ "type": "discuss" }'
    : `{ "type": "choice", "options": [{ "text": "甲", ${depth === 1 ? '▲' : ''}"then": [${nested(depth - 1)}] }, { "text": "乙" }] }`

export const FLOW_FINDINGS = [
  finding(
    'XH0301',
    'a way stands behind the default',
    '[{ "goto": "night" }]',
    '[{ "goto": "night" }, ▲{ "goto": "dawn" }]',
  ),
  finding(
    'XH0301',
    'an ending stands behind the default',
    '"text": ["天亮了。"], "invented": true }',
    '"text": ["天亮了。"], "invented": true }, ▲{ "id": "e-late", "title": "迟", "text": ["迟了。"], "invented": true }',
  ),
  finding(
    'XH0302',
    'the last way has a condition',
    '[{ "goto": "dawn" }]',
    '[▲{ "when": { "sprung": "trap-front" }, "goto": "dawn" }]',
  ),
  finding(
    'XH0302',
    'the last ending has a condition',
    '{ "id": "e-plain", ',
    '▲{ "id": "e-plain", "when": { "sprung": "trap-front" }, ',
  ),
  finding('XH0303', 'a way leads back', '"goto": "dawn"', '"goto": ▲"dusk"'),
  findingOf('XH0304', 'no way leads to an act', [
    ['"goto": "dawn"', '"goto": "ending"'],
    ['"id": "dawn"', '"id": ▲"dawn"'],
  ]),
  finding(
    'XH0305',
    'a place in a drawing has tasks behind it',
    '"text": "楼上", ',
    '"text": "楼上", ▲"then": [{ "type": "discuss" }], ',
  ),
  finding(
    'XH0306',
    'a choice lies three deep',
    '{ "type": "discuss", "title": "商量", "text": "你和来客说一声。", "invented": true }',
    nested(2),
  ),
  finding(
    'XH0307',
    'a wrong option has tasks behind it',
    '"wrong": true, "reply"',
    '"wrong": true, ▲"then": [{ "type": "discuss" }], "reply"',
  ),
  finding(
    'XH0308',
    'the unfinished ending has a condition',
    '"id": "e-unfinished", ',
    '"id": "e-unfinished", ▲"when": { "sprung": "trap-front" }, ',
  ),
  finding(
    'XH0310',
    'two lanes of an act set one flag',
    '"code": "LAMP",',
    '"code": "LAMP", "effects": [{ "flag": ▲"draft", "set": "drawer" }],',
  ),
  finding('XH0320', 'somebody waits for themselves', '"from": "host",', '"from": ▲"guest",'),
  finding(
    'XH0321',
    'somebody hands a clue to themselves',
    '"clue": "c-signal", "to": "guest"',
    '"clue": "c-signal", "to": ▲"host"',
  ),
  findingOf('XH0322', 'nobody hands over what somebody waits for', [[HANDOVER, '{ "type": "discuss" }'], AWAIT_MARK]),
  findingOf('XH0323', 'the handover is under a condition', [
    ['"title": "交暗号",', '"title": "交暗号", "when": { "done": "t-word" },'],
    AWAIT_MARK,
  ]),
  findingOf('XH0323', 'the handover is in one of two options', [
    [HANDOVER, `{ "type": "choice", "options": [{ "text": "交", "then": [${HANDOVER}] }, { "text": "不交" }] }`],
    AWAIT_MARK,
  ]),
  findingOf('XH0324', 'two people wait for each other', [
    ['{ "type": "handover", "title": "交暗号"', `▲${WAIT_HOST}, { "type": "handover", "title": "交暗号"`],
    [LAST_OF_GUEST, `${LAST_OF_GUEST}, ${HAND_BACK}`],
  ]),
  finding(
    'XH0325',
    'somebody uses a clue that nobody gives them',
    '"id": "t-door",',
    '"id": "t-door", "uses": [▲"c-signal"],',
  ),
  findingOf('XH0330', 'all places of a drawing are wrong', [
    ['"box": [10, 10, 30, 20]', '"box": [10, 10, 30, 20], "wrong": true'],
    ['"regions"', '▲"regions"'],
  ]),
  finding(
    'XH0331',
    'nothing is right',
    '"options": [{ "text": "火柴", "right": true }',
    '▲"options": [{ "text": "火柴" }',
  ),
  finding('XH0332', 'a multiple choice uses wrong', '{ "text": "铜锣" }', '{ "text": "铜锣", ▲"wrong": true }'),
  findingOf('XH0333', 'a right option is a trap', [
    [
      '"text": "火柴", "right": true',
      '"text": "火柴", ▲"right": true, "trap": { "id": "trap-match", "title": "火柴", "fact": "F2", "taughtBy": ["t-lamp"], "consequence": [{ "minutes": 1 }], "told": "灭了。", "reveal": "灯在楼上。" }',
    ],
  ]),
  finding('XH0334', 'a place lies outside the drawing', '[10, 50, 30, 20]', '▲[10, 70, 30, 20]'),
  finding('XH0335', 'one holds one’s own password', '"heldBy": "guest"', '"heldBy": ▲"host"'),
  finding('XH0336', 'a choice is there twice', '["环龙路", "望志路"]', '["环龙路", ▲"环龙路"]'),
  finding(
    'XH0336',
    'a thing to be put in order is there twice',
    '["关窗", "拉帘", "点灯"]',
    '["关窗", "拉帘", ▲"关窗"]',
  ),
  finding(
    'XH0337',
    'a remedy has two right options',
    '"options": [{ "text": "弄堂", "right": true }, { "text": "大街" }]',
    '▲"options": [{ "text": "弄堂", "right": true }, { "text": "大街", "right": true }]',
  ),
  finding(
    'XH0337',
    'a rescue has no right option',
    '"options": [{ "text": "后门", "right": true }',
    '▲"options": [{ "text": "后门" }',
  ),
  finding('XH0338', 'the default is a trap', '"default": { "option": "back" }', '"default": { "option": ▲"front" }'),
  finding('XH0339', 'a reading has a default option', LAMP, `${LAMP} "default": { ▲"option": "a" },`),
  finding('XH0340', 'a role has two parts', '{ "role": "guest", "prompt"', '{ "role": ▲"host", "prompt"'),
  finding('XH0341', 'the window is too short', '"prompt": "数到三。",', '"prompt": "数到三。", "windowSec": ▲3,'),
  finding('XH0342', 'help comes before the nudge', '"prompt": "数到三。",', '"prompt": "数到三。", "assistSec": ▲60,'),
  finding(
    'XH0342',
    'the timeout comes before help',
    '"prompt": "数到三。",',
    '"prompt": "数到三。", "timeoutSec": ▲120,',
  ),
  finding(
    'XH0343',
    'a barrier waits for all without an end',
    '"prompt": "数到三。",',
    '"prompt": "数到三。", "release": ▲"all",',
  ),
  finding('XH0344', 'a reading has attempts', LAMP, `${LAMP} ▲"attempts": 2,`),
  finding(
    'XH0346',
    'a default says again what its option does',
    '"default": { "option": "back" }',
    '"default": { "option": "back", "effects": [▲{ "flag": "draft", "set": "pocket" }] }',
  ),
  finding('XH0345', 'a question tells its answer', '"title": "对暗语",', '"title": ▲"对上渔阳里",'),
  finding('XH0345', 'a part tells its answer', '"prompt": "什么路？"', '"prompt": ▲"环龙路是什么路？"'),
  finding('XH0345', 'a code stands beside the place', '"code": "LAMP"', '"code": ▲"打卡"'),
]
