import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import {
  type Command,
  type Decision,
  decide,
  type Enabled,
  enabled,
  evolve,
  nextDeadline,
  random,
  type Scenario,
  type State,
} from '../../src/engine'
import { deepFreeze } from '../../src/scenario/freeze'
import { loadFlagship } from '../fixtures/flagship'
import { scenarios } from '../fixtures/generate'
import { walk } from '../fixtures/walk'

const flagship = loadFlagship()

/** `RUNS=20` looks twenty times as long. */
const SCALE = Number(process.env.RUNS ?? 1)

vi.setConfig({ testTimeout: 60_000 * SCALE })

/** Small scenarios of every shape in `runs`, and the flagship now and then. */
const forAll = (runs: number, property: (scenario: Scenario, seed: number) => void): void => {
  fc.assert(
    fc.property(scenarios(), fc.nat(), (scenario, seed) => property(scenario, seed)),
    { numRuns: runs * SCALE },
  )
  for (let seed = 1; seed <= Math.ceil(runs / 50); seed++) property(flagship, seed)
}

const same = (a: unknown, b: unknown): void => {
  // The quick comparison first: the other one makes the message.
  if (!isDeepStrictEqual(a, b)) expect(a).toStrictEqual(b)
}

const phones = (state: State): string[] => Object.keys(state.table.phones)
/** A phone that is present at the seat of `role`. */
const phoneAt = (state: State, role: number): string =>
  phones(state).find((id) => {
    const phone = state.table.phones[id]
    return phone?.role === role && phone.presence === 'present'
  }) ?? ''

const somebody = (state: State): boolean => state.table.seats.some(({ presence }) => presence === 'present')

describe('the log', () => {
  it('folds to the state that was decided, and states survive JSON', () => {
    forAll(120, (scenario, seed) => {
      for (const { before, command, decision } of walk(scenario, { seed, steps: 60, levers: true })) {
        same(
          decision.events.reduce((state, event) => evolve(scenario, state, event), before),
          decision.state,
        )
        const copy = JSON.parse(JSON.stringify(decision.state)) as State
        same(copy, decision.state)
        same(JSON.parse(JSON.stringify(decision.events)), decision.events)
        same(decide(scenario, JSON.parse(JSON.stringify(before)) as State, command), decision)
      }
    })
  })
})

describe('a decision', () => {
  it('writes into nothing that was given or told before', () => {
    forAll(60, (scenario, seed) => {
      let state: State | null = null
      for (const { before, command, decision } of walk(scenario, { seed, steps: 60, levers: true })) {
        const again: Decision = deepFreeze(decide(scenario, state ?? deepFreeze(structuredClone(before)), command))
        same(again, decision)
        state = again.state
      }
    })
  })
})

describe('commands of different roles', () => {
  /** The role whose lane or barrier part a command touches. */
  const target = ({ body, by }: Enabled): number => ('role' in body && typeof body.role === 'number' ? body.role : by)
  const independent = (a: Enabled, b: Enabled): boolean => a.by !== b.by && target(a) !== target(b)

  it('commute', () => {
    let pairs = 0
    forAll(200, (scenario, seed) => {
      const chance = random(seed)
      for (const { after } of walk(scenario, { seed, steps: 80 })) {
        const moves = enabled(scenario, after)
        const a = moves[Math.floor(chance() * moves.length)]
        const others = a === undefined ? [] : moves.filter((b) => independent(a, b))
        const b = others[Math.floor(chance() * others.length)]
        if (a === undefined || b === undefined) continue
        pairs++
        const at = after.table.now + after.table.offset + 500
        const send = (state: State, { by, body }: Enabled): State => {
          const { refused, state: next } = decide(scenario, state, { by: { phone: `p${by}` }, at, body })
          expect(refused).toBeNull()
          return next
        }
        same(send(send(after, a), b), send(send(after, b), a))
      }
    })
    expect(pairs).toBeGreaterThan(1000)
  })
})

