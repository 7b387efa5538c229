import { describe, expect, it } from 'vitest'
import { viewFor } from '../../src/engine'
import { freshProgress } from '../../src/miniapp/play/progress'
import { present, stateAt } from '../../src/preview/evening'
import { progressFor } from '../../src/preview/looked'
import { Rehearsal } from '../../src/preview/rehearsal'
import type { ScenarioDocument } from '../../src/scenario'
import { type HandClock, handClock } from '../server/support/hands'
import { edited, readOf, TEXT } from './night'

interface Desk {
  readonly rehearsal: Rehearsal
  readonly clock: HandClock
  /** The roles whose phones were told to turn, each time. */
  readonly turned: (readonly number[])[]
}

const desk = (text = TEXT): Desk => {
  const clock = handClock()
  const turned: (readonly number[])[] = []
  const rehearsal = new Rehearsal({ seed: 1, clock, changed: (roles) => turned.push(roles) })
  rehearsal.load(readOf(text))
  return { rehearsal, clock, turned }
}

const eveningOf = ({ rehearsal: { evening } }: Desk) => {
  if (evening === null) throw new Error('nothing is played')
  return evening
}

const ALL = [0, 1, 2, 3]
const broken = edited((document) => {
  const [first] = document.acts
  if (first?.barrier.cards !== undefined) first.barrier.cards = ['no-such-fact']
})
const unreadable = TEXT.slice(0, TEXT.length / 2)
/** The first lane of the second act begins with something new. */
const longer = edited((document: ScenarioDocument) => {
  const role = document.roles[0]?.id ?? ''
  document.acts[1]?.lanes[role]?.unshift({ type: 'read', title: '先听一听', text: '江上没有声音。' })
})

