import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { atPace, companionMove, PERSONAS, playGame } from '../../src/companions'
import { decide, initialState, random } from '../../src/engine'
import { loadScenario } from '../../src/scenario'

const file = path.join(__dirname, '../fixtures/two-lamps.json')
const { scenario: loaded } = loadScenario(fs.readFileSync(file, 'utf8'), file)
if (loaded === undefined) throw new Error('the fixture does not load')
const scenario = loaded

describe('companions', () => {
  it('play a whole evening to its end', () => {
    const { state } = playGame(scenario, { seed: 1 })
    expect(state.play?.phase).toBe('ended')
  })

  it('play the same evening for the same seed', () => {
    expect(playGame(scenario, { seed: 7 })).toEqual(playGame(scenario, { seed: 7 }))
    expect(playGame(scenario, { seed: 7 }).commands).not.toEqual(playGame(scenario, { seed: 8 }).commands)
  })

  it('leave a list of commands that replays to the same state', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const { state, commands } = playGame(scenario, { seed })
      const again = commands.reduce((s, c) => decide(scenario, s, c).state, initialState(scenario, { seed }))
      expect(again).toEqual(state)
    }
  })

  it('take their time by how they read, and none at pace 0', () => {
    const seconds = (persona: (typeof PERSONAS)[keyof typeof PERSONAS]): number => {
      const { log } = playGame(scenario, { seed: 1, personas: scenario.roles.map(() => persona) })
      return (log.at(-1)?.command.at ?? 0) / 1000
    }
    expect(seconds(PERSONAS.quick)).toBeLessThan(seconds(PERSONAS.elderly))
    expect(seconds(atPace(PERSONAS.careful, 0))).toBeLessThan(1)
  })

  it('have nothing to do before the start and after the end', () => {
    expect(companionMove(scenario, initialState(scenario, { seed: 1 }), 0, random(1))).toBeNull()
    const { state } = playGame(scenario, { seed: 1 })
    expect(companionMove(scenario, state, 0, random(1))).toBeNull()
  })

  it('fall into a trap more often when nobody taught them', () => {
    const falls = (careful: number, careless: number): number => {
      const persona = { ...PERSONAS.careful, falls: { taught: careful, heard: careful, untaught: careless } }
      let sum = 0
      for (let seed = 1; seed <= 100; seed++) {
        const { state } = playGame(scenario, { seed, personas: [persona, persona] })
        sum += state.play?.sprung.filter((s) => s).length ?? 0
      }
      return sum
    }
    // The teacher of its only trap lies earlier in the same role's lane: what counts is `taught`.
    expect(falls(0, 1)).toBe(0)
    expect(falls(0.5, 0)).toBeGreaterThan(20)
  })
})