describe('liveness', () => {
  /** Plays on with presence frozen: progress commands of those present in any order, and time. */
  const playOn = (scenario: Scenario, from: State, seed: number, patience: number): State => {
    const chance = random(seed)
    let state = from
    for (let steps = 0; state.play?.phase !== 'ended'; steps++) {
      if (steps > 3000) throw new Error('no ending within 3000 steps')
      const moves = enabled(scenario, state)
      const due = nextDeadline(scenario, state)
      const move = moves[Math.floor(chance() * moves.length)]
      const waits = due !== null && (move === undefined || chance() < patience)
      if (!waits && move === undefined) throw new Error('nothing is enabled and nothing is due')
      const { now, offset } = state.table
      const command: Command =
        waits || move === undefined
          ? { by: 'system', at: due ?? 0, body: { type: 'elapse' } }
          : { by: { phone: phoneAt(state, move.by) }, at: now + offset, body: move.body }
      const decision = decide(scenario, state, command)
      expect(decision.refused).toBeNull()
      state = decision.state
    }
    return state
  }

  it('holds from every reachable state with somebody present, whatever the departures', () => {
    let reached = 0
    forAll(300, (scenario, seed) => {
      const steps = walk(scenario, { seed, steps: 80, levers: true })
      const running = steps.filter(({ after }) => after.play !== null && after.play.phase !== 'ended')
      const last = running[seed % Math.max(1, running.length)]
      if (last === undefined) return
      const at = last.command.at + 1
      let state = last.after
      if (state.table.pause !== null)
        state = decide(scenario, state, { by: 'organizer', at, body: { type: 'resume', reason: '' } }).state
      // An open ask would turn somebody away: presence is to stay as it is.
      for (const phone of phones(state)) {
        if (state.table.phones[phone]?.presence !== 'present') continue
        state = decide(scenario, state, { by: { phone }, at, body: { type: 'touch' } }).state
      }
      if (!somebody(state)) return
      reached++
      const frozen = state.table.seats.map(({ presence }) => presence)
      for (const patience of [0, 0.3, 0.9]) {
        const end = playOn(scenario, state, seed, patience)
        expect(end.table.seats.map(({ presence }) => presence)).toEqual(frozen)
      }
    })
    expect(reached).toBeGreaterThan(100)
  })
})

describe('a repeated command', () => {
  it('changes nothing', () => {
    forAll(150, (scenario, seed) => {
      let n = 0
      const counted = new Map<string, number>()
      let state: State | undefined
      for (const { before, command } of walk(scenario, { seed, steps: 60 })) {
        if (typeof command.by === 'string') continue
        n = (counted.get(command.by.phone) ?? 0) + 1
        const numbered: Command = { ...command, n, hash: `${n}` }
        const first = decide(scenario, state ?? before, numbered)
        state = first.state
        if (first.refused !== null) continue
        counted.set(command.by.phone, n)
        const again = decide(scenario, state, numbered)
        expect(again.refused).toBeNull()
        same(again.state, state)
      }
    })
  })
})

describe('a step back', () => {
  it('restores exactly the opening', () => {
    let steps = 0
    forAll(200, (scenario, seed) => {
      for (const { before, command } of walk(scenario, { seed, steps: 60 })) {
        const body = { type: 'stepBack', reason: '再来' } as const
        const { events, refused, state } = decide(scenario, before, { by: 'organizer', at: command.at, body })
        if (refused !== null) continue
        steps++
        const back = events.findIndex(({ type }) => type === 'steppedBack')
        const folded = events.slice(0, back + 1).reduce((s, event) => evolve(scenario, s, event), before)
        same(folded.play, folded.opening)
        expect(state.table.epoch).toBe(before.table.epoch + 1)
      }
    })
    expect(steps).toBeGreaterThan(500)
  })
})

describe('time', () => {
  it('leaves nothing overdue behind', () => {
    forAll(100, (scenario, seed) => {
      for (const { after } of walk(scenario, { seed, steps: 60, levers: true })) {
        const due = nextDeadline(scenario, after)
        if (due !== null) expect(due).toBeGreaterThan(after.table.now + after.table.offset)
      }
    })
  })

  it('gives the same state however it is cut into pieces, and whoever raises it', () => {
    forAll(200, (scenario, seed) => {
      const chance = random(seed)
      for (const { after, command } of walk(scenario, { seed, steps: 50, levers: true })) {
        const gap = Math.floor(chance() * 200_000)
        const elapse = (state: State, by: Command['by'], at: number): State =>
          decide(scenario, state, { by, at, body: { type: 'elapse' } }).state
        const once = elapse(after, 'system', command.at + gap)
        let pieces = after
        for (let at = command.at; at < command.at + gap; at += 1 + Math.floor(chance() * 60_000)) {
          pieces = elapse(pieces, chance() < 0.5 ? 'organizer' : { phone: 'p0' }, at)
        }
        same(elapse(pieces, { phone: 'p0' }, command.at + gap), once)
        same(elapse(once, 'organizer', command.at + gap), once)
      }
    })
  })
})
