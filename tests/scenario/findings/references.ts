import { finding, findingOf } from './finding'

const IN_ENDING = '{ "flag": "draft", "is": "pocket" }'

export const REFERENCE_FINDINGS = [
  finding('XH0201', 'an id is used twice', '"id": "t-word"', '"id": ▲"t-house"'),
  finding('XH0202', 'a task is misspelt', '"done": "t-lamp"', '"done": ▲"t-lmap"'),
  finding(
    'XH0202',
    'a lane belongs to nobody',
    '"guest": [\n          {\n            "type": "hotspot"',
    '▲"gest": [\n          {\n            "type": "hotspot"',
  ),
  finding('XH0202', 'a way leads to no act', '"goto": "dawn"', '"goto": ▲"dwan"'),
  finding('XH0202', 'the ending is misspelt', '"next": [{ "goto": "ending" }]', '"next": [{ "goto": ▲"endign" }]'),
  finding('XH0202', 'a source is misspelt', '"s-book", "locator": "第 3 页"', '▲"s-bok", "locator": "第 3 页"'),
  finding('XH0203', 'a fact does not exist', '"cards": ["F3"]', '"cards": [▲"unheard-of"]'),
  finding('XH0204', 'an act is called ending', '"id": "dawn"', '"id": ▲"ending"', ['XH0203']),
  finding(
    'XH0205',
    'a condition asks for an option that is not there',
    IN_ENDING,
    '{ "chose": "t-door", "option": ▲"bakc" }',
  ),
  finding(
    'XH0206',
    'a condition asks what was chosen where nothing was',
    IN_ENDING,
    '{ "chose": ▲"t-lamp", "option": "a" }',
  ),
  finding('XH0207', 'a flag is set to a value it has not', '"set": "pocket"', '"set": ▲"poket"'),
  finding('XH0207', 'a flag starts with a value it has not', '"start": "drawer"', '"start": ▲"table"'),
  finding('XH0208', 'a condition asks for an outcome that is not there', '"is": "roof"', '"is": ▲"rof"'),
  finding(
    'XH0209',
    'a condition asks how an assembly went',
    '{ "outcome": "night", "is": "roof" }',
    '▲{ "outcome": "dusk", "is": "done" }',
  ),
  finding('XH0210', 'an answer is none of the choices', '"answer": "环龙路"', '"answer": ▲"环龙"'),
  finding('XH0210', 'a word of a passphrase is none of the choices', '"answer": "渔阳里",', '"answer": ▲"树德里",'),
  finding(
    'XH0211',
    'the default option does not exist',
    '"default": { "option": "back" }',
    '"default": { "option": ▲"bak" }',
  ),
  finding('XH0211', 'the tie break does not exist', '"tieBreak": "lane"', '"tieBreak": ▲"line"'),
  finding('XH0212', 'two options of a task have one id', '"id": "front"', '"id": ▲"back"'),
  finding('XH0212', 'two options of a vote have one id', '"id": "lane", "label"', '"id": ▲"roof", "label"', ['XH0211']),
  findingOf('XH0213', 'a score has no row', [
    ['"scores": [', '"scores": ▲['],
    ['      { "score": "secrecy", "name": "保密", "max": 1, "words": ["说漏了", "守得住"] }\n', ''],
    ['"很沉着"] },', '"很沉着"] }'],
  ]),
  finding('XH0214', 'a score has two rows', '"score": "teamwork", "name"', '"score": ▲"history", "name"'),
  finding(
    'XH0215',
    'all places but the one where it is written agree on an id',
    '"clues": [{ "id": "c-signal"',
    '"clues": [{ "id": ▲"c-singal"',
  ),
  finding('XH0216', 'a drawing is not in the folder', '"image": "house.svg"', '"image": ▲"hous.svg"'),
  finding('XH0217', 'the folder has another name', '"id": "two-lamps"', '"id": ▲"two-lmaps"'),
]
