import { openPart } from './barrier'
import { factView } from './fact-view'
import { mayAsk, mayTakeOver } from './help'
import { optionOrder, partOrder, quizOrder, slotOrder } from './judge'
import { currentTask, laneOf, optionsOf } from './lane'
import type { ClueIx, RoleIx, Scenario, Task } from './scenario'
import { type LaneState, MARK, type Play, type State } from './state'
import { actingHost, isPresent } from './turn'
import { at, range } from './util'
import type { ActionView, ClueView, LaneView, RoleView, TaskView } from './view-types'

/** What the phone of `role` alone may see. */
export const roleView = (scenario: Scenario, state: State, role: RoleIx): RoleView => {
  const { play, table } = state
  const { brief } = at(scenario.roles, role)
  const proxied = range(scenario.roles.length).filter((other) => at(table.seats, other).proxy === role)
  return {
    role,
    brief,
    clues: play === null ? [] : cluesOf(scenario, play, role),
    notes: play === null ? [] : notesFor(scenario, state, play, role),
    lane: laneView(scenario, state, role, role),
    proxied: proxied.map((other) => ({ role: other, lane: laneView(scenario, state, other, role) })),
    rescues: play === null ? [] : rescuesFor(scenario, state, play, role),
    given: given(play, role),
    press: pressWord(scenario, play, role),
    parts: play === null ? [] : partsFor(scenario, state, play, role),
    asked: at(table.seats, role).askDue !== null,
    contribution: play === null ? { tasks: 0, handovers: 0, rescues: 0, takeovers: 0 } : at(play.contributions, role),
    actions: actionsFor(scenario, state, role),
  }
}

const cluesOf = (scenario: Scenario, play: Play, role: RoleIx): RoleView['clues'] => {
  return cluesHeld(play, role).map((ix) => clueView(scenario, ix))
}

const clueView = (scenario: Scenario, clue: ClueIx): ClueView => {
  const { title, text, facts } = at(scenario.clues, clue)
  return { title, text, facts: facts.map((fact) => factView(scenario, fact)) }
}

/** Clues a role has, those handed over in this act included. */
const cluesHeld = (play: Play, role: RoleIx): ClueIx[] => [
  ...new Set([...at(play.clues, role), ...laneOf(play, role).got]),
]

/** Words held for passphrases of this act that are still open, and what absent roles left behind. */
const notesFor = (scenario: Scenario, state: State, play: Play, role: RoleIx): RoleView['notes'] => {
  const left = (owner: RoleIx): boolean => owner !== role && !isPresent(state, owner) && laneOf(play, owner).pocket
  const held: RoleView['notes'][number][] = []
  const taught: RoleView['notes'][number][] = []
  // Plain loops: every view of every command passes here.
  for (const { tasks } of at(scenario.acts, play.act).lanes) {
    for (const ix of tasks) {
      if (play.marks[ix] !== MARK.open) continue
      const task = at(scenario.tasks, ix)
      for (const { heldBy, note } of task.type === 'passphrase' ? task.slots : []) {
        if (heldBy === role) held.push({ kind: 'held', role: task.role, text: note })
        else if (left(heldBy)) held.push({ kind: 'left', role: heldBy, text: note })
      }
      if (!left(task.role)) continue
      for (const fact of task.teaches) {
        taught.push({ kind: 'left', role: task.role, text: at(scenario.facts, fact).text })
      }
    }
  }
  return [...held, ...taught]
}

/** The lane of `role` as `viewer` sees it: its owner, or who answers for her. */
const laneView = (scenario: Scenario, state: State, role: RoleIx, viewer: RoleIx): LaneView => {
  const { play, table } = state
  if (play === null || play.phase === 'ended') return { status: 'waiting', task: null, hold: null, last: null }
  const lane = laneOf(play, role)
  const task = currentTask(scenario, play, role)
  const status = lane.hold !== null ? 'held' : play.phase === 'lanes' && task !== null ? 'task' : 'waiting'
  return {
    status,
    task: status === 'task' && task !== null ? taskView(scenario, table.seed, task, lane, cluesHeld(play, role)) : null,
    hold: holdView(scenario, state, play, role),
    last: viewer === role || lane.last?.by === viewer ? lastView(scenario, play, role) : null,
  }
}

