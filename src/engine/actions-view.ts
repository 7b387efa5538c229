import { openPart } from './barrier'
import { mayAsk, mayTakeOver } from './help'
import { partOrder, quizOrder } from './judge'
import { actOf, currentTask, laneOf } from './lane'
import type { RoleIx, Scenario } from './scenario'
import type { Play, State } from './state'
import { actingHost, isPresent } from './turn'
import { at, range } from './util'
import type { ActionView, RoleView } from './view-types'

export const rescuesFor = (scenario: Scenario, state: State, play: Play, me: RoleIx): RoleView['rescues'] => {
  if (laneOf(play, me).hold !== null || !isPresent(state, me)) return []
  if (play.lanes.every(({ hold }) => hold === null)) return []
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

export const partsFor = (scenario: Scenario, state: State, play: Play, me: RoleIx): RoleView['parts'] => {
  const { barrier } = actOf(scenario, play)
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
export const actionsFor = (
  scenario: Scenario,
  state: State,
  me: RoleIx,
  rescues: RoleView['rescues'],
): readonly ActionView[] => {
  const { play, table } = state
  const host = actingHost(state) === me
  if (play === null) return host ? [{ type: 'start' }] : []
  if (play.phase === 'ended') return []
  if (table.pause !== null) return host ? [{ type: 'resume' }, { type: 'conclude' }] : []
  const { epoch, seats } = table
  const roles = range(seats.length)
  const mine = (role: RoleIx): boolean => at(seats, role).proxy === me
  // Plain loops: every view of every command passes here.
  const actions: ActionView[] = []
  if (play.phase === 'action') actions.push(...barrierActions(scenario, state, play, me))
  else
    for (const role of roles)
      if (role === me || mine(role)) actions.push(...laneActions(scenario, state, play, me, role))
  for (const { role, step, attempt } of rescues) actions.push({ type: 'rescue', role, epoch, step, attempt })
  for (const role of roles) if (mayTakeOver(state, me, role)) actions.push({ type: 'takeOver', role })
  for (const role of roles) if (mine(role)) actions.push({ type: 'giveBack', role })
  if (at(seats, me).proxy !== null) actions.push({ type: 'reclaim' })
  for (const role of roles) if (mayAsk(scenario, state, me, role)) actions.push({ type: 'ask', role })
  return host ? [...actions, ...LEVERS_IN_HAND] : actions
}

const LEVERS_IN_HAND: readonly ActionView[] = [
  { type: 'pause' },
  { type: 'release' },
  { type: 'extend' },
  { type: 'stepBack' },
  { type: 'conclude' },
]

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
  if (role !== me || actOf(scenario, play).barrier.kind !== 'assemble') return []
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
