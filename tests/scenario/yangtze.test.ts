import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { playGame } from '../../src/companions'
import type { Play } from '../../src/engine'
import { loadScenario } from '../../src/scenario'

const file = 'scenarios/crossing-the-yangtze/scenario.json'
const source = readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8')
const { scenario, diagnostics } = loadScenario(source, file)

describe('the crossing of the Yangtze', () => {
  it('loads without an error or a warning', () => {
    expect(diagnostics.map(({ line, column, code, message }) => `${line}:${column} ${code} ${message}`)).toEqual([])
  })

  describe('played 200 times by companions', () => {
    let plays: Play[] = []
    beforeAll(() => {
      if (scenario === undefined) throw new Error('not loaded')
      plays = Array.from({ length: 200 }, (_, i) => {
        const { play } = playGame(scenario, { seed: i + 1 }).state
        if (play === null) throw new Error('not started')
        return play
      })
    }, 60_000)

    it('always ends', () => {
      expect(plays.filter(({ phase }) => phase !== 'ended')).toEqual([])
    })

    it('knows every ending but the unfinished one', () => {
      const known = new Set(plays.map(({ ending }) => ending))
      expect(scenario?.endings.filter((_, i) => !known.has(i)).map(({ title }) => title)).toEqual([])
      expect(known).not.toContain(-1)
    })

    it('knows every trap', () => {
      const unsprung = scenario?.traps.filter(({ ordinal }) => !plays.some(({ sprung }) => sprung[ordinal]))
      expect(unsprung?.map(({ title }) => title)).toEqual([])
    })
  })
})
