import { describe, expect, it } from 'vitest'
import {
  type Body,
  decide,
  enabled,
  evolve,
  initialState,
  MARK,
  type Play,
  random,
  type Scenario,
  type State,
} from '../../../src/engine'
import { at, range } from '../../../src/engine/util'
import { type Claim, proveNow, type Subject } from '../../../src/scenario/prove'
import { Flow } from '../../../src/scenario/prove/flow'
import type { Fold } from '../../../src/scenario/prove/fold'
import { exploreLane } from '../../../src/scenario/prove/lane'
import type { Group } from '../../../src/scenario/prove/places'
import { CALM, COUNT, planOf, STORM } from '../../../src/scenario/prove/plan'
import { decode, each } from '../../../src/scenario/prove/space'
import { build, read } from '../../fixtures/builder'
import { followed } from './compare'
import { evening } from './evening'
import { doneBy, toldBy } from './handed-over'
import { bruteForce } from './oracle'

const SIZE = { roles: 3, acts: 2, tasks: 3 }

/** One random game; calls `settles` with the state at the moment each act settles. */
const game = (scenario: Scenario, seed: number, storm: boolean, settles: (state: State) => void): void => {
  const next = random(seed)
  let state = initialState(scenario, { seed: 0 })
  let now = 0
  const send = (by: Parameters<typeof decide>[2]['by'], body: Body): void => {
    const before = state
    const { state: after, events } = decide(scenario, state, { by, at: now, body })
    state = after
    let then = before
    for (const event of events) {
      if (event.type === 'settled') settles(then)
      then = evolve(scenario, then, event)
    }
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

/** Traps that acts before this opening have taught. */
const taughtBefore = ({ traps, tasks }: Scenario, { act, marks }: Play): ReadonlySet<number> =>
  new Set(
    traps.flatMap(({ ordinal, taughtBy }) =>
      taughtBy.some((t) => tasks[t]?.act !== act && (marks[t] === MARK.done || marks[t] === MARK.failed))
        ? [ordinal]
        : [],
    ),
  )

describe('lemmas 1 and 2', () => {
  for (const storm of [false, true]) {
    it(`every lane of a whole game is a result of its own exploration, ${storm ? 'in storm' : 'in calm'}`, () => {
      let lanes = 0
      let exchanged = 0
      let set = 0
      for (let seed = 0; seed < 150; seed++) {
        const scenario = evening(seed, SIZE)
        const plan = planOf(scenario, storm ? STORM : { ...CALM, clock: true, tasks: true })
        game(scenario, seed, storm, (state) => {
          const { opening } = state
          if (opening === null) throw new Error('an act settled before it opened')
          for (const role of range(scenario.roles.length)) {
            const found = exploreLane(plan, opening.act, role, opening, taughtBefore(scenario, opening))
            const results = found.flatMap((group) => group.results.map((one) => toldBy(plan, opening.act, one)))
            const real = doneBy(plan, state, role, false)
            const same = [real, doneBy(plan, state, role, true)].map((one) => JSON.stringify(one))
            const fits = results.some((result) => same.includes(JSON.stringify(result)))
            expect(fits, `seed ${seed} act ${opening.act} role ${role}: ${JSON.stringify(real)}`).toBe(true)
            lanes++
            if (JSON.stringify(real.exchanged).includes('true')) exchanged++
            if (JSON.stringify(real.sets) !== '{}') set++
          }
        })
      }
      expect(lanes).toBeGreaterThan(250)
      expect(exchanged).toBeGreaterThan(20)
      expect(set).toBeGreaterThan(50)
    })
  }
})

describe('lemma 3', () => {
  const claimed = ({ acts, outcomes, endings, tasks, held, failed, missing }: Flow['observed']) =>
    [acts, outcomes, endings, tasks, held, failed, missing].map((seen) => [...seen].sort())

  it('storm claims the same when it also follows what only fairness asks', () => {
    for (let seed = 0; seed < 60; seed++) {
      const scenario = evening(seed, SIZE)
      const more = followed(Flow, scenario, { ...STORM, fairness: true })
      expect(claimed(followed(Flow, scenario, STORM)), `seed ${seed}`).toEqual(claimed(more))
    }
  })

  it('as many tasks are counted when paragraphs, endings and fairness are forgotten', () => {
    const ranges = new Set<string>()
    for (let seed = 0; seed < 150; seed++) {
      const scenario = evening(seed, SIZE)
      const { tasksDone } = followed(Flow, scenario, { ...CALM, tasks: true })
      expect(followed(Flow, scenario, COUNT).tasksDone, `seed ${seed}`).toEqual(tasksDone)
      ranges.add(String(tasksDone))
    }
    expect(ranges.size).toBeGreaterThan(20)
  })

  it('a whole proof, whose analyses share what lanes come to, has the bounds of brute force', () => {
    let compared = 0
    for (let seed = 0; compared < 40; seed++) {
      const scenario = evening(seed, { roles: 2, acts: 2, tasks: 2 })
      const seen = bruteForce(scenario, false, 200)
      if (seen === null) continue
      compared++
      const { minutes, tasks } = proveNow(scenario, { now: () => 0 }).bounds
      expect([minutes, tasks], `seed ${seed}`).toEqual([seen.minutes, seen.tasksDone])
    }
  })
})

describe('lemma 10', () => {
  /** What an act has come to by some folds, before it is clamped. */
  const sumsOf = (folds: readonly Fold[]): Set<string> => {
    const sums = new Set<string>()
    for (const { space, stages, places } of folds) {
      for (const [key, cells] of stages.at(-1) ?? []) {
        each(cells, (index) => {
          const values: number[] = []
          decode(space, index, values)
          sums.add(JSON.stringify([places.settled(key), places.slowest(key), values]))
        })
      }
    }
    return sums
  }

  for (const mode of [{ ...CALM, clock: true }, STORM]) {
    it(`openings come to the same together, in halves and one by one, ${mode.storm ? 'in storm' : 'in calm'}`, () => {
      let several = 0
      let halved = 0
      for (let seed = 0; seed < 150; seed++) {
        const scenario = evening(seed, { roles: 3, acts: 3, tasks: 3 })
        const limits = { cells: 2 ** 22, ms: 60_000, now: () => 0 }
        const flow = new Flow(scenario, mode, limits)
        for (const _ of flow.run());
        const folds = (act: number, groups: readonly Group[], cells: number): Fold[] => {
          limits.cells = cells
          return [...flow.folds(act, groups)].flatMap((fold) => fold ?? [])
        }
        for (const act of flow.plan.order ?? []) {
          const groups = [...flow.groups(act)]
          if (groups.length < 2) continue
          const together = folds(act, groups, 2 ** 22)
          const alone = groups.flatMap((group) => folds(act, [group], 2 ** 22))
          const most = alone.map(({ stages, space }) => Math.max(...stages.map(({ size }) => size)) * space.bits)
          const halves = folds(act, groups, Math.max(...most))
          expect(sumsOf(together), `seed ${seed} act ${act}`).toEqual(sumsOf(alone))
          expect(sumsOf(halves), `seed ${seed} act ${act}, in halves`).toEqual(sumsOf(alone))
          if (together.some(({ places }) => places.views.some((views) => views.length > 1))) several++
          if (halves.length > 1) halved++
        }
      }
      expect(several).toBeGreaterThan(20)
      expect(halved).toBeGreaterThan(20)
    })
  }
})

describe('what a full team can do', () => {
  const windows = build({
    roles: 2,
    acts: [
      { lanes: [[read({ name: 'page' })], [read()]] },
      {
        lanes: [[read()], [read()]],
        barrier: {
          kind: 'together',
          attempts: 2,
          outcomes: [{}, { effects: [{ minutes: 9 }], trap: { taughtBy: [] } }],
        },
      },
    ],
  })

  it('it may miss the window of a barrier, by brute force and in the proof; a trap there must be taught', () => {
    const seen = bruteForce(windows, false, 10_000)
    expect([...(seen?.outcomes ?? [])].sort()).toEqual(['0 0', '1 0', '1 1'])
    const { verdicts, bounds } = proveNow(windows)
    const finding = (claim: Claim, kind: Subject['kind']) =>
      verdicts.filter((v) => v.claim === claim && v.subject.kind === kind).map((v) => v.finding)
    expect(finding('reachable', 'outcome')).toEqual(['proved', 'proved', 'proved'])
    expect(finding('taught', 'trap')).toEqual(['refuted'])
    expect(finding('clean', 'scenario')).toEqual(['proved'])
    expect(bounds.minutes).toEqual([0, 9])
    expect(seen?.minutes).toEqual([0, 9])
  })
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
