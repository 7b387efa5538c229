import {
  type Body,
  type Command,
  deadlines,
  decide,
  type Event,
  enabled,
  evolve,
  holds,
  initialState,
  MARK,
  optionOrder,
  type Scenario,
  type State,
  settledReader,
} from '../../../src/engine'
import { at, range } from '../../../src/engine/util'

/** What brute force saw, in the words of the prover. */
export interface Seen {
  acts: Set<number>
  endings: Set<number>
  outcomes: Set<string>
  tasks: Set<number>
  held: Set<string>
  failed: Set<string>
  missing: Set<number>
  unfair: Set<number>
  clean: boolean
  minutes: [number, number] | null
  tasksDone: [number, number] | null
  states: number
  /** States from which no command leads on although the evening has not ended. */
  stuck: number
}

/** Breadth-first search over the real engine; null past `most` states. Knows nothing of lanes, folds or lemmas. */
export const bruteForce = (scenario: Scenario, storm: boolean, most: number): Seen | null => {
  const seen: Seen = {
    acts: new Set(),
    endings: new Set(),
    outcomes: new Set(),
    tasks: new Set(),
    held: new Set(),
    failed: new Set(),
    missing: new Set(),
    unfair: new Set(),
    clean: false,
    minutes: null,
    tasksDone: null,
    states: 0,
    stuck: 0,
  }
  const known = new Set<string>()
  const queue: State[] = []
  const visit = (before: State, command: Command): boolean => {
    const { state, events, refused } = decide(scenario, before, command)
    if (refused !== null) return false
    look(scenario, seen, before, events, storm)
    const key = keyOf(state)
    const leads = key !== keyOf(before)
    if (known.has(key)) return leads
    known.add(key)
    queue.push(state)
    return leads
  }
  let lobby = initialState(scenario, { seed: 7 })
  for (const role of range(scenario.roles.length)) {
    lobby = decide(scenario, lobby, { by: { phone: `p${role}` }, at: 0, body: { type: 'join', role } }).state
  }
  queue.push(lobby)
  known.add(keyOf(lobby))
  for (let head = 0; head < queue.length; head++) {
    const state = at(queue, head)
    seen.states++
    if (seen.states > most) return null
    rest(scenario, seen, state, storm)
    const leads = moves(scenario, state, storm).filter((command) => visit(state, command))
    if (leads.length === 0 && state.play?.phase !== 'ended') seen.stuck++
  }
  return seen
}

const moves = (scenario: Scenario, state: State, storm: boolean): Command[] => {
  const now = state.table.now + state.table.offset
  const phone = (role: number, body: Body): Command => ({ by: { phone: `p${role}` }, at: now, body })
  const found: Command[] = []
  if (state.play?.phase === 'ended') return found
  const roles = range(scenario.roles.length)
  if (storm) {
    const present = roles.filter((role) => at(state.table.seats, role).presence === 'present')
    for (const role of roles) {
      if (!present.includes(role)) found.push(phone(role, { type: 'touch' }))
      else if (present.length > 1) found.push(phone(role, { type: 'away' }))
    }
  }
  if (state.play === null) {
    found.push({ by: 'organizer', at: now, body: { type: 'start' } })
    return found
  }
  if (storm) found.push({ by: 'organizer', at: now, body: { type: 'release', reason: 'test' } })
  for (const { by, body } of enabled(scenario, state)) {
    if (body.type === 'answer') continue
    found.push(phone(by, body))
  }
  if (state.play.phase === 'lanes') for (const role of roles) found.push(...answers(scenario, state, role, now))
  const next = deadlines(scenario, state).find(({ kind }) => kind !== 'rung')
  if (next !== undefined) found.push({ by: 'system', at: next.due + state.table.offset, body: { type: 'elapse' } })
  return found
}

/** Every answer of a task with options; right and wrong ones of the others. */
const answers = (scenario: Scenario, state: State, role: number, now: number): Command[] => {
  const lane = at(state.play?.lanes ?? [], role)
  if (lane.at === null || lane.at < 0 || lane.hold !== null) return []
  if (at(state.table.seats, role).presence !== 'present') return []
  const task = at(scenario.tasks, lane.at)
  const of = (answer: Extract<Body, { type: 'answer' }>['answer']): Command => ({
    by: { phone: `p${role}` },
    at: now,
    body: { type: 'answer', role, epoch: state.table.epoch, step: lane.step, attempt: lane.attempt, answer },
  })
  const order = optionOrder(state.table.seed, task)
  if (task.type === 'choice' || task.type === 'hotspot') return order.map((_, pick) => of({ pick }))
  if (task.type === 'multi') {
    return range((1 << order.length) - 1).map((bits) =>
      of({ picks: range(order.length).filter((i) => ((bits + 1) >> i) & 1) }),
    )
  }
  return enabled(scenario, state).flatMap(({ by, body }) =>
    by === role && body.type === 'answer' && body.role === role ? [of(body.answer)] : [],
  )
}

/** What a state at rest shows. */
const rest = (scenario: Scenario, seen: Seen, { play }: State, storm: boolean): void => {
  if (play === null || play.phase !== 'lanes') return
  play.lanes.forEach(({ at: cursor }) => {
    if (cursor === null || cursor < 0) return
    seen.tasks.add(cursor)
    if (storm) return
    const task = at(scenario.tasks, cursor)
    const options =
      task.type === 'choice' || task.type === 'multi' ? task.options : task.type === 'hotspot' ? task.regions : []
    for (const { trap } of options) if (trap !== null && !taught(scenario, play, trap, cursor)) seen.unfair.add(trap)
  })
}

