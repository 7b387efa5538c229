import { companionPhone } from '../companions'
import type { Answer, Body, Command, PhoneId, Scenario, State, Task } from '../engine'
import { currentTask, optionOrder, partOrder, quizOrder, slotOrder } from '../engine'
import { actIn, counterparts, type Edition, roleIn, taskIn, trapIn } from './edition'
import { words } from './words'

/** A command together with what it was about, so that it can be said again in a later edition of the scenario. */
export interface Move {
  readonly command: Command
  readonly edition: Edition
  readonly act: number | null
  /** The task it answered, else null. */
  readonly task: number | null
  /** The trap whose remedy or rescue it answered, else null. */
  readonly trap: number | null
}

export const moveOf = (edition: Edition, { play }: State, command: Command): Move => {
  const { body } = command
  const lane = play !== null && 'role' in body && typeof body.role === 'number' ? play.lanes[body.role] : undefined
  const act = play?.act ?? null
  const task = play !== null && body.type === 'answer' ? currentTask(edition.scenario, play, body.role) : null
  const trap = body.type === 'remedy' || body.type === 'rescue' ? (lane?.hold?.trap ?? null) : null
  return { command, edition, act, task: task?.ordinal ?? null, trap }
}

/** A command, or why there is none any more: a Chinese sentence for the writer. */
export type Retold = { readonly command: Command } | { readonly why: string }

/** Says a move again in another edition, to the people and things that bear the same names there. */
export const retell = (move: Move, to: Edition, state: State): Retold => {
  try {
    return { command: retold(move, to, state) }
  } catch (problem) {
    if (problem instanceof Gone) return { why: problem.message }
    throw problem
  }
}

/** What a move was about is not there any more. */
class Gone extends Error {}

/** What `find` found, or the sentence that it is gone. */
const there = <T>(found: T | undefined, why: () => string): T => {
  if (found === undefined) throw new Gone(why())
  return found
}

const retold = (move: Move, to: Edition, state: State): Command => {
  const from = move.edition
  const role = (ix: number): number =>
    there(roleIn(from, to, ix), () => words.gone.role(from.scenario.roles[ix]?.name ?? ''))
  const phone = (id: PhoneId): PhoneId => {
    const seat = from.scenario.roles.findIndex((_, ix) => companionPhone(ix) === id)
    return seat < 0 ? id : companionPhone(role(seat))
  }
  const { by, at, body } = move.command
  return {
    by: typeof by === 'string' ? by : { phone: phone(by.phone) },
    at,
    body: bodyIn(move, to, state, role, phone, body),
  }
}

