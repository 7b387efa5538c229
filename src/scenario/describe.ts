import type { Condition, Scenario } from '../engine/scenario'
import { makeClock } from './clock'
import type { ConditionDocument, ScenarioDocument } from './document'
import { buildModel } from './model'
import { OUTCOME_WORDS, CONDITION_SENTENCES as SAY } from './words'

/** Prints a condition as a Chinese sentence, e.g. “暴露”至少是 2（注意），并且“来客”在场. */
export function describeCondition(scenario: Scenario, condition: Condition): string
export function describeCondition(document: ScenarioDocument, condition: ConditionDocument): string
export function describeCondition(
  scenario: Scenario | ScenarioDocument,
  condition: Condition | ConditionDocument,
): string {
  return sentence(condition, 'tasks' in scenario ? runtimeNames(scenario) : documentNames(scenario), false)
}

type Ref = number | string

/** What things are called on the screen, by ordinal or by id. */
interface Names {
  meter(ref: Ref): { name: string; words: readonly string[]; min: number }
  flag(ref: Ref, value: Ref): { name: string; value: string }
  task(ref: Ref): string
  option(task: Ref, option: Ref): string
  trap(ref: Ref): string
  clue(ref: Ref): string
  role(ref: Ref): string
  outcome(act: Ref, is: Ref): { act: string; is: string }
}

function sentence(condition: Condition | ConditionDocument, names: Names, inner: boolean): string {
  if ('all' in condition) return joined(condition.all, SAY.and, names, inner)
  if ('any' in condition) return joined(condition.any, SAY.or, names, inner)
  if ('not' in condition) return SAY.not(sentence(condition.not, names, false))
  if ('meter' in condition) {
    const { name, words, min } = names.meter(condition.meter)
    const value = (at: number) => SAY.meterValue(at, words[at - min])
    return SAY.range(SAY.named(name), shown(condition.atLeast, value), shown(condition.atMost, value))
  }
  if ('clock' in condition) {
    const bounds = condition.clock === true && 'atLeast' in condition ? condition : condition.clock
    const { atLeast, atMost } = bounds as { atLeast?: Ref | null; atMost?: Ref | null }
    const time = (at: Ref) => (typeof at === 'number' ? makeClock(at) : at)
    return SAY.time(shown(atLeast, time), shown(atMost, time))
  }
  if ('flag' in condition) {
    const { name, value } = names.flag(condition.flag, condition.is)
    return SAY.flag(name, value)
  }
  if ('done' in condition) return SAY.done(names.task(condition.done))
  if ('chose' in condition) {
    return SAY.chose(names.task(condition.chose), names.option(condition.chose, condition.option))
  }
  if ('sprung' in condition) return SAY.sprung(names.trap(condition.sprung))
  if ('knows' in condition) return SAY.knows(names.role(condition.role), names.clue(condition.knows))
  if ('outcome' in condition) {
    const { act, is } = names.outcome(condition.outcome, condition.is)
    return SAY.outcome(act, is)
  }
  return SAY.present(names.role(condition.present))
}

function joined(
  conditions: readonly (Condition | ConditionDocument)[],
  word: string,
  names: Names,
  inner: boolean,
): string {
  if (conditions.length === 0) return word === SAY.and ? SAY.always : SAY.never
  const parts = conditions.map((one) => sentence(one, names, conditions.length > 1)).join(word)
  return inner && conditions.length > 1 ? SAY.brackets(parts) : parts
}

function shown<T>(value: T | null | undefined, print: (value: T) => string): string | undefined {
  return value === null || value === undefined ? undefined : print(value)
}

function runtimeNames(scenario: Scenario): Names {
  const task = (ref: Ref) => scenario.tasks[Number(ref)]
  const titled = (title: string | undefined, ref: Ref) => title || String(ref)
  return {
    meter: (ref) => scenario.meters[Number(ref)] ?? { name: String(ref), words: [], min: 0 },
    flag: (ref, value) => {
      const flag = scenario.flags[Number(ref)]
      return { name: titled(flag?.name, ref), value: titled(flag?.values[Number(value)], value) }
    },
    task: (ref) => {
      const found = task(ref)
      return titled(found?.title || found?.todo, ref)
    },
    option: (ref, option) => {
      const found = task(ref)
      const options = found?.type === 'hotspot' ? found.regions : found && 'options' in found ? found.options : []
      return titled(options[Number(option)]?.text, option)
    },
    trap: (ref) => titled(scenario.traps[Number(ref)]?.title, ref),
    clue: (ref) => titled(scenario.clues[Number(ref)]?.title, ref),
    role: (ref) => titled(scenario.roles[Number(ref)]?.name, ref),
    outcome: (ref, is) => {
      const act = scenario.acts[Number(ref)]
      const kind = act?.barrier.kind
      const word =
        act?.barrier.kind === 'vote'
          ? act.barrier.options[Number(is)]
          : kind === 'together' || kind === 'combine'
            ? OUTCOME_WORDS[kind][Number(is)]
            : undefined
      return { act: titled(act?.title, ref), is: titled(word, is) }
    },
  }
}

function documentNames(document: ScenarioDocument): Names {
  const model = buildModel(document)
  const byId = <T extends { id: string }>(list: readonly T[], ref: Ref) => list.find(({ id }) => id === ref)
  const titled = (title: string | undefined, ref: Ref) => title ?? String(ref)
  return {
    meter: (ref) => byId(document.meters, ref) ?? { name: String(ref), words: [], min: 0 },
    flag: (ref, value) => ({ name: titled(byId(document.flags, ref)?.name, ref), value: String(value) }),
    task: (ref) => titled(model.taskById.get(String(ref))?.doc.title, ref),
    option: (ref, option) => {
      const options = model.taskById.get(String(ref))?.options ?? []
      return titled(options.find(({ doc }) => doc.id === option)?.doc.text, option)
    },
    trap: (ref) => titled(model.trapById.get(String(ref))?.doc.title, ref),
    clue: (ref) => titled(byId(document.clues, ref)?.title, ref),
    role: (ref) => titled(byId(document.roles, ref)?.name, ref),
    outcome: (ref, is) => {
      const act = byId(document.acts, ref)
      const barrier = act?.barrier
      const word =
        barrier?.kind === 'vote'
          ? barrier.options.find(({ id }) => id === is)?.label
          : barrier?.kind === 'together' || barrier?.kind === 'combine'
            ? OUTCOME_WORDS[barrier.kind][is === 'hit' || is === 'right' ? 0 : 1]
            : undefined
      return { act: titled(act?.title, ref), is: titled(word, is) }
    },
  }
}