const shown = (mark: number | undefined): boolean => mark === MARK.done || mark === MARK.failed

const taught = (scenario: Scenario, play: NonNullable<State['play']>, trap: number, taskIx: number): boolean => {
  const task = at(scenario.tasks, taskIx)
  return at(scenario.traps, trap).taughtBy.some((t) => {
    const teacher = at(scenario.tasks, t)
    if (!shown(play.marks[t])) return false
    if (teacher.act !== task.act) return true
    if (teacher.role === task.role) return t !== taskIx
    const lane = at(at(scenario.acts, task.act).lanes, teacher.role).tasks
    return at(at(scenario.acts, task.act).lanes, task.role).tasks.some((w) => {
      const wait = at(scenario.tasks, w)
      return (
        wait.type === 'await' &&
        wait.from === teacher.role &&
        at(scenario.clues, wait.clue).facts.includes(at(scenario.traps, trap).fact) &&
        play.marks[w] === MARK.done &&
        lane.some((h) => {
          const handover = at(scenario.tasks, h)
          return (
            handover.type === 'handover' &&
            handover.clue === wait.clue &&
            handover.to === task.role &&
            lane.indexOf(t) < lane.indexOf(h)
          )
        })
      )
    })
  })
}

/** What happens inside one decision. */
const look = (scenario: Scenario, seen: Seen, before: State, events: readonly Event[], storm: boolean): void => {
  let state = before
  for (const event of events) {
    state = evolve(scenario, state, event)
    const { play } = state
    if (play === null) continue
    if (event.type === 'skipped') seen.failed.add(`task ${event.task}`)
    if (event.type === 'moved' && event.to !== null && at(scenario.tasks, event.to).when !== null)
      seen.held.add(`task ${event.to}`)
    if (event.type === 'finished' && event.mark !== MARK.unfinished) seen.tasks.add(event.task)
    if (event.type === 'finished' && event.mark === MARK.missing) seen.missing.add(event.task)
    if (event.type === 'opened') {
      seen.acts.add(event.act)
      at(scenario.acts, event.act).opening.forEach(({ when }, i) => {
        if (when === null) return
        ;(event.paragraphs.includes(i) ? seen.held : seen.failed).add(`opening ${event.act} ${i}`)
      })
    }
    if (event.type === 'decided') {
      seen.outcomes.add(`${play.act} ${event.outcome}`)
      if (!storm && event.trap !== null && !at(scenario.traps, event.trap).taughtBy.some((t) => shown(play.marks[t]))) {
        seen.unfair.add(event.trap)
      }
      firstMatch(scenario, seen, state, at(scenario.acts, play.act).barrier.next, `next ${play.act}`)
    }
    if (event.type === 'ended' && event.ending >= 0) {
      firstMatch(scenario, seen, state, scenario.endings, 'ending')
      seen.endings.add(event.ending)
      if (storm) continue
      const bad = play.marks.some((mark) => mark === MARK.failed || mark === MARK.missing || mark === MARK.unfinished)
      const mishap = play.outcomes.some((outcome, act) => {
        const { kind } = at(scenario.acts, act).barrier
        return (kind === 'together' || kind === 'combine') && outcome === 1
      })
      if (!bad && !mishap && !play.sprung.includes(true)) seen.clean = true
      const done = play.marks.filter((mark) => mark !== MARK.open && mark !== MARK.skipped).length
      seen.minutes = widen(seen.minutes, play.clock - scenario.clock.start)
      seen.tasksDone = widen(seen.tasksDone, done)
    }
  }
}

const firstMatch = (
  scenario: Scenario,
  seen: Seen,
  state: State,
  list: readonly { readonly when: Parameters<typeof holds>[2] | null }[],
  name: string,
): void => {
  if (state.play === null) return
  for (const [i, { when }] of list.entries()) {
    if (when === null) return
    const held = holds(scenario, settledReader(state, state.play), when)
    ;(held ? seen.held : seen.failed).add(`${name} ${i}`)
    if (held) return
  }
}

const widen = (known: [number, number] | null, value: number): [number, number] =>
  known === null ? [value, value] : [Math.min(known[0], value), Math.max(known[1], value)]

/** Everything about a state that its future depends on. */
const keyOf = ({ table, play }: State): string =>
  JSON.stringify([
    table.seats.map(({ presence }) => presence === 'present'),
    play === null
      ? null
      : [
          play.act,
          play.phase,
          play.meters,
          play.flags,
          play.clock,
          play.clues,
          play.marks,
          play.chosen,
          play.sprung,
          play.outcomes,
          play.lanes.map((l) => [
            l.at,
            l.attempt,
            l.hold?.trap,
            [l.tally.meters, l.tally.flags, l.tally.minutes, l.tally.trapMinutes, l.tally.gives],
            [...new Set(l.got)].sort(),
            l.pocket,
            l.ready,
          ]),
          play.armedAt === null,
          play.action?.kind === 'together' ? [play.action.attempt, play.action.pressed] : play.action,
          play.ending,
        ],
  ])
