import type { Path } from '../diagnostic'
import type { Model, TaskEntry } from '../model'
import type { Reporter } from '../reporter'
import { isAnswered } from '../task-types'
import { TASK_TYPE_WORDS } from '../words'

const MAX_NESTING = 2

/** XH0305–0307, 0330–0339, 0344, 0346: every task has a way to be answered. */
export function checkTasks(model: Model, reporter: Reporter): void {
  for (const task of model.tasks) {
    nesting(task, reporter)
    options(task, reporter)
    body(model, task, reporter)
    defaults(task, reporter)
    idleKeys(task, reporter)
  }
}

function nesting({ doc, depth, options }: TaskEntry, reporter: Reporter): void {
  for (const option of options) {
    if (!option.doc.then) continue
    const path = [...option.path, 'then']
    if (doc.type !== 'choice') reporter.report('XH0305', path, {}, { at: 'key' })
    else if (depth >= MAX_NESTING) reporter.report('XH0306', path, {}, { at: 'key' })
    else if (option.doc.wrong) reporter.report('XH0307', path, {}, { at: 'key' })
  }
}

function options({ doc, path, options }: TaskEntry, reporter: Reporter): void {
  if (doc.type === 'choice' || doc.type === 'hotspot') {
    const key = doc.type === 'choice' ? 'options' : 'regions'
    if (options.every((option) => option.doc.wrong)) reporter.report('XH0330', [...path, key], {}, { at: 'key' })
  }
  if (doc.type !== 'multi') return
  if (!options.some((option) => option.doc.right)) reporter.report('XH0331', [...path, 'options'], {}, { at: 'key' })
  for (const option of options) {
    if (option.doc.wrong) reporter.report('XH0332', [...option.path, 'wrong'], {}, { at: 'key' })
    if (option.doc.right && option.trap) reporter.report('XH0333', [...option.path, 'right'], {}, { at: 'key' })
  }
}

function body(model: Model, { doc, path, role }: TaskEntry, reporter: Reporter): void {
  if (doc.type === 'hotspot') {
    const [width, height] = doc.size
    for (const [i, { box }] of doc.regions.entries()) {
      const [left, top, wide, high] = box
      if (left + wide > width || top + high > height || wide <= 0 || high <= 0) {
        reporter.report('XH0334', [...path, 'regions', i, 'box'], { width, height })
      }
    }
  }
  if (doc.type === 'match') {
    distinct(
      doc.pairs.map(({ left }, i) => [left, [...path, 'pairs', i, 'left']]),
      reporter,
    )
  }
  if (doc.type === 'order')
    distinct(
      doc.items.map((item, i) => [item, [...path, 'items', i]]),
      reporter,
    )
  if (doc.type !== 'passphrase') return
  for (const [i, { choices, heldBy }] of doc.slots.entries()) {
    const here = [...path, 'slots', i]
    distinct(
      choices.map((choice, j) => [choice, [...here, 'choices', j]]),
      reporter,
    )
    if (model.ordinals.role.get(heldBy) === role) {
      reporter.report('XH0335', [...here, 'heldBy'], { role: model.document.roles[role]?.name ?? heldBy })
    }
  }
}

function defaults({ doc, path, options }: TaskEntry, reporter: Reporter): void {
  const id = doc.default?.option
  if (id === undefined) return
  const here = [...path, 'default', 'option']
  if (options.length === 0) {
    reporter.report('XH0339', here, { type: TASK_TYPE_WORDS[doc.type] }, { at: 'key' })
    return
  }
  const option = options.find((one) => one.doc.id === id)
  if (option && (option.doc.wrong || option.trap)) reporter.report('XH0338', here, { id })
  const own = new Set((option?.doc.effects ?? []).map((effect) => JSON.stringify(effect)))
  for (const [i, effect] of (doc.default?.effects ?? []).entries()) {
    if (own.has(JSON.stringify(effect))) reporter.report('XH0346', [...path, 'default', 'effects', i], { id })
  }
}

function idleKeys({ doc, path }: TaskEntry, reporter: Reporter): void {
  if (isAnswered(doc.type)) return
  for (const key of ['attempts', 'fail', 'hint'] as const) {
    if (doc[key] === undefined) continue
    reporter.report('XH0344', [...path, key], { type: TASK_TYPE_WORDS[doc.type], key }, { at: 'key' })
  }
}

/** XH0336 for every word that was there before. */
export function distinct(words: readonly (readonly [string, Path])[], reporter: Reporter): void {
  const seen = new Set<string>()
  for (const [word, path] of words) {
    if (seen.has(word)) reporter.report('XH0336', path, { word })
    seen.add(word)
  }
}
