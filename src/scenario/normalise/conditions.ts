import { type Condition, type Effect, SCORES } from '../../engine/scenario'
import { minutesOf } from '../clock'
import type { ConditionDocument, EffectDocument } from '../document'
import type { Model } from '../model'
import { found } from './found'

/** A condition with ordinals instead of ids. */
export function condition(model: Model, doc: ConditionDocument): Condition {
  const { ordinals } = model
  if ('all' in doc) return { all: doc.all.map((one) => condition(model, one)) }
  if ('any' in doc) return { any: doc.any.map((one) => condition(model, one)) }
  if ('not' in doc) return { not: condition(model, doc.not) }
  if ('meter' in doc) {
    return { meter: found(ordinals.meter.get(doc.meter)), atLeast: doc.atLeast ?? null, atMost: doc.atMost ?? null }
  }
  if ('clock' in doc) {
    const { atLeast, atMost } = doc.clock
    return {
      clock: true,
      atLeast: atLeast === undefined ? null : minutesOf(atLeast),
      atMost: atMost === undefined ? null : minutesOf(atMost),
    }
  }
  if ('flag' in doc) {
    const flag = found(ordinals.flag.get(doc.flag))
    return { flag, is: flagValue(model, flag, doc.is) }
  }
  if ('done' in doc) return { done: found(model.taskById.get(doc.done)).ordinal }
  if ('chose' in doc) {
    const task = found(model.taskById.get(doc.chose))
    return { chose: task.ordinal, option: task.options.findIndex((option) => option.doc.id === doc.option) }
  }
  if ('sprung' in doc) return { sprung: found(model.trapById.get(doc.sprung)).ordinal }
  if ('knows' in doc) return { knows: found(ordinals.clue.get(doc.knows)), role: found(ordinals.role.get(doc.role)) }
  if ('outcome' in doc) {
    const act = found(ordinals.act.get(doc.outcome))
    return { outcome: act, is: found(model.acts[act]).outcomes.findIndex(({ word }) => word === doc.is) }
  }
  return { present: found(ordinals.role.get(doc.present)) }
}

export function maybeCondition(model: Model, doc: ConditionDocument | undefined): Condition | null {
  return doc ? condition(model, doc) : null
}

/** Effects with ordinals instead of ids. */
export function effects(model: Model, docs: readonly EffectDocument[] | undefined): Effect[] {
  const { ordinals } = model
  return (docs ?? []).map((doc): Effect => {
    if ('meter' in doc) return { meter: found(ordinals.meter.get(doc.meter)), add: doc.add }
    if ('flag' in doc) {
      const flag = found(ordinals.flag.get(doc.flag))
      return { flag, set: flagValue(model, flag, doc.set) }
    }
    if ('minutes' in doc) return { minutes: doc.minutes }
    if ('score' in doc) return { score: SCORES.indexOf(doc.score), add: doc.add }
    return { give: found(ordinals.clue.get(doc.give)), to: found(ordinals.role.get(doc.to)) }
  })
}

function flagValue(model: Model, flag: number, value: string): number {
  return found(model.document.flags[flag]).values.indexOf(value)
}
