import fs from 'node:fs'
import path from 'node:path'
import type { Scenario } from '../../../src/engine'
import { loadScenario } from '../../../src/scenario'

/** What somebody who knows the night answers, by the words on the screen. */
export interface Answers {
  /** Texts of options and places that are neither wrong nor a trap. */
  readonly good: readonly string[]
  /** Texts to leave alone: wrong ones and traps. */
  readonly bad: readonly string[]
  /** For each sequence its pieces in order. */
  readonly orders: readonly (readonly string[])[]
  /** Right side by left side. */
  readonly pairs: Readonly<Record<string, string>>
  /** Words by the label of their slot. */
  readonly slots: Readonly<Record<string, string>>
}

export const flagship = (): Scenario => {
  const file = path.join(__dirname, '../../../scenarios/first-congress-night/scenario.json')
  const { scenario } = loadScenario(fs.readFileSync(file, 'utf8'), file)
  if (scenario === undefined) throw new Error('the flagship does not load')
  return scenario
}

export const answersOf = (scenario: Scenario): Answers => {
  const good: string[] = []
  const bad: string[] = []
  const orders: string[][] = []
  const pairs: Record<string, string> = {}
  const slots: Record<string, string> = {}
  const sort = (text: string, right: boolean): void => {
    if (right) good.push(text)
    else bad.push(text)
  }
  for (const task of scenario.tasks) {
    if (task.type === 'choice') for (const o of task.options) sort(o.text, !o.wrong && o.trap === null)
    if (task.type === 'hotspot') for (const o of task.regions) sort(o.text, !o.wrong && o.trap === null)
    if (task.type === 'multi') for (const o of task.options) sort(o.text, o.right)
    if (task.type === 'order') orders.push([...task.items])
    if (task.type === 'match') for (const { left, right } of task.pairs) pairs[left] = right
    if (task.type === 'passphrase') for (const slot of task.slots) slots[slot.label] = slot.choices[slot.answer] ?? ''
  }
  for (const { hold } of scenario.traps)
    for (const quiz of hold === null ? [] : [hold.remedy, hold.rescue])
      for (const o of quiz.options) sort(o.text, o.right)
  for (const { barrier } of scenario.acts)
    if (barrier.kind === 'combine')
      for (const part of barrier.parts) for (const [i, text] of part.choices.entries()) sort(text, i === part.answer)
  return { good, bad, orders, pairs, slots }
}
