import {
  type Body,
  type Command,
  decide,
  enabled,
  initialState,
  Memory,
  optionOrder,
  type State,
  viewFor,
} from '../../../src/engine'
import { deepFreeze } from '../../../src/scenario/freeze'
import { build } from '../../fixtures/builder'
import type { TaskSpec } from '../../fixtures/spec'
import { ATTEMPTS, LANE, METER, OPTIONS, type Peer, ROLES, SCRIPT, type Step } from './act.mts'

const task = (type: (typeof LANE)[number]): TaskSpec =>
  type === 'choice'
    ? {
        type,
        attempts: ATTEMPTS,
        options: OPTIONS.map((add) => (add === null ? { wrong: true } : { effects: [{ meter: 0, add }] })),
      }
    : type === 'order'
      ? { type, attempts: ATTEMPTS }
      : { type }

// Frozen, as a scenario that was loaded is.
const scenario = deepFreeze(
  build({
    roles: ROLES,
    meters: [METER],
    acts: [{ lanes: Array.from({ length: ROLES }, () => LANE.map(task)), barrier: { kind: 'assemble' } }],
  }),
)

const seated = (): State => {
  let state = initialState(scenario, { seed: 1 })
  for (let role = 0; role < ROLES; role++) {
    state = decide(scenario, state, { by: { phone: `p${role}` }, at: 0, body: { type: 'join', role } }).state
  }
  return decide(scenario, state, { by: 'organizer', at: 0, body: { type: 'start' } }).state
}

/** The command of a step in a state: answers are positions in an order that the seed gives. */
const bodyOf = (state: State, step: Step): Body => {
  const { role } = step
  if (step.do === 'ready') return { type: 'ready', role, epoch: 0, act: 0 }
  const moves = enabled(scenario, state).flatMap(({ by, body }) =>
    by === role && body.type === 'answer' ? [body] : [],
  )
  if (step.do === 'read') return moves[0] as Body
  const lane = state.play?.lanes[role]
  const order = optionOrder(1, scenario.tasks[lane?.at ?? 0] as Parameters<typeof optionOrder>[1])
  const right = order.map((_, i) => order.indexOf(i))
  const answer =
    step.do === 'choice' ? { pick: order.indexOf(step.option) } : { picks: step.right ? right : [...right].reverse() }
  return { type: 'answer', role, epoch: 0, step: lane?.step ?? 0, attempt: lane?.attempt ?? 0, answer }
}

const commands: Command[] = []
const opening = seated()
let state = opening
for (const [i, step] of SCRIPT.entries()) {
  const command: Command = { by: { phone: `p${step.role}` }, at: 1000 * (i + 1), body: bodyOf(state, step) }
  const decided = decide(scenario, state, command)
  if (decided.refused !== null) throw new Error(`our engine refused step ${i}: ${decided.refused}`)
  state = decided.state
  commands.push(command)
}

export const ours: Peer = {
  name: 'xinghuo',
  play: (views) => {
    let now = opening
    const memory = new Memory()
    for (const command of commands) {
      now = decide(scenario, now, command).state
      if (views) for (let role = 0; role < ROLES; role++) viewFor(scenario, now, { kind: 'role', role }, memory)
    }
    return now.play?.meters[0] ?? Number.NaN
  },
}
