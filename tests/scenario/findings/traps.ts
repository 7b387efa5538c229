import { finding, findingOf } from './finding'

const TRAP = '"fact": "F1",\n                  "taughtBy": ["t-house"]'
const taught = (by: string) => `"fact": "F1",\n                  "taughtBy": ${by}`
const GUEST_NIGHT = '"guest": [\n          {\n            "type": "hotspot"'
const HOST_NIGHT = '"host": [\n          {\n            "id": "t-door"'
const DOOR = '"id": "t-door",'

export const TRAP_FINDINGS = [
  finding('XH0401', 'an option is wrong and a trap', '"text": "从前门出去",', '"text": "从前门出去", ▲"wrong": true,'),
  finding(
    'XH0402',
    'a trap rests on a disputed fact, which nobody teaches',
    TRAP,
    '"fact": ▲"F3",\n                  "taughtBy": ["t-house"]',
  ),
  finding('XH0403', 'the named task teaches something else', TRAP, taught('["t-house", ▲"t-lamp"]')),
  findingOf('XH0404', 'only a team-mate learns it at the same time', [
    [TRAP, taught('[▲"t-late"]')],
    [
      GUEST_NIGHT,
      `"guest": [\n{ "id": "t-late", "type": "read", "teaches": ["F1"] }, {\n            "type": "hotspot"`,
    ],
  ]),
  findingOf('XH0405', 'it is taught behind the trap in the same lane', [
    [TRAP, taught('[▲"t-late"]')],
    [
      '"default": { "option": "back" }\n          }',
      '"default": { "option": "back" }\n          }, { "id": "t-late", "type": "read", "teaches": ["F1"] }',
    ],
  ]),
  findingOf('XH0405', 'it is taught in another option of the same choice', [
    [TRAP, taught('[▲"t-talk"]')],
    [
      '{ "type": "discuss", "title": "商量",',
      '{ "id": "t-talk", "type": "discuss", "teaches": ["F1"], "title": "商量",',
    ],
  ]),
  findingOf('XH0405', 'it is taught in a later act', [
    [TRAP, taught('[▲"t-late"]')],
    [
      '"id": "together",\n      "title": "一起",\n      "opening": [],\n      "lanes": {}',
      '"id": "together",\n      "title": "一起",\n      "opening": [],\n      "lanes": { "host": [{ "id": "t-late", "type": "read", "teaches": ["F1"] }] }',
    ],
  ]),
  findingOf('XH0406', 'the lesson is under a condition', [
    [TRAP, '"fact": "F1",\n                  ▲"taughtBy": ["t-house"]'],
    ['"minutes": 2\n', '"minutes": 2, "when": { "not": { "meter": "alarm", "atLeast": 1 } }\n'],
  ]),
  findingOf('XH0406', 'a way goes round the act of the lesson', [
    [TRAP, '"fact": "F1",\n                  ▲"taughtBy": ["t-house"]'],
    [
      '"acts": [',
      '"acts": [{ "id": "eve", "title": "前夜", "opening": [], "lanes": {}, "barrier": { "kind": "assemble", "title": "走", "prompt": "走。", "next": [{ "when": { "present": "host" }, "goto": "dusk" }, { "goto": "night" }] } },',
    ],
    ['{ "done": "t-lamp" }', '{ "clock": { "atLeast": "19:40" } }'],
  ]),
  findingOf('XH0406', 'the lesson hangs on an option that may be missed by wrong answers', [
    [TRAP, '"fact": "F1",\n                  ▲"taughtBy": ["t-late"]'],
    [
      HOST_NIGHT,
      `"host": [{ "type": "choice", "options": [{ "text": "看", "then": [{ "id": "t-late", "type": "read", "teaches": ["F1"] }] }, { "text": "不看", "wrong": true }] }, {\n            ${DOOR.slice(0, -1)}`,
    ],
  ]),
  findingOf('XH0407', 'all that may be chosen are traps', [
    [
      '"remark": { "text": "那晚也许下着雨。", "fact": "F3" }',
      '"trap": { "id": "trap-back", "title": "后门", "fact": "F1", "taughtBy": ["t-house"], "consequence": [{ "minutes": 1 }], "told": "黑。", "reveal": "后门通弄堂。" }',
    ],
    [
      '"text": "有人敲前门，你怎么办？",\n            "options"',
      '"text": "有人敲前门，你怎么办？",\n            ▲"options"',
    ],
    ['"default": { "option": "back" }', '"hint": "想一想。"'],
  ]),
  finding(
    'XH0409',
    'a team-mate learns it and hands over a clue that does not tell it',
    '"uses": ["c-signal"]\n          }',
    `"uses": ["c-signal"]\n          }, { "type": "choice", "text": "走哪边？", "options": [{ "text": "后门" }, { "text": "前门", "trap": { "id": "trap-x", "title": "前门", "fact": "F1", "taughtBy": [▲"t-house"], "consequence": [{ "minutes": 1 }], "told": "糟了。", "reveal": "后门通弄堂。" } }] }`,
  ),
  finding(
    'XH0408',
    'a trap has no consequence',
    '"consequence": [{ "meter": "alarm", "add": 1 }, { "minutes": 5 }]',
    '▲"consequence": []',
  ),
]
