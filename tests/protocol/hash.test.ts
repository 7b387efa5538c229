import { expect, test } from 'vitest'
import { initialState, type View, viewFor } from '@/engine'
import { apply, diff, type Json, textHash, viewHash } from '@/protocol'
import { loadFourGates } from '../fixtures/four-gates'
import { walk } from '../fixtures/walk'

test('a phone that followed every change names its view as the server does, at every step', () => {
  const scenario = loadFourGates(4)
  let orders = 0
  for (const seed of [1, 2, 3]) {
    const look = (state: Parameters<typeof viewFor>[1]): View => viewFor(scenario, state, { kind: 'role', role: 1 })
    let held = look(initialState(scenario, { seed })) as unknown as Json
    let served = held
    for (const { after } of walk(scenario, { seed, steps: 150, levers: true })) {
      const next = look(after) as unknown as Json
      const delta = diff(served, next)
      if (delta !== undefined) held = apply(held, delta)
      served = next
      expect(viewHash(held)).toBe(viewHash(next))
      if (JSON.stringify(held) !== JSON.stringify(next)) orders += 1
    }
  }
  // Else nothing was tested: the two write their keys in different orders now and then.
  expect(orders).toBeGreaterThan(0)
})

test('the hash is FNV-1a over the text with sorted keys', () => {
  expect(textHash('')).toBe('811c9dc5')
  expect(textHash('a')).toBe('e40c292c')
  expect(viewHash({ b: [1, { d: null, c: '文' }], a: true })).toBe(textHash('{"a":true,"b":[1,{"c":"文","d":null}]}'))
})
