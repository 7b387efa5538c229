import fs from 'node:fs'
import { expect, test } from 'vitest'
import { playGame } from '@/companions'
import { initialState, type View, viewFor } from '@/engine'
import { diff, type Json } from '@/protocol'
import { loadScenario } from '@/scenario'
import { pack } from '@/server/pack'

const path = new URL('../../scenarios/first-congress-night/scenario.json', import.meta.url)

test('an evening of the flagship costs each phone 150 bytes a command, and 4 KB at an act’s opening', () => {
  const { scenario } = loadScenario(fs.readFileSync(path, 'utf8'), 'scenario.json')
  if (scenario === undefined) throw new Error('the flagship does not load')
  const sizes: number[] = []
  for (const seed of [1, 2, 3]) {
    const viewOf = (state: Parameters<typeof viewFor>[1], role: number): View =>
      viewFor(scenario, state, { kind: 'role', role })
    const start = initialState(scenario, { seed })
    const held = scenario.roles.map((_, role) => viewOf(start, role))
    let s = 0
    for (const { state, refused, events } of playGame(scenario, { seed }).log) {
      if (refused !== null || events.every(({ type }) => type === 'ticked')) continue
      s += 1
      for (const role of scenario.roles.keys()) {
        const view = viewOf(state, role)
        const d = diff(held[role] as unknown as Json, view as unknown as Json)
        held[role] = view
        sizes.push(Buffer.byteLength(pack(JSON.stringify({ t: 'v', s, d }))))
      }
    }
  }
  sizes.sort((a, b) => a - b)
  const at = (q: number): number => sizes[Math.floor(sizes.length * q)] ?? 0
  if (process.env.SHOW === '1')
    console.log({ frames: sizes.length, p50: at(0.5), p90: at(0.9), p99: at(0.99), max: sizes.at(-1) })
  expect(sizes.length).toBeGreaterThan(500)
  expect(at(0.5)).toBeLessThanOrEqual(150)
  expect(at(0.99)).toBeLessThanOrEqual(4096)
})
