import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/cli/document'
import { editionOf as editionIn } from '../../src/preview/edition'
import { newEvening, present, travel } from '../../src/preview/evening'
import { wayTo } from '../../src/preview/way'
import { editionOf, wholeEvening } from './night'

const edition = editionOf()

describe('the way to an act', () => {
  it('leads to its opening by moves that companions play, the same ones every time', () => {
    const start = newEvening(edition, 1)
    const way = wayTo(start, 2)
    const { play } = present(way?.evening ?? start)
    expect(way?.how).toBe('on')
    expect(play?.act).toBe(2)
    expect(play?.phase).toBe('lanes')
    // Just opened: nobody has answered anything in it yet.
    expect(play?.touched).toBe(false)
    expect(wayTo(start, 2)?.evening.moves.map(({ command }) => command)).toEqual(
      way?.evening.moves.map(({ command }) => command),
    )
  })

  it('falls into no trap and gives no wrong answer', () => {
    const way = wayTo(newEvening(edition, 1), edition.scenario.acts.length - 1)
    const events = way?.evening.events.flat() ?? []
    expect(events.length).toBeGreaterThan(20)
    expect(events.filter(({ type }) => type === 'sprung' || type === 'attempted')).toEqual([])
  })

  it('goes back where the act was reached already, and loses nothing', () => {
    const evening = wholeEvening(edition, 3)
    const way = wayTo(evening, 1)
    expect(way?.how).toBe('there')
    expect(way?.evening.moves).toBe(evening.moves)
    expect(present(way?.evening ?? evening).play?.act).toBe(1)
  })

  it('keeps what was played and goes on from its end, also when the past is looked at', () => {
    const second = wayTo(newEvening(edition, 1), 1)?.evening ?? newEvening(edition, 1)
    const way = wayTo(travel(second, 2), 2)
    expect(way?.how).toBe('on')
    expect(way?.evening.moves.slice(0, second.moves.length)).toEqual(second.moves)
  })

  it('begins anew where an act can not be reached any more, and finds one that only an unlucky team meets', () => {
    const flagship = editionIn(readDocument('scenarios/first-congress-night'))
    if (flagship === null) throw new Error('the flagship has errors')
    const start = newEvening(flagship, 1)
    const last = flagship.scenario.acts.length - 1
    const calm = wayTo(start, last)?.evening ?? start
    const missed = flagship.scenario.acts.findIndex(({ ordinal }) =>
      calm.states.every(({ play }) => play?.act !== ordinal),
    )
    expect(missed).toBeGreaterThan(0)
    const way = wayTo(calm, missed)
    expect(way?.how).toBe('anew')
    expect(present(way?.evening ?? start).play?.act).toBe(missed)
  })
})
