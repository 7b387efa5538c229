import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply, type Delta, diff, type Json } from '@/protocol/delta'

const json = (): fc.Arbitrary<Json> => fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>

/** A value and a relative of it, so that they share a good deal. */
const kin = (): fc.Arbitrary<readonly [Json, Json]> =>
  fc.tuple(json(), json(), json(), fc.nat(5)).map(([a, b, c, at]) => {
    const list = [a, b, { same: a, other: b }, c]
    const changed: Json[] = list.slice()
    changed[at % 4] = at > 3 ? c : { same: a, other: c, more: b }
    return [list, at % 2 === 0 ? changed : changed.slice(0, at)] as const
  })

/** As it arrives on the other side. */
const sent = (delta: Delta): Delta => JSON.parse(JSON.stringify(delta)) as Delta
const plain = (value: Json): Json => JSON.parse(JSON.stringify(value)) as Json

describe('the difference of two values', () => {
  test.each([
    ['any two', fc.tuple(json(), json())],
    ['relatives', kin()],
  ])('applied to the first gives the second: %s', (_, pairs) => {
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        const [a, b] = [plain(one), plain(other)]
        const delta = diff(a, b)
        if (delta === undefined) expect(a).toEqual(b)
        else expect(apply(a, sent(delta))).toEqual(b)
      }),
      { numRuns: 2000 },
    )
  })

  test('of a value with itself is nothing', () => {
    fc.assert(
      fc.property(json(), (a) => {
        expect(diff(plain(a), plain(a))).toBeUndefined()
      }),
    )
  })

  test('names only what changed', () => {
    const team = [
      { name: '甲', done: 1, of: 4 },
      { name: '乙', done: 2, of: 4 },
    ]
    const delta = diff({ clock: 5, team }, { clock: 5, team: [team[0] as Json, { name: '乙', done: 3, of: 4 }] })
    expect(delta).toEqual({ team: { 1: { done: [3] } } })
  })

  test('keeps what did not change as the very same object', () => {
    const a = { kept: { deep: [1] }, moved: { x: 1 } }
    const b = apply(a, { moved: { x: [2] } }) as unknown as typeof a
    expect(b.kept).toBe(a.kept)
    expect(b.moved).toEqual({ x: 2 })
  })

  test('sets keys of any name without touching what all objects share', () => {
    const evil = JSON.parse('{"__proto__":{"polluted":1},"x":2}') as Json
    const delta = diff({ x: 1 }, evil) as Delta
    const made = apply({ x: 1 }, sent(delta)) as Record<string, unknown>
    expect(Object.keys(made).sort()).toEqual(['__proto__', 'x'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
