import { openPart } from './barrier'
import type { Body } from './command'
import { optionOrder, partOrder, quizOrder, slotOrder } from './judge'
import { actOf, currentTask, laneOf } from './lane'
import { missing } from './progress'
import type { Quiz, RoleIx, Scenario, Task } from './scenario'
import type { Play, State } from './state'
import { actingHost, counts, isPresent } from './turn'
import { assertNever, at, range } from './util'

/** A command that would be accepted now, and what class of outcome it stands for. */
export interface Enabled {
  /** The role whose phone sends it. */
  readonly by: RoleIx
  readonly body: Body
  /** `free` where nothing is right or wrong. */
  readonly outcome: 'right' | 'wrong' | 'trap' | 'free'
  /** Document ordinal of the option it picks, or null. */
  readonly option: number | null
}

/**
 * The progress commands of present roles, one representative for each outcome class. For the authority alone (bots,
 * prover, tests); phones use `RoleView.actions`. Who is away or left appears only through a proxy.
 */
export const enabled = (scenario: Scenario, state: State): Enabled[] => {
  const { play, table } = state
  if (play === null || play.phase === 'ended' || table.pause !== null || table.suspended) return []
  const roles = range(scenario.roles.length)
  const actors = roles.filter((role) => isPresent(state, role))
  return play.phase === 'lanes'
    ? actors.flatMap((by) => roles.flatMap((role) => laneCommands(scenario, state, play, by, role)))
    : actors.flatMap((by) => actionCommands(scenario, state, play, by))
}

const laneCommands = (scenario: Scenario, state: State, play: Play, by: RoleIx, role: RoleIx): Enabled[] => {
  const lane = laneOf(play, role)
  const { epoch, seed } = state.table
  const answers = by === role || at(state.table.seats, role).proxy === by
  if (lane.hold !== null) {
    const { trap, remedyAttempt, rescueAttempt } = lane.hold
    const hold = at(scenario.traps, trap).hold
    if (hold === null) return []
    const target = { role, epoch, step: lane.step }
    const remedy = answers && remedyAttempt < hold.remedy.attempts ? quizPicks(seed, trap, 'remedy', hold.remedy) : []
    const free = by !== role && laneOf(play, by).hold === null && rescueAttempt < hold.rescue.attempts
    const rescue = free ? quizPicks(seed, trap, 'rescue', hold.rescue) : []
    return [
      ...remedy.map(
        ({ pick, outcome }): Enabled => ({
          by,
          outcome,
          option: null,
          body: { type: 'remedy', ...target, attempt: remedyAttempt, pick },
        }),
      ),
      ...rescue.map(
        ({ pick, outcome }): Enabled => ({
          by,
          outcome,
          option: null,
          body: { type: 'rescue', ...target, attempt: rescueAttempt, pick },
        }),
      ),
    ]
  }
  const task = currentTask(scenario, play, role)
  if (task !== null && answers) {
    const target = { type: 'answer', role, epoch, step: lane.step, attempt: lane.attempt } as const
    return representatives(seed, task).map(({ answer, outcome, option }) => ({
      by,
      outcome,
      option,
      body: { ...target, answer },
    }))
  }
  const waitsForReady = task === null && by === role && actOf(scenario, play).barrier.kind === 'assemble' && !lane.ready
  return waitsForReady && missing(scenario, state).includes(role)
    ? [{ by, outcome: 'free', option: null, body: { type: 'ready', role, epoch, act: play.act } }]
    : []
}

type AnswerBody = Extract<Body, { type: 'answer' }>
type Representative = { readonly answer: AnswerBody['answer'] } & Pick<Enabled, 'outcome' | 'option'>

