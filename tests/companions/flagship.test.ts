import { beforeAll, describe, expect, it } from 'vitest'
import { playGame } from '../../src/companions'
import type { Play } from '../../src/engine'
import { loadFlagship } from '../fixtures/flagship'

const scenario = loadFlagship()

describe('200 evenings of the flagship, played by companions', () => {
  let plays: Play[] = []
  beforeAll(() => {
    plays = Array.from({ length: 200 }, (_, i) => {
      const { play } = playGame(scenario, { seed: i + 1 }).state
      if (play === null) throw new Error('not started')
      return play
    })
  }, 60_000)

  it('all end', () => {
    expect(plays.filter(({ phase }) => phase !== 'ended')).toEqual([])
  })

  it('know every ending but the unfinished one', () => {
    const known = new Set(plays.map(({ ending }) => ending))
    expect(scenario.endings.filter((_, i) => !known.has(i)).map(({ title }) => title)).toEqual([])
    expect(known).not.toContain(-1)
  })

  it('know every trap', () => {
    const unsprung = scenario.traps.filter(({ ordinal }) => !plays.some(({ sprung }) => sprung[ordinal]))
    expect(unsprung.map(({ title }) => title)).toEqual([])
  })

  it('know every act', () => {
    const visited = (act: number): boolean => plays.some(({ outcomes }) => outcomes[act] !== null)
    expect(scenario.acts.filter(({ ordinal }) => !visited(ordinal)).map(({ title }) => title)).toEqual([])
  })
})
