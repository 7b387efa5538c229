import type { Answer } from './command'
import type { Option, Quiz, Task } from './scenario'
import { displayOrder } from './shuffle'
import { assertNever, at, isInt, range } from './util'

/** What an answer amounts to. `chosen` is a bit set of document options; `option` the one that counts. */
export type Verdict =
  | { readonly verdict: 'bad' }
  | { readonly verdict: 'right' | 'wrong'; readonly chosen: number; readonly option: number | null }

const BAD: Verdict = { verdict: 'bad' }
const RIGHT: Verdict = { verdict: 'right', chosen: 0, option: null }
const WRONG: Verdict = { verdict: 'wrong', chosen: 0, option: null }

/** Judges an answer to `task`; shape errors give `bad`, never an exception. */
export const judge = (seed: number, task: Task, answer: Answer): Verdict => {
  switch (task.type) {
    case 'read':
    case 'discuss':
    case 'handover':
      return 'done' in answer && answer.done === true ? RIGHT : BAD
    case 'await':
      return BAD
    case 'checkin':
      if (!('code' in answer) || typeof answer.code !== 'string') return BAD
      return answer.code.trim().toUpperCase() === task.code.toUpperCase() ? RIGHT : WRONG
    case 'choice':
      return picked(seed, task, task.options, answer)
    case 'hotspot':
      return picked(seed, task, task.regions, answer)
    case 'multi': {
      const order = optionOrder(seed, task)
      if (
        !isPicks(answer, order.length) ||
        answer.picks.length === 0 ||
        new Set(answer.picks).size !== answer.picks.length
      )
        return BAD
      const chosen = answer.picks.reduce((bits, pick) => bits | (1 << at(order, pick)), 0)
      const wanted = task.options.reduce((bits, option, i) => (option.right ? bits | (1 << i) : bits), 0)
      const trap = task.options.findIndex((option, i) => option.trap !== null && ((chosen >> i) & 1) === 1)
      if (trap >= 0) return { verdict: 'right', chosen, option: trap }
      return { verdict: chosen === wanted ? 'right' : 'wrong', chosen, option: null }
    }
    case 'order': {
      const order = optionOrder(seed, task)
      if (!isPicks(answer, order.length) || new Set(answer.picks).size !== order.length) return BAD
      return answer.picks.every((pick, i) => task.items[at(order, pick)] === task.items[i]) ? RIGHT : WRONG
    }
    case 'match': {
      const order = optionOrder(seed, task)
      if (!isPicks(answer, order.length) || answer.picks.length !== order.length) return BAD
      return answer.picks.every((pick, i) => at(task.pairs, at(order, pick)).right === at(task.pairs, i).right)
        ? RIGHT
        : WRONG
    }
    case 'passphrase': {
      if (!('picks' in answer) || !Array.isArray(answer.picks) || answer.picks.length !== task.slots.length) return BAD
      if (!answer.picks.every((pick, i) => isInt(pick, at(task.slots, i).choices.length))) return BAD
      return answer.picks.every((pick, i) => slotOrder(seed, task, i)[pick] === at(task.slots, i).answer)
        ? RIGHT
        : WRONG
    }
    default:
      return assertNever(task)
  }
}

/** Display position → document position of a task's options, items or right-hand sides. */
export const optionOrder = (seed: number, task: Task): number[] => {
  switch (task.type) {
    case 'choice':
      return task.keepOrder ? range(task.options.length) : displayOrder(seed, task.ordinal, task.options.length)
    case 'multi':
      return displayOrder(seed, task.ordinal, task.options.length)
    case 'order':
      return displayOrder(seed, task.ordinal, task.items.length, true)
    case 'match':
      return displayOrder(seed, task.ordinal, task.pairs.length, true)
    case 'hotspot':
      return range(task.regions.length)
    default:
      return []
  }
}

/** Display position → document position of the choices of slot `index` of a passphrase. */
export const slotOrder = (seed: number, task: Task, index: number): number[] =>
  task.type === 'passphrase'
    ? displayOrder(seed, task.ordinal * 31 + index + 7919, at(task.slots, index).choices.length)
    : []

/** Display position → document position of a remedy's or a rescue's options. */
export const quizOrder = (seed: number, trap: number, kind: 'remedy' | 'rescue', quiz: Quiz): number[] =>
  displayOrder(seed, trap * 2 + (kind === 'rescue' ? 1 : 0) + 104729, quiz.options.length)

/** Display position → document position of the choices of a part of a combination. */
export const partOrder = (seed: number, act: number, role: number, choices: number): number[] =>
  displayOrder(seed, act * 64 + role + 1299709, choices)

const picked = (seed: number, task: Task, options: readonly Option[], answer: Answer): Verdict => {
  if (!('pick' in answer) || !isInt(answer.pick, options.length)) return BAD
  const option = at(optionOrder(seed, task), answer.pick)
  return { verdict: at(options, option).wrong ? 'wrong' : 'right', chosen: 1 << option, option }
}

const isPicks = (answer: Answer, below: number): answer is { readonly picks: readonly number[] } =>
  'picks' in answer &&
  Array.isArray(answer.picks) &&
  answer.picks.length <= below &&
  answer.picks.every((pick) => isInt(pick, below))