const bodyIn = (
  move: Move,
  to: Edition,
  state: State,
  role: (ix: number) => number,
  phone: (id: PhoneId) => PhoneId,
  body: Body,
): Body => {
  const from = move.edition
  const { play, table } = state
  const { epoch, seed } = table
  const here = (): number => {
    const act = move.act === null ? undefined : actIn(from, to, move.act)
    const title = (edition: Edition, ix: number | null): string => edition.scenario.acts[ix ?? -1]?.title ?? ''
    there(act, () => words.gone.act(title(from, move.act)))
    if (play === null || act !== play.act)
      throw new Gone(words.gone.otherAct(title(from, move.act), title(to, play?.act ?? null)))
    return play.act
  }
  switch (body.type) {
    case 'answer': {
      here()
      const who = role(body.role)
      const task = taskHere(move, to, state, who)
      const lane = play?.lanes[who]
      const answer = answerIn(seed, from.scenario.tasks[move.task ?? -1], task, from, to, body.answer)
      return { type: 'answer', role: who, epoch, step: lane?.step ?? 0, attempt: lane?.attempt ?? 0, answer }
    }
    case 'remedy':
    case 'rescue': {
      here()
      const who = role(body.role)
      const lane = play?.lanes[who]
      const title = from.scenario.traps[move.trap ?? -1]?.title ?? ''
      const trap = there(move.trap === null ? undefined : trapIn(from, to, move.trap), () => words.gone.trap(title))
      if (lane?.hold?.trap !== trap) throw new Gone(words.gone.notHeld(to.scenario.roles[who]?.name ?? '', title))
      const pick = quizPick(seed, from.scenario, move.trap ?? -1, to.scenario, trap, body.type, body.pick)
      const attempt = body.type === 'remedy' ? lane.hold.remedyAttempt : lane.hold.rescueAttempt
      return { type: body.type, role: who, epoch, step: lane.step, attempt, pick }
    }
    case 'ready':
    case 'unready':
      return { type: body.type, role: role(body.role), epoch, act: here() }
    case 'vote': {
      const act = here()
      const round = play?.action?.kind === 'vote' ? play.action.round : body.round
      return { type: 'vote', role: role(body.role), epoch, act, round, pick: votePick(move, to, act, body.pick) }
    }
    case 'pick': {
      const act = here()
      return { type: 'pick', epoch, act, pick: votePick(move, to, act, body.pick) }
    }
    case 'press': {
      const act = here()
      const attempt = play?.action?.kind === 'together' ? play.action.attempt : body.attempt
      return { type: 'press', role: role(body.role), epoch, act, attempt }
    }
    case 'part': {
      const act = here()
      const who = role(body.role)
      const attempt = play?.action?.kind === 'combine' ? play.action.attempt : body.attempt
      return { type: 'part', role: who, epoch, act, attempt, pick: partPick(move, to, act, body, who, seed) }
    }
    case 'join':
      return body.role === null ? body : { ...body, role: role(body.role) }
    case 'ask':
    case 'takeOver':
    case 'giveBack':
      return { ...body, role: role(body.role) }
    case 'admit':
    case 'dismiss':
      return { ...body, phone: phone(body.phone) }
    case 'reassign':
      return { ...body, phone: phone(body.phone), role: body.role === null ? null : role(body.role) }
    case 'away':
    case 'leave':
      return body.phone === undefined ? body : { ...body, phone: phone(body.phone) }
    default:
      return body
  }
}

const taskHere = (move: Move, to: Edition, { play }: State, role: number): Task => {
  const old = move.edition.scenario.tasks[move.task ?? -1]
  const name = (task: Task | undefined | null): string => task?.title || task?.todo || ''
  const entry = there(move.task === null ? undefined : taskIn(move.edition, to, move.task), () =>
    words.gone.task(name(old)),
  )
  const now = play === null ? null : currentTask(to.scenario, play, role)
  const who = to.scenario.roles[role]?.name ?? ''
  if (now === null) throw new Gone(words.gone.noTask(who, name(old)))
  if (now.ordinal !== entry.ordinal) throw new Gone(words.gone.otherTask(who, name(now), name(old)))
  return now
}

/** The display position in the new order of what stood at display position `pick` in the old one. */
const shift = <T>(
  old: { readonly list: readonly T[]; readonly order: readonly number[] },
  now: { readonly list: readonly T[]; readonly order: readonly number[] },
  namesOf: (one: T) => readonly (string | undefined)[],
): ((pick: number) => number) => {
  const places = counterparts(old.list, now.list, namesOf)
  return (pick) => {
    const was = old.order[pick] ?? -1
    const chosen = old.list[was]
    const place = there(places[was], () =>
      words.gone.option(chosen === undefined ? '' : (namesOf(chosen).at(-1) ?? '')),
    )
    return now.order.indexOf(place)
  }
}

const plain = (text: string): readonly string[] => [text]
const inOrder = (list: readonly unknown[]): number[] => list.map((_, i) => i)

const answerIn = (
  seed: number,
  old: Task | undefined,
  now: Task,
  from: Edition,
  to: Edition,
  answer: Answer,
): Answer => {
  if (old === undefined || old.type !== now.type) throw new Gone(words.gone.task(now.title || now.todo))
  if ('code' in answer)
    return old.type === 'checkin' && now.type === 'checkin' && answer.code === old.code ? { code: now.code } : answer
  if ('done' in answer) return answer
  if (old.type === 'passphrase' && now.type === 'passphrase') return slotPicks(seed, old, now, answer)
  if (old.type === 'match' && now.type === 'match') return pairPicks(seed, old, now, answer)
  const listOf = (task: Task, edition: Edition): readonly { id?: string | undefined; text: string }[] =>
    task.type === 'order'
      ? task.items.map((text) => ({ text }))
      : (edition.model.tasks[task.ordinal]?.options ?? []).map(({ doc }) => ({ id: doc.id, text: doc.text }))
  const at = shift(
    { list: listOf(old, from), order: optionOrder(seed, old) },
    { list: listOf(now, to), order: optionOrder(seed, now) },
    ({ id, text }) => [id, text],
  )
  return 'pick' in answer ? { pick: at(answer.pick) } : { picks: answer.picks.map(at) }
}