const taskView = (
  scenario: Scenario,
  seed: number,
  task: Task,
  { step, attempt }: LaneState,
  held: readonly ClueIx[],
): TaskView => {
  const order = optionOrder(seed, task)
  const options =
    task.type === 'choice' || task.type === 'multi'
      ? order.map((i) => at(task.options, i).text)
      : task.type === 'order'
        ? order.map((i) => at(task.items, i))
        : []
  return {
    type: task.type,
    step,
    attempt,
    attempts: task.attempts,
    title: task.title,
    pages: task.pages,
    todo: task.todo,
    invented: task.invented,
    hint: attempt > 0 ? task.hint : null,
    facts:
      task.type === 'read'
        ? [...new Set([...task.teaches, ...task.cites])].map((fact) => factView(scenario, fact))
        : [],
    uses: task.uses
      .filter((clue) => held.includes(clue))
      .map((clue) => ({ title: at(scenario.clues, clue).title, text: at(scenario.clues, clue).text })),
    options,
    match:
      task.type === 'match'
        ? { left: task.pairs.map((p) => p.left), right: order.map((i) => at(task.pairs, i).right) }
        : null,
    slots:
      task.type === 'passphrase'
        ? task.slots.map(({ label, choices, heldBy }, i) => ({
            label,
            heldBy,
            choices: slotOrder(seed, task, i).map((c) => at(choices, c)),
          }))
        : [],
    hotspot:
      task.type === 'hotspot'
        ? {
            image: task.image,
            alt: task.imageAlt,
            size: task.size,
            regions: task.regions.map(({ text, box }) => ({ text, box })),
          }
        : null,
    handover:
      task.type === 'handover'
        ? { to: task.to, title: at(scenario.clues, task.clue).title, text: at(scenario.clues, task.clue).text }
        : null,
    awaiting: task.type === 'await' ? { from: task.from, title: at(scenario.clues, task.clue).title } : null,
    place: task.type === 'checkin' ? task.place : null,
  }
}

const holdView = (scenario: Scenario, state: State, play: Play, role: RoleIx): LaneView['hold'] => {
  const { hold } = laneOf(play, role)
  if (hold === null) return null
  const trap = at(scenario.traps, hold.trap)
  if (trap.hold === null) return null
  const { remedy } = trap.hold
  return {
    title: trap.title,
    told: trap.told,
    prompt: remedy.prompt,
    options: quizOrder(state.table.seed, hold.trap, 'remedy', remedy).map((i) => at(remedy.options, i).text),
    tries: Math.max(0, remedy.attempts - hold.remedyAttempt),
    left: Math.max(0, hold.due - state.table.now),
  }
}

const lastView = (scenario: Scenario, play: Play, role: RoleIx): LaneView['last'] => {
  const { last } = laneOf(play, role)
  if (last === null) return null
  const task = at(scenario.tasks, last.task)
  const option = last.option === null ? undefined : optionsOf(task)[last.option]
  const trap = option?.trap == null ? undefined : scenario.traps[option.trap]
  const told = trap?.hold === null ? trap.told : null
  const replies =
    last.result === 'failed'
      ? [task.failText]
      : last.result === 'missing' && task.type === 'await'
        ? [task.missing]
        : [told, option?.reply ?? null, task.reply]
  const reply = replies.filter((text) => text !== null).join('\n')
  return {
    result: last.result,
    title: task.title,
    reply: reply === '' ? null : reply,
    answer: last.result === 'failed' ? answerText(scenario, task) : null,
    clue: last.result === 'got' && task.type === 'await' ? clueView(scenario, task.clue) : null,
    facts:
      task.type === 'read'
        ? []
        : [...new Set([...task.cites, ...task.teaches])].map((fact) => factView(scenario, fact)),
  }
}

/** The right answer in words, for a task whose attempts ran out. */
const answerText = (scenario: Scenario, task: Task): string | null => {
  switch (task.type) {
    case 'choice':
    case 'hotspot':
      return optionsOf(task)
        .filter((o) => !o.wrong && o.trap === null)
        .map((o) => o.text)
        .join('；')
    case 'multi':
      return task.options
        .filter((o) => o.right)
        .map((o) => o.text)
        .join('；')
    case 'order':
      return task.items.join(' → ')
    case 'match':
      return task.pairs.map(({ left, right }) => `${left}——${right}`).join('；')
    case 'passphrase':
      return task.slots.map(({ choices, answer }) => at(choices, answer)).join(' · ')
    case 'handover':
    case 'await':
      return at(scenario.clues, task.clue).title
    default:
      return null
  }
}

const rescuesFor = (scenario: Scenario, state: State, play: Play, me: RoleIx): RoleView['rescues'] => {
  if (laneOf(play, me).hold !== null || !isPresent(state, me)) return []
  return range(scenario.roles.length).flatMap((role) => {
    const { hold, step } = laneOf(play, role)
    const rescue = hold === null ? undefined : at(scenario.traps, hold.trap).hold?.rescue
    if (role === me || hold === null || rescue === undefined || hold.rescueAttempt >= rescue.attempts) return []
    const order = quizOrder(state.table.seed, hold.trap, 'rescue', rescue)
    return [
      {
        role,
        step,
        attempt: hold.rescueAttempt,
        prompt: rescue.prompt,
        options: order.map((i) => at(rescue.options, i).text),
      },
    ]
  })
}

