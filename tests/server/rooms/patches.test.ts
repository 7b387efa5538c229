import { expect, test } from 'vitest'
import { playGame } from '@/companions'
import { initialState, Memory, type View, type Viewer, viewFor } from '@/engine'
import { diff, type Json } from '@/protocol'
import { Patches } from '@/server/rooms/patches'
import { loadFourGates } from '../../fixtures/four-gates'

test('shared patches say exactly what each view’s own difference says', () => {
  const scenario = loadFourGates(4)
  const viewers: Viewer[] = [
    ...scenario.roles.map((_, role) => ({ kind: 'role', role }) as const),
    { kind: 'host' },
    { kind: 'board' },
  ]
  const memory = new Memory()
  const start = initialState(scenario, { seed: 3 })
  let held = viewers.map((viewer) => viewFor(scenario, start, viewer, memory))
  let compared = 0
  for (const { state } of playGame(scenario, { seed: 3 }).log) {
    const patches = new Patches()
    const next = viewers.map((viewer) => viewFor(scenario, state, viewer, memory))
    for (const [i, view] of next.entries()) {
      const field = patches.field(held[i] as View, view)
      const alone = diff(held[i] as unknown as Json, view as unknown as Json)
      expect(field === '' ? undefined : JSON.parse(`{${field.slice(1)}}`).d).toEqual(alone)
      compared += 1
    }
    held = next
  }
  expect(compared).toBeGreaterThan(300)
})