type Of<T extends Task['type']> = Extract<Task, { type: T }>

/** The choice of each slot; a slot that is new has no answer yet. */
const slotPicks = (seed: number, old: Of<'passphrase'>, now: Of<'passphrase'>, answer: Answer): Answer => {
  const picks = 'picks' in answer ? answer.picks : []
  const slots = counterparts(old.slots, now.slots, ({ label }) => [label])
  return {
    picks: now.slots.map((slot, i) => {
      const was = slots.indexOf(i)
      const before = there(old.slots[was], () => words.gone.slot(slot.label))
      const at = shift(
        { list: before.choices, order: slotOrder(seed, old, was) },
        { list: slot.choices, order: slotOrder(seed, now, i) },
        plain,
      )
      return at(picks[was] ?? -1)
    }),
  }
}

/** For each left side the right one that was put beside it. */
const pairPicks = (seed: number, old: Of<'match'>, now: Of<'match'>, answer: Answer): Answer => {
  const picks = 'picks' in answer ? answer.picks : []
  const lefts = counterparts(old.pairs, now.pairs, ({ left }) => [left])
  const at = shift(
    { list: old.pairs.map(({ right }) => right), order: optionOrder(seed, old) },
    { list: now.pairs.map(({ right }) => right), order: optionOrder(seed, now) },
    plain,
  )
  return {
    picks: now.pairs.map(({ left }, i) =>
      at(picks[there(lefts.indexOf(i) < 0 ? undefined : lefts.indexOf(i), () => words.gone.slot(left))] ?? -1),
    ),
  }
}

const quizPick = (
  seed: number,
  from: Scenario,
  was: number,
  to: Scenario,
  now: number,
  kind: 'remedy' | 'rescue',
  pick: number,
): number => {
  const quiz = (scenario: Scenario, trap: number) =>
    there(scenario.traps[trap]?.hold?.[kind], () => words.gone.trap(scenario.traps[trap]?.title ?? ''))
  const old = quiz(from, was)
  const next = quiz(to, now)
  return shift(
    { list: old.options, order: quizOrder(seed, was, kind, old) },
    { list: next.options, order: quizOrder(seed, now, kind, next) },
    ({ text }) => [text],
  )(pick)
}

const votePick = ({ edition, act }: Move, to: Edition, now: number, pick: number): number => {
  const options = (from: Edition, ix: number): { id: string; label: string }[] => {
    const barrier = from.model.acts[ix]?.doc.barrier
    if (barrier?.kind !== 'vote') throw new Gone(words.gone.barrier)
    return barrier.options
  }
  const old = options(edition, act ?? -1)
  const next = options(to, now)
  return shift({ list: old, order: inOrder(old) }, { list: next, order: inOrder(next) }, ({ id, label }) => [
    id,
    label,
  ])(pick)
}

const partPick = (
  { edition, act }: Move,
  to: Edition,
  now: number,
  body: Extract<Body, { type: 'part' }>,
  role: number,
  seed: number,
): number => {
  const part = (from: Edition, ix: number, who: number) => {
    const barrier = from.scenario.acts[ix]?.barrier
    const found = barrier?.kind === 'combine' ? barrier.parts.find((one) => one.role === who) : undefined
    return there(found, () => words.gone.barrier)
  }
  const old = part(edition, act ?? -1, body.role).choices
  const next = part(to, now, role).choices
  return shift(
    { list: old, order: partOrder(seed, act ?? -1, body.role, old.length) },
    { list: next, order: partOrder(seed, now, role, next.length) },
    plain,
  )(body.pick)
}
