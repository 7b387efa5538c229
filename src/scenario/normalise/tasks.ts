import type { Lane, Option, Task, TaskIx } from '../../engine/scenario'
import { flattened, type Model, type OptionEntry, type TaskEntry } from '../model'
import { isAnswered } from '../task-types'
import { TASK_TODO } from '../words'
import { effects, maybeCondition } from './conditions'
import { found, ordinalsOf } from './found'

/** Attempts where more than one answer makes sense; the rest is done once. */
const ATTEMPTS = 3

export function lane(list: readonly TaskEntry[]): Lane {
  return { first: list[0]?.ordinal ?? null, tasks: flattened(list).map(({ ordinal }) => ordinal) }
}

/** What follows in the lane: the next of its list, and after the last one of a nested list what follows the choice. */
function following(entry: TaskEntry): TaskIx | null {
  const next = entry.list[entry.index + 1]
  if (next) return next.ordinal
  return entry.parent ? following(entry.parent.task) : null
}

export function task(model: Model, entry: TaskEntry): Task {
  const { doc } = entry
  const { fact, clue } = model.ordinals
  const base: Base = {
    ordinal: entry.ordinal,
    role: entry.role,
    act: entry.act,
    title: doc.title ?? '',
    pages: doc.text === undefined ? [] : typeof doc.text === 'string' ? [doc.text] : doc.text,
    todo: doc.todo ?? TASK_TODO[doc.type],
    minutes: doc.minutes ?? 0,
    when: maybeCondition(model, doc.when),
    next: following(entry),
    effects: effects(model, doc.effects),
    fail: effects(model, doc.fail?.effects),
    failText: doc.fail?.text ?? null,
    attempts: doc.attempts ?? (isAnswered(doc.type) ? ATTEMPTS : 1),
    hint: doc.hint ?? null,
    teaches: ordinalsOf(doc.teaches, fact),
    cites: ordinalsOf(doc.cites, fact),
    uses: ordinalsOf(doc.uses, clue),
    invented: doc.invented ?? false,
    reply: doc.reply ?? null,
    default: effects(model, doc.default?.effects),
    defaultOption:
      doc.default?.option === undefined
        ? null
        : entry.options.findIndex((option) => option.doc.id === doc.default?.option),
  }
  return { ...base, ...body(model, entry) }
}

type Base = Omit<Extract<Task, { type: 'read' }>, 'type'>
type Body<T extends Task = Task> = T extends Task ? Omit<T, keyof Base> : never

function body(model: Model, { doc, options }: TaskEntry): Body {
  const { role, clue } = model.ordinals
  switch (doc.type) {
    case 'read':
    case 'discuss':
      return { type: doc.type }
    case 'choice':
      return { type: 'choice', options: options.map((one) => option(model, one)), keepOrder: doc.keepOrder ?? false }
    case 'multi':
      return {
        type: 'multi',
        options: options.map((one) => ({ ...option(model, one), right: one.doc.right ?? false })),
      }
    case 'order':
      return { type: 'order', items: doc.items }
    case 'match':
      return { type: 'match', pairs: doc.pairs.map(({ left, right }) => ({ left, right })) }
    case 'passphrase':
      return {
        type: 'passphrase',
        slots: doc.slots.map(({ label, choices, answer, heldBy, note }) => ({
          label,
          choices,
          answer: choices.indexOf(answer),
          heldBy: found(role.get(heldBy)),
          note,
        })),
      }
    case 'hotspot':
      return {
        type: 'hotspot',
        image: doc.image,
        imageAlt: doc.imageAlt,
        size: doc.size,
        regions: options.map((one, i) => ({ ...option(model, one), box: found(doc.regions[i]).box })),
      }
    case 'handover':
      return { type: 'handover', clue: found(clue.get(doc.clue)), to: found(role.get(doc.to)) }
    case 'await':
      return { type: 'await', clue: found(clue.get(doc.clue)), from: found(role.get(doc.from)), missing: doc.missing }
    case 'checkin':
      return { type: 'checkin', code: doc.code, place: doc.place }
  }
}

function option(model: Model, { doc, trap, nested }: OptionEntry): Option {
  return {
    text: doc.text,
    reply: doc.reply ?? null,
    effects: effects(model, doc.effects),
    trap: trap?.ordinal ?? null,
    wrong: doc.wrong ?? false,
    // biome-ignore lint/suspicious/noThenProperty: the format's word for what follows an option
    then: nested[0]?.ordinal ?? null,
    remark: doc.remark ? { text: doc.remark.text, fact: found(model.ordinals.fact.get(doc.remark.fact)) } : null,
  }
}
