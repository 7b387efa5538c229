import type { Path } from './diagnostic'
import type { ConditionDocument, EffectDocument } from './document'
import type { ActEntry, Model, TaskEntry, TrapEntry } from './model'

/** Where a condition stands; that decides what it may read. */
export type ConditionPlace =
  | { readonly kind: 'task'; readonly task: TaskEntry }
  | { readonly kind: 'opening'; readonly act: ActEntry }
  | { readonly kind: 'next'; readonly act: ActEntry }
  | { readonly kind: 'ending' }

/** A condition without `all`, `any`, `not`. */
export type Atom = Exclude<ConditionDocument, { all: unknown } | { any: unknown } | { not: unknown }>

export interface PlacedAtom {
  readonly atom: Atom
  readonly path: Path
  readonly place: ConditionPlace
}

/** Every single judgement of every condition of the document, with its place. */
export function* atoms(model: Model): Generator<PlacedAtom> {
  for (const act of model.acts) {
    const place = { kind: 'opening', act } as const
    for (const [i, paragraph] of act.doc.opening.entries()) {
      if (typeof paragraph === 'object') yield* atomsOf(paragraph.when, [...act.path, 'opening', i, 'when'], place)
    }
  }
  for (const task of model.tasks) {
    if (task.doc.when) yield* atomsOf(task.doc.when, [...task.path, 'when'], { kind: 'task', task })
  }
  for (const act of model.acts) {
    for (const [i, { when }] of act.doc.barrier.next.entries()) {
      if (when) yield* atomsOf(when, [...act.path, 'barrier', 'next', i, 'when'], { kind: 'next', act })
    }
  }
  for (const [i, { when }] of model.document.endings.entries()) {
    if (when) yield* atomsOf(when, ['endings', i, 'when'], { kind: 'ending' })
  }
}

function* atomsOf(condition: ConditionDocument, path: Path, place: ConditionPlace): Generator<PlacedAtom> {
  if ('not' in condition) yield* atomsOf(condition.not, [...path, 'not'], place)
  else if ('all' in condition) {
    for (const [i, one] of condition.all.entries()) yield* atomsOf(one, [...path, 'all', i], place)
  } else if ('any' in condition) {
    for (const [i, one] of condition.any.entries()) yield* atomsOf(one, [...path, 'any', i], place)
  } else yield { atom: condition, path, place }
}

export interface PlacedEffect {
  readonly effect: EffectDocument
  readonly path: Path
  readonly act: number
  /** The task whose lane brings it about; null at a barrier. */
  readonly task: TaskEntry | null
}

/** Every effect of the document, with the act and lane that bring it about. */
export function* effects(model: Model): Generator<PlacedEffect> {
  for (const task of model.tasks) {
    const { doc, path, act } = task
    yield* placed(doc.effects, [...path, 'effects'], act, task)
    yield* placed(doc.fail?.effects, [...path, 'fail', 'effects'], act, task)
    yield* placed(doc.default?.effects, [...path, 'default', 'effects'], act, task)
    for (const option of task.options) {
      yield* placed(option.doc.effects, [...option.path, 'effects'], act, task)
      if (option.trap) yield* consequences(option.trap)
    }
  }
  for (const act of model.acts) {
    for (const outcome of act.outcomes) {
      yield* placed(outcome.doc.effects, [...outcome.path, 'effects'], act.ordinal, null)
      if (outcome.trap) yield* consequences(outcome.trap)
    }
  }
}

function consequences(trap: TrapEntry): Generator<PlacedEffect> {
  return placed(trap.doc.consequence, [...trap.path, 'consequence'], trap.act, trap.task)
}

function* placed(
  docs: readonly EffectDocument[] | undefined,
  path: Path,
  act: number,
  task: TaskEntry | null,
): Generator<PlacedEffect> {
  for (const [i, effect] of (docs ?? []).entries()) yield { effect, path: [...path, i], act, task }
}
