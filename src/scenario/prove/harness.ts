import type { Command, Decision, Play, Scenario, State, Task } from '../../engine'
import { BEFORE_LANE, decide, evolve, initialState } from '../../engine'
import { at, put, range } from '../../engine/util'
import type { Exchange } from './plan'

/**
 * One lane of one act alone, played by the real engine. The other roles are stand-ins: absent, with a lane that holds
 * nothing but the handovers this lane is assumed to get (an absent giver's pocket delivers them at once). A giver who is
 * waited for in vain is present and reads before it hands over. Two more roles
 * sit at the table: one that has arrived, so that the ladder runs, and one that never does, so that nothing settles.
 */
export interface Harness {
  readonly scenario: Scenario
  readonly act: number
  readonly role: number
  /** Givers who sit there and have not handed over yet. */
  readonly waitedFor: readonly number[]
}

/** The settled values a lane is played on. */
export type Snapshot = Pick<Play, 'meters' | 'flags' | 'clock' | 'clues' | 'marks' | 'chosen' | 'sprung' | 'outcomes'>

const ME = 'me'
const ENDED = 'ended'
const BLOCKER = 'blocker'

export const harnessOf = (
  scenario: Scenario,
  act: number,
  role: number,
  given: readonly Exchange[],
  pending: readonly Exchange[],
): Harness => {
  const roles = scenario.roles.length
  const extra: Task[] = []
  const standIn = (
    owner: number,
    body: Pick<Extract<Task, { type: 'handover' }>, 'type' | 'clue' | 'to'> | { type: 'read' },
  ): number => {
    const ordinal = scenario.tasks.length + extra.length
    extra.push({ ...blank(ordinal, owner, act), ...body })
    return ordinal
  }
  const lanes = range(roles).map((other) => {
    if (other === role) return at(at(scenario.acts, act).lanes, role)
    const mine = (list: readonly Exchange[]) => list.filter(({ from }) => from === other)
    const waits = mine(pending).length > 0 ? [standIn(other, { type: 'read' })] : []
    const tasks = [
      ...waits,
      ...mine([...given, ...pending]).map(({ clue, to }) => standIn(other, { type: 'handover', clue, to })),
    ]
    tasks.forEach((ordinal, i) => {
      const next = tasks[i + 1] ?? null
      const ix = ordinal - scenario.tasks.length
      extra[ix] = { ...at(extra, ix), next }
    })
    return { first: tasks[0] ?? null, tasks }
  })
  const block = standIn(roles + 1, { type: 'read' })
  const somebody = at(scenario.roles, 0)
  return {
    act,
    role,
    waitedFor: pending.map(({ from }) => from),
    scenario: {
      ...scenario,
      roles: [...scenario.roles, somebody, somebody],
      acts: scenario.acts.map((one, ix) =>
        ix === act
          ? { ...one, lanes: [...lanes, { first: null, tasks: [] }, { first: block, tasks: [block] }] }
          : { ...one, lanes: [...one.lanes, { first: null, tasks: [] }, { first: null, tasks: [] }] },
      ),
      tasks: [...scenario.tasks, ...extra],
    },
  }
}

const blank = (ordinal: number, role: number, act: number): Extract<Task, { type: 'read' }> => ({
  type: 'read',
  ordinal,
  role,
  act,
  title: '',
  pages: [],
  todo: '',
  minutes: 0,
  when: null,
  next: null,
  effects: [],
  fail: [],
  failText: null,
  attempts: 1,
  hint: null,
  teaches: [],
  cites: [],
  uses: [],
  invented: false,
  reply: null,
  default: [],
  defaultOption: null,
})

/** The lane at the act's opening; `absent`: its role comes only now, having missed the opening. */
export const openLane = (harness: Harness, snapshot: Snapshot, absent: boolean): Decision => {
  const { scenario, act, role, waitedFor } = harness
  const roles = scenario.roles.length
  const empty = initialState(scenario, { seed: 0 })
  const seated: State = {
    ...empty,
    table: {
      ...empty.table,
      phones: Object.fromEntries(
        (
          [
            [ME, role],
            [ENDED, roles - 2],
            [BLOCKER, roles - 1],
          ] as const
        ).map(([id, seat]) => [id, { role: seat, presence: 'present', knocks: null, n: 0, hash: '' }]),
      ),
      seats: empty.table.seats.map((seat, ix) =>
        ix >= roles - 2 || waitedFor.includes(ix) || (ix === role && !absent) ? { ...seat, presence: 'present' } : seat,
      ),
    },
  }
  const started = evolve(scenario, seated, {
    type: 'started',
    at: 0,
    options: { untimed: false, extraTime: 1 },
  })
  if (started.play === null) throw new Error('no play')
  const more = (list: readonly number[], n: number) => [...list, ...range(n).map(() => 0)]
  const tasks = scenario.tasks.length - snapshot.marks.length
  const play: Play = {
    ...started.play,
    meters: snapshot.meters,
    flags: snapshot.flags,
    clock: snapshot.clock,
    clues: [...snapshot.clues, [], []],
    marks: [...snapshot.marks, ...range(tasks).map(() => 0 as const)],
    chosen: more(snapshot.chosen, tasks),
    sprung: snapshot.sprung,
    outcomes: snapshot.outcomes,
  }
  const opened = evolve(scenario, { ...started, play }, { type: 'opened', act, from: null, paragraphs: [] })
  const first = decide(scenario, opened, { by: { phone: absent ? ENDED : ME }, at: 0, body: { type: 'touch' } })
  if (!absent) return first
  const back = decide(scenario, away(first.state, role), { by: { phone: ME }, at: 0, body: { type: 'touch' } })
  return { ...back, events: [...first.events, ...back.events] }
}

/** The seat was empty from the start; its phone must know. */
const away = (state: State, role: number): State => ({
  ...state,
  table: {
    ...state.table,
    phones: { ...state.table.phones, [ME]: { role, presence: 'away', knocks: null, n: 0, hash: '' } },
    seats: put(state.table.seats, role, { ...at(state.table.seats, role), presence: 'away' }),
  },
})

export const playOf = (state: State): Play => {
  if (state.play === null) throw new Error('no play')
  return state.play
}

/** Sends a command of the lane's own phone. */
export const send = ({ scenario }: Harness, state: State, body: Command['body']): Decision =>
  decide(scenario, state, { by: { phone: ME }, at: state.table.now + state.table.offset, body })

/** The role leaves and comes back: what it owes others is handed over. */
export const comeAndGo = (harness: Harness, state: State): Decision => {
  const gone = send(harness, state, { type: 'away' })
  const back = send(harness, gone.state, { type: 'touch' })
  return { ...back, events: [...gone.events, ...back.events] }
}

/** The role leaves and time resolves what it left. */
export const resolveLane = (harness: Harness, state: State): Decision => {
  const { scenario, act, role } = harness
  const gone = send(harness, state, { type: 'away' })
  const events = [...gone.events]
  let now = gone.state
  const wait = at(scenario.acts, act).barrier.timeoutSec * 1000 + 1
  while (at(playOf(now).lanes, role).at !== null) {
    const step = decide(scenario, now, {
      by: 'system',
      at: now.table.now + now.table.offset + wait,
      body: { type: 'elapse' },
    })
    if (step.events.length === 0) throw new Error('an absent role was never resolved')
    events.push(...step.events)
    now = step.state
  }
  return { events, refused: null, state: now }
}

export const isBefore = (cursor: number | null): boolean => cursor === BEFORE_LANE