describe('a rehearsal', () => {
  it('plays nothing until the scenario is without an error, and then begins', () => {
    const at = desk(unreadable)
    expect(at.rehearsal.evening).toBeNull()
    at.rehearsal.load(readOf())
    expect(present(eveningOf(at)).play?.act).toBe(0)
    expect(at.turned.at(-1)).toEqual(ALL)
  })

  it.each([
    ['a reference that leads nowhere', broken],
    ['half a file', unreadable],
  ])('keeps the last good edition on the phones beside %s, and says what is wrong', (_, text) => {
    const at = desk()
    at.rehearsal.wish({ do: 'jump', act: 1 })
    const before = eveningOf(at)
    at.rehearsal.load(readOf(text))
    expect(eveningOf(at)).toBe(before)
    expect(at.rehearsal.stale).toBe(true)
    expect(at.rehearsal.notice?.text).toMatch(/剧本里有 [1-9]\d* 处错误/u)
    // And it can be played on meanwhile.
    at.rehearsal.wish({ do: 'step' })
    expect(eveningOf(at).at).toBe(before.at + 1)
    at.rehearsal.load(readOf())
    expect(at.rehearsal.stale).toBe(false)
    expect(eveningOf(at).at).toBe(before.at + 1)
  })

  it('lets the companions of some roles play, a step at a time, and nobody else', async () => {
    const at = desk()
    at.rehearsal.wish({ do: 'auto', roles: [1, 2, 3] })
    await at.clock.pass(60_000)
    const { moves } = eveningOf(at)
    expect(moves.length).toBeGreaterThan(6)
    expect(moves.some(({ command: { by } }) => typeof by !== 'string' && by.phone === 'p0')).toBe(false)
    // They wait for the first role now.
    await at.clock.pass(60_000)
    expect(eveningOf(at).moves.length - moves.length).toBeLessThanOrEqual(2)
    expect(present(eveningOf(at)).play?.act).toBe(0)
  })

  it('plays to an ending when everybody plays by themselves', async () => {
    const at = desk()
    at.rehearsal.wish({ do: 'auto', roles: ALL })
    await at.clock.pass(20 * 60_000)
    expect(present(eveningOf(at)).play?.phase).toBe('ended')
  })

  it('stands still while the past is looked at', async () => {
    const at = desk()
    at.rehearsal.wish({ do: 'auto', roles: ALL })
    await at.clock.pass(20_000)
    const before = eveningOf(at)
    at.rehearsal.wish({ do: 'travel', to: 3 })
    expect(at.turned.at(-1)).toEqual(ALL)
    const time = at.rehearsal.time.now()
    await at.clock.pass(600_000)
    expect(eveningOf(at).moves).toBe(before.moves)
    expect(eveningOf(at).at).toBe(3)
    expect(at.rehearsal.time.now()).toBe(time)
  })

  it('goes on from a past place when asked to, and the path that was left can be taken again', async () => {
    const at = desk()
    at.rehearsal.wish({ do: 'jump', act: 2 })
    const first = eveningOf(at)
    at.rehearsal.wish({ do: 'travel', to: 4 })
    at.rehearsal.wish({ do: 'cut' })
    expect(eveningOf(at).moves).toHaveLength(4)
    expect(at.rehearsal.notice?.text).toContain(`${first.moves.length - 4} 步`)
    at.rehearsal.wish({ do: 'step' })
    const second = eveningOf(at)
    at.rehearsal.wish({ do: 'back' })
    expect(eveningOf(at).moves).toBe(first.moves)
    at.rehearsal.wish({ do: 'back' })
    expect(eveningOf(at)).toBe(second)
  })

  it('lets what is due happen, but only while the time goes on', async () => {
    const at = desk()
    at.rehearsal.wish({ do: 'auto', roles: [1, 2, 3] })
    at.rehearsal.wish({ do: 'run', on: false })
    await at.clock.pass(60_000)
    const rung = (): number | undefined => present(eveningOf(at)).play?.rung
    await at.clock.pass(3_600_000)
    expect(rung()).toBe(0)
    at.rehearsal.wish({ do: 'run', on: true })
    await at.clock.pass(3_600_000)
    expect(rung()).toBe(2)
  })

  it('shows what each phone had looked at at a place', () => {
    const at = desk()
    const { rehearsal } = at
    rehearsal.looked(2, { ...freshProgress(2), opened: '0:0', pages: { brief: 1 } })
    rehearsal.wish({ do: 'step' })
    rehearsal.wish({ do: 'step' })
    rehearsal.looked(2, { ...freshProgress(2), opened: '0:0', briefed: [2] })
    expect(rehearsal.lookOf(2)).toMatchObject({ briefed: [2] })
    rehearsal.wish({ do: 'travel', to: 0 })
    expect(rehearsal.lookOf(2)).toMatchObject({ briefed: [], pages: { brief: 1 } })
    rehearsal.wish({ do: 'travel', to: 2 })
    expect(rehearsal.lookOf(2)).toMatchObject({ briefed: [2] })
  })

  it('opens the act on every phone after a jump, and shows what is to do on the phones of companions', async () => {
    const at = desk()
    const { rehearsal } = at
    rehearsal.wish({ do: 'jump', act: 1 })
    const shown = (role: number) => {
      const evening = eveningOf(at)
      const view = viewFor(evening.edition.scenario, present(evening), { kind: 'role', role })
      return progressFor(rehearsal.lookOf(role), view, role)
    }
    for (const role of ALL) expect(shown(role)).toMatchObject({ opened: '', told: '0:1', briefed: [role] })
    rehearsal.wish({ do: 'auto', roles: [3] })
    expect(shown(3)).toMatchObject({ opened: '0:1' })
    expect(shown(0)).toMatchObject({ opened: '' })
  })

  it('waits before the first step that a new edition can not follow, and plays nothing over it by itself', async () => {
    const at = desk()
    at.rehearsal.wish({ do: 'jump', act: 2 })
    const before = eveningOf(at)
    at.rehearsal.wish({ do: 'auto', roles: ALL })
    at.rehearsal.load(readOf(longer))
    const { stopped, moves, at: place } = eveningOf(at)
    expect(stopped?.why).toContain('先听一听')
    expect(place).toBe((stopped?.step ?? 0) - 1)
    expect(at.rehearsal.notice?.tone).toBe('warn')
    await at.clock.pass(120_000)
    expect(eveningOf(at).moves).toBe(moves)
    at.rehearsal.load(readOf())
    expect(eveningOf(at).at).toBe(before.at)
    expect(stateAt(eveningOf(at), before.at)).toEqual(present(before))
  })

  it('sends a person away and calls her back', () => {
    const at = desk()
    const presence = (): string | undefined => present(eveningOf(at)).table.seats[2]?.presence
    at.rehearsal.wish({ do: 'away', role: 2, on: true })
    expect(presence()).toBe('away')
    at.rehearsal.wish({ do: 'away', role: 2, on: false })
    expect(presence()).toBe('present')
  })
})
