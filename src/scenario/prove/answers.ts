import type { Answer, Effect, Option, Task } from '../../engine'
import { optionOrder, slotOrder } from '../../engine'
import { judge } from '../../engine/judge'
import { at, range } from '../../engine/util'

/** An answer that stands for all answers with the same outcome. */
export interface AnswerClass {
  readonly answer: Answer
  /** It is wrong or springs a trap. */
  readonly wrong: boolean
}

/** Past so many options not every set of them is looked at: single ones, the right set, and everything. */
const MOST_OPTIONS = 10

/**
 * One answer for each outcome class of a task, as the engine judges them: what is marked, chosen, sprung, tallied and
 * done next. `readsOption` tells whether some condition looks at an option.
 */
export const answersOf = (seed: number, task: Task, readsOption: (option: number) => boolean): AnswerClass[] => {
  const order = optionOrder(seed, task)
  switch (task.type) {
    case 'await':
      return []
    case 'read':
    case 'discuss':
    case 'handover':
      return [{ answer: { done: true }, wrong: false }]
    case 'checkin':
      return [
        { answer: { code: task.code }, wrong: false },
        { answer: { code: `${task.code}?` }, wrong: true },
      ]
    case 'choice':
    case 'hotspot': {
      const options = task.type === 'choice' ? task.options : task.regions
      const picks = options.map((_, option) => ({ answer: { pick: order.indexOf(option) }, picked: [option] }))
      return classes(seed, task, options, picks, readsOption)
    }
    case 'multi': {
      const all = range(task.options.length)
      const right = all.filter((i) => at(task.options, i).right)
      const sets =
        all.length <= MOST_OPTIONS
          ? range((1 << all.length) - 1).map((bits) => all.filter((i) => (((bits + 1) >> i) & 1) === 1))
          : [right, all, ...all.map((i) => [i])]
      const picks = sets.map((picked) => ({ answer: { picks: picked.map((i) => order.indexOf(i)) }, picked }))
      return classes(seed, task, task.options, picks, readsOption)
    }
    case 'order':
    case 'match': {
      const right = range(order.length).map((i) => order.indexOf(i))
      return judged(seed, task, [
        { picks: right },
        ...right.map((_, i) => ({ picks: [...right.slice(i), ...right.slice(0, i)] })),
      ])
    }
    case 'passphrase': {
      const right = task.slots.map((slot, i) => slotOrder(seed, task, i).indexOf(slot.answer))
      const wrong = task.slots.map((slot, i) =>
        right.map((pick, j) => (i === j ? (pick + 1) % slot.choices.length : pick)),
      )
      return judged(seed, task, [{ picks: right }, ...wrong.map((picks) => ({ picks }))])
    }
  }
}

/** The first right and the first wrong answer of a list. */
const judged = (seed: number, task: Task, answers: readonly Answer[]): AnswerClass[] => {
  const first = (verdict: 'right' | 'wrong') => answers.find((answer) => judge(seed, task, answer).verdict === verdict)
  return [
    ...[first('right')].flatMap((answer) => (answer === undefined ? [] : [{ answer, wrong: false }])),
    ...[first('wrong')].flatMap((answer) => (answer === undefined ? [] : [{ answer, wrong: true }])),
  ]
}

const classes = (
  seed: number,
  task: Task,
  options: readonly Option[],
  picks: readonly { readonly answer: Answer; readonly picked: readonly number[] }[],
  readsOption: (option: number) => boolean,
): AnswerClass[] => {
  const found = new Map<string, AnswerClass>()
  for (const { answer, picked } of picks) {
    const { verdict } = judge(seed, task, answer)
    if (verdict === 'bad') continue
    const chosen = picked.map((i) => at(options, i))
    const trap = verdict === 'right' ? (chosen.find((o) => o.trap !== null)?.trap ?? null) : null
    const key = JSON.stringify([
      verdict,
      trap,
      verdict === 'right' ? sumOf(chosen.flatMap((o) => o.effects)) : null,
      chosen.find((o) => o.then !== null)?.then ?? null,
      picked.filter(readsOption),
    ])
    if (!found.has(key)) found.set(key, { answer, wrong: verdict === 'wrong' || trap !== null })
  }
  return [...found.values()]
}

/** What effects come to, whatever their order: tallies add up. */
const sumOf = (effects: readonly Effect[]): unknown => {
  const sums = new Map<string, number>()
  for (const effect of effects) {
    if ('meter' in effect) sums.set(`m${effect.meter}`, (sums.get(`m${effect.meter}`) ?? 0) + effect.add)
    else if ('minutes' in effect) sums.set('minutes', (sums.get('minutes') ?? 0) + effect.minutes)
    else if ('flag' in effect) sums.set(`f${effect.flag}`, effect.set)
    else if ('give' in effect) sums.set(`g${effect.give} ${effect.to}`, 1)
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1))
}