const given = (play: Play | null, role: RoleIx): number | null => {
  const action = play?.action
  if (action?.kind === 'vote') return at(action.votes, role)
  if (action?.kind === 'together') return at(action.pressed, role) ? 1 : null
  return null
}

const pressWord = (scenario: Scenario, play: Play | null, role: RoleIx): string | null => {
  if (play?.action?.kind !== 'together') return null
  const { barrier } = at(scenario.acts, play.act)
  return barrier.kind === 'together' ? at(barrier.labels, role) : null
}

const partsFor = (scenario: Scenario, state: State, play: Play, me: RoleIx): RoleView['parts'] => {
  const { barrier } = at(scenario.acts, play.act)
  const { action } = play
  if (action?.kind !== 'combine' || barrier.kind !== 'combine') return []
  return barrier.parts
    .filter(({ role }) => role === me || at(state.table.seats, role).proxy === me || openPart(state, role))
    .map(({ role, prompt, choices }) => ({
      role,
      prompt,
      choices: partOrder(state.table.seed, play.act, role, choices.length).map((i) => at(choices, i)),
      given: at(action.parts, role),
    }))
}

/** Everything this phone may do now, with targets filled in. The engine checks again: this list is for the screen. */
const actionsFor = (scenario: Scenario, state: State, me: RoleIx): ActionView[] => {
  const { play, table } = state
  const host = actingHost(state) === me
  if (play === null) return host ? [{ type: 'start' }] : []
  if (play.phase === 'ended') return []
  if (table.pause !== null) return host ? [{ type: 'resume' }, { type: 'conclude' }] : []
  const { epoch } = table
  const roles = range(scenario.roles.length)
  const answered = roles.filter((role) => role === me || at(table.seats, role).proxy === me)
  return [
    ...(play.phase === 'lanes'
      ? answered.flatMap((role) => laneActions(scenario, state, play, me, role))
      : barrierActions(scenario, state, play, me)),
    ...rescuesFor(scenario, state, play, me).map(
      ({ role, step, attempt }): ActionView => ({ type: 'rescue', role, epoch, step, attempt }),
    ),
    ...roles.filter((role) => mayTakeOver(state, me, role)).map((role): ActionView => ({ type: 'takeOver', role })),
    ...roles
      .filter((role) => at(table.seats, role).proxy === me)
      .map((role): ActionView => ({ type: 'giveBack', role })),
    ...(at(table.seats, me).proxy === null ? [] : [{ type: 'reclaim' } as const]),
    ...roles.filter((role) => mayAsk(scenario, state, me, role)).map((role): ActionView => ({ type: 'ask', role })),
    ...(host
      ? (['pause', 'release', 'extend', 'stepBack', 'conclude'] as const).map((type): ActionView => ({ type }))
      : []),
  ]
}

const laneActions = (scenario: Scenario, state: State, play: Play, me: RoleIx, role: RoleIx): ActionView[] => {
  const { epoch } = state.table
  const lane = laneOf(play, role)
  if (lane.hold !== null) {
    const attempts = at(scenario.traps, lane.hold.trap).hold?.remedy.attempts ?? 0
    return lane.hold.remedyAttempt < attempts
      ? [{ type: 'remedy', role, epoch, step: lane.step, attempt: lane.hold.remedyAttempt }]
      : []
  }
  const task = currentTask(scenario, play, role)
  if (task !== null)
    return task.type === 'await' ? [] : [{ type: 'answer', role, epoch, step: lane.step, attempt: lane.attempt }]
  if (role !== me || at(scenario.acts, play.act).barrier.kind !== 'assemble') return []
  return [{ type: lane.ready ? 'unready' : 'ready', role, epoch, act: play.act }]
}

const barrierActions = (scenario: Scenario, state: State, play: Play, me: RoleIx): ActionView[] => {
  const { epoch } = state.table
  const { action, act } = play
  if (action === null) return []
  if (action.kind === 'vote') {
    if (action.tie === null) return [{ type: 'vote', role: me, epoch, act, round: action.round }]
    return actingHost(state) === me ? [{ type: 'pick', epoch, act, among: action.tie.leaders }] : []
  }
  if (action.kind === 'together')
    return at(action.pressed, me) ? [] : [{ type: 'press', role: me, epoch, act, attempt: action.attempt }]
  return partsFor(scenario, state, play, me).map(
    ({ role }): ActionView => ({ type: 'part', role, epoch, act, attempt: action.attempt }),
  )
}
