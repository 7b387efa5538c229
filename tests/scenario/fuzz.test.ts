import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { playGame } from '@/companions'
import { MARK } from '@/engine'
import { DIAGNOSTICS, loadScenario } from '@/scenario'
import { TWO_LAMPS, twoLamps } from './fixture'

// A loader that hangs fails by this.
vi.setConfig({ testTimeout: 60_000 })

/** What must hold of any input at all. */
function check(text: string): void {
  const { scenario, document, diagnostics } = loadScenario(text, 'fuzz.json')
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  expect(scenario === undefined).toBe(errors.length > 0)
  if (scenario) expect(document).toBeDefined()
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|\n|\r/u)
  for (const { code, message, line, column, length } of diagnostics) {
    expect(DIAGNOSTICS).toHaveProperty(code)
    expect(message).toMatch(/\p{Script=Han}/u)
    expect(line).toBeGreaterThanOrEqual(1)
    expect(line).toBeLessThanOrEqual(lines.length)
    expect(column).toBeGreaterThanOrEqual(1)
    expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1)
    expect(length ?? 0).toBeGreaterThanOrEqual(0)
  }
  expect(diagnostics.length).toBeLessThanOrEqual(501)
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Step = { readonly holder: Json[] | { [key: string]: Json }; readonly key: string | number }

/** Every place in a value where something could be changed. */
function places(value: Json): Step[] {
  if (typeof value !== 'object' || value === null) return []
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  return keys.flatMap((key) => [
    { holder: value, key },
    ...places((value as Record<string | number, Json>)[key] ?? null),
  ])
}

const WORDS = [
  '',
  'x',
  't-house',
  't-door',
  'host',
  'guest',
  'dusk',
  'dawn',
  'ending',
  'F1',
  'F3',
  'alarm',
  'draft',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '\u0000',
  '\uD800',
  '19:30',
  'choice',
  'await',
  'vote',
]
const KEYS = [
  'id',
  'type',
  'kind',
  'when',
  'then',
  'options',
  'trap',
  'wrong',
  'goto',
  'next',
  '__proto__',
  'constructor',
  'all',
  'not',
  'note',
  'x',
]

const anyValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<Json>(
    ...WORDS,
    -1,
    0,
    2.5,
    1e308,
    -1e9,
    4294967296,
    true,
    null,
    [],
    {},
    [[]],
    [{}],
    { all: [] },
    { not: {} },
  ),
) as fc.Arbitrary<Json>

const change = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('delete', 'replace', 'duplicate', 'rename', 'copy', 'word'),
  from: fc.nat(),
  value: anyValue,
  word: fc.constantFrom(...WORDS),
  key: fc.constantFrom(...KEYS),
})

function spoil(
  document: Json,
  { at, how, from, value, word, key }: typeof change extends fc.Arbitrary<infer T> ? T : never,
): void {
  const all = places(document)
  const place = all[at % all.length]
  const other = all[from % all.length]
  if (!place || !other) return
  const holder = place.holder as Record<string | number, Json>
  const old = structuredClone(holder[place.key] ?? null)
  const set = (name: string | number, content: Json) =>
    Object.defineProperty(holder, name, { value: content, enumerable: true, configurable: true, writable: true })
  if (how === 'replace') set(place.key, value)
  else if (how === 'word') set(place.key, word)
  else if (how === 'copy')
    set(place.key, structuredClone((other.holder as Record<string | number, Json>)[other.key] ?? null))
  else if (how === 'duplicate' && Array.isArray(place.holder)) place.holder.push(old)
  else if (how === 'delete' && Array.isArray(place.holder)) place.holder.splice(Number(place.key), 1)
  else if (!Array.isArray(place.holder)) {
    if (how !== 'duplicate') delete place.holder[place.key]
    if (how !== 'delete') set(key, old)
  }
}

describe('whatever it is given, the loader answers with a sound scenario or with errors', () => {
  test('for any text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 400, unit: 'binary' }), check), { numRuns: 300 })
  })

  test('for any JSON', () => {
    fc.assert(fc.property(fc.json({ maxDepth: 6 }), check), { numRuns: 300 })
  })

  test('for a good scenario that was changed in a few places', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const document = twoLamps() as unknown as Json
        for (const one of changes) spoil(document, one)
        check(JSON.stringify(document, null, 1))
      }),
      { numRuns: 400 },
    )
  })

  test('and what it accepts can be played to its end without a missing clue', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 2 }), fc.nat({ max: 1000 }), (changes, seed) => {
        const document = twoLamps() as unknown as Json
        for (const one of changes) spoil(document, one)
        const { scenario } = loadScenario(JSON.stringify(document), 'fuzz.json')
        fc.pre(scenario !== undefined)
        if (!scenario) return
        const { state } = playGame(scenario, { seed })
        expect(state.play?.phase).toBe('ended')
        expect(state.play?.marks).not.toContain(MARK.missing)
      }),
      { numRuns: 100, maxSkipsPerRun: 50 },
    )
  })

  test('for a good scenario whose text was cut, doubled or garbled', () => {
    const nat = fc.nat({ max: TWO_LAMPS.length })
    fc.assert(
      fc.property(nat, nat, fc.string({ maxLength: 5, unit: 'binary' }), (a, b, garbage) => {
        const [from, to] = a < b ? [a, b] : [b, a]
        check(TWO_LAMPS.slice(0, from))
        check(TWO_LAMPS.slice(0, from) + garbage + TWO_LAMPS.slice(from + 1))
        check(TWO_LAMPS.slice(0, to) + TWO_LAMPS.slice(from))
        check(TWO_LAMPS.slice(0, from) + TWO_LAMPS.slice(to))
      }),
      { numRuns: 150 },
    )
  })

  test.each([
    ['deep lists', '['.repeat(1_000_000)],
    ['deep objects', '{"acts":'.repeat(200_000)],
    [
      'deep conditions',
      TWO_LAMPS.replace('{ "present": "guest" }', `${'{"not":'.repeat(60)}{ "present": "guest" }${'}'.repeat(60)}`),
    ],
    ['many unknown keys', `{${Array.from({ length: 50_000 }, (_, i) => `"k${i}":${i}`).join(',')}}`],
    ['many equal keys', `{${'"id":"a",'.repeat(100_000)}"id":"a"}`],
    ['a long key', `{"${'k'.repeat(1_900_000)}":1}`],
    ['a long word in a wrong place', TWO_LAMPS.replace('"tieBreak": "lane"', `"tieBreak": "${'x'.repeat(1_500_000)}"`)],
    ['many quotes', '"'.repeat(100_000)],
    ['many missing commas', `[${'1 '.repeat(50_000)}]`],
    ['many facts', TWO_LAMPS.replace('"facts": [\n', `"facts": [\n${'{},'.repeat(50_000)}`)],
    ['many blanks', `${' '.repeat(1_000_000)}x${' '.repeat(900_000)}`],
    [
      'a key called __proto__',
      TWO_LAMPS.replace('"id": "two-lamps",', '"id": "two-lamps", "__proto__": { "polluted": true },'),
    ],
    ['a lane called __proto__', TWO_LAMPS.replace('"lanes": {}', '"lanes": { "__proto__": [], "constructor": [] }')],
  ])('for %s', (_, text) => {
    check(text)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
