import { describe, expect, it } from 'vitest'
import { type Body, decide, enabled, initialState, random, type Scenario, type State } from '../../../src/engine'
import { at, range } from '../../../src/engine/util'
import { proveNow } from '../../../src/scenario/prove'
import { exploreLane } from '../../../src/scenario/prove/lane'
import type { LaneGroup } from '../../../src/scenario/prove/lane-result'
import { CALM, type Plan, planOf, STORM } from '../../../src/scenario/prove/plan'
import { evening } from './evening'

const SIZE = { roles: 3, acts: 2, tasks: 3 }

/** One random game; calls `settled` with the state before every settlement and the act's opening. */
const game = (
  scenario: Scenario,
  seed: number,
  storm: boolean,
  settled: (opening: State, end: State) => void,
): void => {
  const next = random(seed)
  let state = initialState(scenario, { seed: 0 })
  let now = 0
  const send = (by: Parameters<typeof decide>[2]['by'], body: Body): void => {
    const before = state
    const { state: after, events } = decide(scenario, state, { by, at: now, body })
    state = after
    // Lanes are complete the moment before they settle; what the last command did to them is in its events.
    if (events.some(({ type }) => type === 'settled')) settled(before, after)
  }
  for (const role of range(scenario.roles.length)) send({ phone: `p${role}` }, { type: 'join', role })
  send('organizer', { type: 'start' })
  for (let i = 0; i < 400 && state.play?.phase !== 'ended'; i++) {
    now += 1
    const present = range(scenario.roles.length).filter((role) => at(state.table.seats, role).presence === 'present')
    const role = Math.floor(next() * scenario.roles.length)
    if (storm && next() < 0.15) {
      if (!present.includes(role)) send({ phone: `p${role}` }, { type: 'touch' })
      else if (present.length > 1) send({ phone: `p${role}` }, { type: 'away' })
    } else if (next() < 0.1) {
      now += 200_000
      send('system', { type: 'elapse' })
    } else {
      const moves = enabled(scenario, state)
      const move = moves[Math.floor(next() * moves.length)]
      if (move !== undefined) send({ phone: `p${move.by}` }, move.body)
    }
  }
}

const resultsOf = (plan: Plan, opening: State): LaneGroup[][] => {
  const { play } = opening
  if (play === null) return []
  return plan.scenario.roles.map((_, role) => exploreLane(plan, play.act, role, play, new Set()))
}

describe('lemmas 1 and 2', () => {
  for (const storm of [false, true]) {
    it(`every lane of a whole game is a result of its own exploration, ${storm ? 'in storm' : 'in calm'}`, () => {
      let lanes = 0
      for (let seed = 0; seed < 60; seed++) {
        const scenario = evening(seed, SIZE)
        const plan = planOf(scenario, storm ? STORM : CALM)
        game(scenario, seed, storm, (_, after) => {
          const { opening, play } = after
          // After the settlement of the last act `opening` is that act's own; otherwise look from the act's end.
          if (opening === null || play === null || play.phase === 'lanes') return
          const found = resultsOf(plan, { ...after, play: opening })
          play.lanes.forEach(({ tally }, role) => {
            const mine = at(found, role).flatMap(({ results }) => results)
            const live = at(plan.acts, play.act).settled.vars
            const fits = mine.some(({ delta }) => tally.meters.every((by, i) => live[i] !== true || delta[i] === by))
            expect(fits, `seed ${seed} act ${play.act} role ${role}`).toBe(true)
            lanes++
          })
        })
      }
      expect(lanes).toBeGreaterThan(80)
    })
  }
})

describe('lemma 7', () => {
  it('every example replays, and shows an ending or act that a full team does not reach', () => {
    let examples = 0
    for (let seed = 0; seed < 120; seed++) {
      const scenario = evening(seed, SIZE)
      for (const { subject, finding, trace } of proveNow(scenario, { bounds: false, now: () => 0 }).verdicts) {
        if (trace === undefined) continue
        let state = initialState(scenario, { seed: trace.seed })
        const acts = new Set<number>()
        for (const command of trace.commands) {
          const { state: after, refused } = decide(scenario, state, command)
          expect(refused).toBeNull()
          state = after
          if (state.play !== null) acts.add(state.play.act)
        }
        if (finding !== 'storm') continue
        examples++
        if (subject.kind === 'ending') expect(state.play?.ending).toBe(subject.ending)
        if (subject.kind === 'act') expect(acts.has(subject.act)).toBe(true)
      }
    }
    expect(examples).toBeGreaterThan(10)
  })
})

describe('limits', () => {
  it('an act that grows too large makes the verdict undecided and names what it had to remember', () => {
    const scenario = evening(36, { roles: 6, acts: 8, tasks: 5 })
    const proof = proveNow(scenario, { cells: 4, now: () => 0 })
    expect(proof.undecided.length).toBeGreaterThan(0)
    expect(proof.undecided[0]).toMatchObject({ analysis: 'calm', reason: 'cells' })
    expect(proof.verdicts.some(({ finding }) => finding === 'undecided')).toBe(true)
    expect(proof.verdicts.some(({ claim, finding }) => claim === 'reachable' && finding === 'refuted')).toBe(false)
  })

  it('time running out is said too', () => {
    let now = 0
    const proof = proveNow(evening(36, { roles: 6, acts: 8, tasks: 5 }), { ms: 3, now: () => now++ })
    expect(proof.undecided[0]?.reason).toBe('time')
  })
})