const representatives = (seed: number, task: Task): Representative[] => {
  const order = optionOrder(seed, task)
  switch (task.type) {
    case 'await':
      return []
    case 'read':
    case 'discuss':
    case 'handover':
      return [{ answer: { done: true }, outcome: 'free', option: null }]
    case 'checkin':
      return [
        { answer: { code: task.code }, outcome: 'right', option: null },
        { answer: { code: `${task.code}?` }, outcome: 'wrong', option: null },
      ]
    case 'choice':
    case 'hotspot': {
      const options = task.type === 'choice' ? task.options : task.regions
      const judged = options.some((o) => o.wrong || o.trap !== null)
      const firstWrong = options.findIndex((o) => o.wrong)
      return options.flatMap((o, option): Representative[] => {
        if (o.wrong && option !== firstWrong) return []
        const outcome = o.trap !== null ? 'trap' : o.wrong ? 'wrong' : judged ? 'right' : 'free'
        return [{ answer: { pick: order.indexOf(option) }, outcome, option }]
      })
    }
    case 'multi': {
      const right = range(task.options.length).filter((i) => at(task.options, i).right)
      const wrong = wrongSet(task.options)
      const traps = range(task.options.length).filter((i) => at(task.options, i).trap !== null)
      const picks = (set: readonly number[]) => ({ picks: set.map((i) => order.indexOf(i)) })
      return [
        { answer: picks(right), outcome: 'right', option: null },
        ...(wrong === null ? [] : [{ answer: picks(wrong), outcome: 'wrong' as const, option: null }]),
        ...traps.map((option) => ({ answer: picks([option]), outcome: 'trap' as const, option })),
      ]
    }
    case 'order':
    case 'match': {
      const right = range(order.length).map((i) => order.indexOf(i))
      return [
        { answer: { picks: right }, outcome: 'right', option: null },
        { answer: { picks: [...right.slice(1), ...right.slice(0, 1)] }, outcome: 'wrong', option: null },
      ]
    }
    case 'passphrase': {
      const right = task.slots.map((slot, i) => slotOrder(seed, task, i).indexOf(slot.answer))
      const first = at(task.slots, 0)
      return [
        { answer: { picks: right }, outcome: 'right', option: null },
        {
          answer: { picks: right.map((pick, i) => (i === 0 ? (pick + 1) % first.choices.length : pick)) },
          outcome: 'wrong',
          option: null,
        },
      ]
    }
    default:
      return assertNever(task)
  }
}

/** A set of options that is wrong and springs no trap, or null where there is none. */
const wrongSet = (options: readonly { readonly right: boolean; readonly trap: number | null }[]): number[] | null => {
  const safe = range(options.length).filter((i) => at(options, i).trap === null)
  const right = safe.filter((i) => at(options, i).right)
  const extra = safe.find((i) => !at(options, i).right)
  if (extra !== undefined) return [extra]
  return right.length > 1 ? right.slice(1) : null
}

const quizPicks = (seed: number, trap: number, kind: 'remedy' | 'rescue', quiz: Quiz) => {
  const order = quizOrder(seed, trap, kind, quiz)
  const right = quiz.options.findIndex((o) => o.right)
  const wrong = quiz.options.findIndex((o) => !o.right)
  const picks: { pick: number; outcome: 'right' | 'wrong' }[] = [{ pick: order.indexOf(right), outcome: 'right' }]
  return wrong < 0 ? picks : [...picks, { pick: order.indexOf(wrong), outcome: 'wrong' as const }]
}

const actionCommands = (scenario: Scenario, state: State, play: Play, by: RoleIx): Enabled[] => {
  const { action, act } = play
  const { barrier } = at(scenario.acts, act)
  const { epoch, seed } = state.table
  if (action?.kind === 'vote' && barrier.kind === 'vote') {
    if (action.tie !== null) {
      if (actingHost(state) !== by) return []
      return action.tie.leaders.map((pick) => ({
        by,
        outcome: 'free',
        option: pick,
        body: { type: 'pick', epoch, act, pick },
      }))
    }
    if (at(action.votes, by) !== null) return []
    return barrier.outcomes.map(({ trap }, pick) => ({
      by,
      outcome: trap === null ? 'free' : 'trap',
      option: pick,
      body: { type: 'vote', role: by, epoch, act, round: action.round, pick },
    }))
  }
  if (action?.kind === 'together') {
    return at(action.pressed, by) || !counts(state, by)
      ? []
      : [{ by, outcome: 'free', option: null, body: { type: 'press', role: by, epoch, act, attempt: action.attempt } }]
  }
  if (action?.kind !== 'combine' || barrier.kind !== 'combine') return []
  return barrier.parts.flatMap(({ role, choices, answer }): Enabled[] => {
    if (at(action.parts, role) !== null) return []
    if (by !== role && at(state.table.seats, role).proxy !== by && !openPart(state, role)) return []
    const order = partOrder(seed, act, role, choices.length)
    const target = { type: 'part', role, epoch, act, attempt: action.attempt } as const
    const wrong = choices.findIndex((_, i) => i !== answer)
    const right: Enabled = { by, outcome: 'right', option: answer, body: { ...target, pick: order.indexOf(answer) } }
    return wrong < 0
      ? [right]
      : [right, { by, outcome: 'wrong', option: wrong, body: { ...target, pick: order.indexOf(wrong) } }]
  })
}
