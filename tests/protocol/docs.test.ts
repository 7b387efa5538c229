import fs from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decide, initialState, REFUSALS, type State, viewFor } from '@/engine'
import { BYES, HTTP_ERRORS, SERVER_REFUSALS } from '@/protocol'
import { COMMANDS } from '@/protocol/check'
import { loadFourGates } from '../fixtures/four-gates'
import { choose, seeded } from '../server/support/chooser'

const page = fs.readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8')

/** Every key of the views that four people see from lobby to ending. */
const keysOfAGame = (): Set<string> => {
  const scenario = loadFourGates(4, 0)
  const random = seeded(5)
  const keys = new Set<string>()
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect)
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        keys.add(key)
        collect(inner)
      }
    }
  }
  let at = 0
  let state: State = initialState(scenario, { seed: 1 })
  const send = (phone: string, body: Parameters<typeof decide>[2]['body']): void => {
    at += 500
    state = decide(scenario, state, { by: { phone }, at, body }).state
  }
  for (const role of [0, 1, 2, 3]) send(`p${role}`, { type: 'join', role, host: role === 0 })
  send('knocker', { type: 'join', role: 2 })
  for (let i = 0; i < 2000 && state.play?.phase !== 'ended'; i += 1) {
    const role = Math.floor(random() * 4)
    const view = viewFor(scenario, state, { kind: 'role', role })
    collect(view)
    const body = choose(view, random)
    send(`p${role}`, body ?? { type: 'touch' })
  }
  collect(viewFor(scenario, state, { kind: 'role', role: 0 }))
  expect(state.play?.phase).toBe('ended')
  return keys
}

describe('docs/protocol.md', () => {
  test.each([...REFUSALS, ...SERVER_REFUSALS, ...Object.keys(BYES), ...Object.keys(HTTP_ERRORS), ...COMMANDS])(
    'has a line for %s',
    (word) => {
      expect(page).toContain(`\`${word}\``)
    },
  )

  test.each(Object.entries(BYES))('gives %s its close code %i', (code, number) => {
    expect(page).toMatch(new RegExp(`\\| \`${code}\` \\| ${number} \\|`))
  })

  test('names every field of a view', () => {
    const missing = [...keysOfAGame()].filter((key) => !new RegExp(`\\b${key}\\b`).test(page))
    expect(missing).toEqual([])
  })
})
