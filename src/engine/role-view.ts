import { actionsFor, partsFor, rescuesFor } from './actions-view'
import { answersForOthers } from './consent'
import { actOf, currentTask, laneOf } from './lane'
import type { Memory } from './memory'
import type { ActIx, ClueIx, RoleIx, Scenario, TaskIx } from './scenario'
import { type LaneState, MARK, type Play, type State } from './state'
import { clueView, holdView, lastView, taskView } from './task-view'
import { actingHost } from './turn'
import { at } from './util'
import type { LaneView, RoleView } from './view-types'

/** What the phone of `role` alone may see. */
export const roleView = (scenario: Scenario, state: State, role: RoleIx, memory: Memory): RoleView => {
  const notes = state.play === null ? NO_NOTES : notesFor(scenario, state, state.play, role, memory)
  const { brief } = at(scenario.roles, role)
  return memory.kept('role', role, seenBy(state, role, notes), () => {
    const { play, table } = state
    const rescues = play === null ? [] : rescuesFor(scenario, state, play, role)
    return {
      role,
      brief,
      clues: play === null ? [] : cluesOf(scenario, play, role, memory),
      notes,
      lane: laneView(scenario, state, role, role, memory),
      proxied: table.seats.flatMap(({ proxy }, other) =>
        proxy === role ? [{ role: other, lane: laneView(scenario, state, other, role, memory) }] : [],
      ),
      rescues,
      given: given(play, role),
      press: pressWord(scenario, play, role),
      parts: play === null ? [] : partsFor(scenario, state, play, role),
      asked: at(table.seats, role).askDue !== null,
      contribution: play === null ? NOTHING_YET : at(play.contributions, role),
      actions: actionsFor(scenario, state, role, rescues),
    }
  })
}

/** All that the view of `role` is made of; most commands change it for one role only. */
const seenBy = (state: State, role: RoleIx, notes: Notes): readonly unknown[] => {
  const { play, table } = state
  const { seats, pause, epoch } = table
  const host = actingHost(state)
  if (play === null) return [seats, pause, epoch, host]
  const { phase, act, action, rung, lanes } = play
  const lane = at(lanes, role)
  // The others' lanes matter to who may free them, answers or may ask for them; time to who is held or answers for one.
  const meddles = rung === 2 || lanes.some(isHeld) || answersForOthers(state, role)
  const [others, now] = meddles ? [lanes, table.now] : NOBODY
  const [clues, thanks] = [at(play.clues, role), at(play.contributions, role)]
  return [seats, pause, epoch, host, notes, phase, act, action, rung, lane, clues, thanks, others, now]
}

const isHeld = ({ hold }: LaneState): boolean => hold !== null
const NOBODY = [null, null] as const

const NOTHING_YET: RoleView['contribution'] = { tasks: 0, handovers: 0, rescues: 0, takeovers: 0 }

const cluesOf = (scenario: Scenario, play: Play, role: RoleIx, memory: Memory): RoleView['clues'] =>
  memory.kept('clues', role, [at(play.clues, role), laneOf(play, role).got], () =>
    cluesHeld(play, role).map((ix) => clueView(scenario, ix)),
  )

/** Clues a role has, those handed over in this act included. */
const cluesHeld = (play: Play, role: RoleIx): ClueIx[] => [
  ...new Set([...at(play.clues, role), ...laneOf(play, role).got]),
]

type Notes = RoleView['notes']
const NO_NOTES: Notes = []

/** Words held for passphrases of this act that are still open, and what absent roles left behind. */
const notesFor = (scenario: Scenario, { table }: State, play: Play, role: RoleIx, memory: Memory): Notes => {
  const left = (owner: RoleIx): boolean =>
    owner !== role && at(table.seats, owner).presence !== 'present' && laneOf(play, owner).pocket
  const anyLeft = table.seats.some((_, owner) => left(owner))
  const asking = wordsAsked(scenario, play.act, role)
  if (!anyLeft && asking.length === 0) return NO_NOTES
  const from = anyLeft
    ? [play.marks, ...table.seats.map((_, owner) => left(owner))]
    : asking.map((ix) => play.marks[ix])
  return memory.kept('notes', role, [play.act, ...from], () => notes(scenario, play, role, left))
}

const notes = (scenario: Scenario, play: Play, role: RoleIx, left: (owner: RoleIx) => boolean): Notes => {
  const held: Notes[number][] = []
  const taught: Notes[number][] = []
  for (const { tasks } of actOf(scenario, play).lanes) {
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

/** The passphrases of an act that ask for a word `role` holds; found once a scenario, because every view asks. */
const wordsAsked = (scenario: Scenario, act: ActIx, role: RoleIx): readonly TaskIx[] => {
  let found = asked.get(scenario)
  if (found === undefined) {
    found = scenario.acts.map(({ lanes }) =>
      scenario.roles.map((_, holder) =>
        lanes.flatMap(({ tasks }) =>
          tasks.filter((ix) => {
            const task = at(scenario.tasks, ix)
            return task.type === 'passphrase' && task.slots.some(({ heldBy }) => heldBy === holder)
          }),
        ),
      ),
    )
    asked.set(scenario, found)
  }
  return at(at(found, act), role)
}

const asked = new WeakMap<Scenario, readonly (readonly (readonly TaskIx[])[])[]>()

/** The lane of `role` as `viewer` sees it: its owner, or who answers for her. */
const laneView = (scenario: Scenario, state: State, role: RoleIx, viewer: RoleIx, memory: Memory): LaneView => {
  const { play, table } = state
  if (play === null || play.phase === 'ended') return NOTHING_TO_DO
  const lane = laneOf(play, role)
  const now = lane.hold === null ? 0 : table.now
  const from = [lane, at(play.clues, role), play.phase, now, table.seed]
  return memory.kept('lane', role * scenario.roles.length + viewer, from, () => {
    const task = currentTask(scenario, play, role)
    const status = lane.hold !== null ? 'held' : play.phase === 'lanes' && task !== null ? 'task' : 'waiting'
    const shown = status === 'task' ? task : null
    return {
      status,
      task: shown === null ? null : taskView(scenario, table.seed, shown, lane, cluesHeld(play, role)),
      hold: holdView(scenario, state, play, role),
      last: viewer === role || lane.last?.by === viewer ? lastView(scenario, play, role) : null,
    }
  })
}

const NOTHING_TO_DO: LaneView = { status: 'waiting', task: null, hold: null, last: null }

const given = (play: Play | null, role: RoleIx): number | null => {
  const action = play?.action
  if (action?.kind === 'vote') return at(action.votes, role)
  if (action?.kind === 'together') return at(action.pressed, role) ? 1 : null
  return null
}

const pressWord = (scenario: Scenario, play: Play | null, role: RoleIx): string | null => {
  if (play?.action?.kind !== 'together') return null
  const { barrier } = actOf(scenario, play)
  return barrier.kind === 'together' ? at(barrier.labels, role) : null
}
