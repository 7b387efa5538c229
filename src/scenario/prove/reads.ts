import type { Condition, Scenario } from '../../engine/scenario'

/** One small piece of settled state that a condition can read, besides meters and the clock. */
export type Slot =
  | { readonly kind: 'flag'; readonly flag: number }
  | { readonly kind: 'done'; readonly task: number }
  | { readonly kind: 'chose'; readonly task: number; readonly option: number }
  | { readonly kind: 'sprung'; readonly trap: number }
  | { readonly kind: 'knows'; readonly clue: number; readonly role: number }
  | { readonly kind: 'outcome'; readonly act: number }
  /** Somebody has been shown a teacher of the trap in an act that is over. */
  | { readonly kind: 'taught'; readonly trap: number }
  /** No trap sprung, nothing failed, missing or unfinished so far. */
  | { readonly kind: 'clean' }

export const slotName = (slot: Slot): string => Object.values(slot).join(' ')

/** Where a condition stands. */
export type Place =
  | { readonly kind: 'task'; readonly task: number }
  | { readonly kind: 'opening'; readonly act: number; readonly index: number }
  | { readonly kind: 'next'; readonly act: number; readonly index: number }
  | { readonly kind: 'ending'; readonly index: number }

export const placeName = (place: Place): string => Object.values(place).join(' ')

/** What a condition reads: slots, meters (by ordinal), the clock, and the presence of roles. */
export interface Reads {
  readonly slots: readonly Slot[]
  readonly meters: readonly number[]
  readonly clock: boolean
  readonly roles: readonly number[]
}

export const readsOf = (conditions: readonly (Condition | null)[]): Reads => {
  const slots = new Map<string, Slot>()
  const meters = new Set<number>()
  const roles = new Set<number>()
  let clock = false
  const slot = (one: Slot) => slots.set(slotName(one), one)
  const visit = (c: Condition): void => {
    if ('all' in c) c.all.forEach(visit)
    else if ('any' in c) c.any.forEach(visit)
    else if ('not' in c) visit(c.not)
    else if ('meter' in c) meters.add(c.meter)
    else if ('clock' in c) clock = true
    else if ('flag' in c) slot({ kind: 'flag', flag: c.flag })
    else if ('done' in c) slot({ kind: 'done', task: c.done })
    else if ('chose' in c) slot({ kind: 'chose', task: c.chose, option: c.option })
    else if ('sprung' in c) slot({ kind: 'sprung', trap: c.sprung })
    else if ('knows' in c) slot({ kind: 'knows', clue: c.knows, role: c.role })
    else if ('outcome' in c) slot({ kind: 'outcome', act: c.outcome })
    else roles.add(c.present)
  }
  for (const condition of conditions) if (condition !== null) visit(condition)
  return { slots: [...slots.values()], meters: [...meters], clock, roles: [...roles] }
}

/** Every condition of a scenario with its place. */
export const conditionsOf = (scenario: Scenario): { readonly place: Place; readonly condition: Condition }[] => {
  const found: { place: Place; condition: Condition }[] = []
  const add = (place: Place, condition: Condition | null) => {
    if (condition !== null) found.push({ place, condition })
  }
  for (const task of scenario.tasks) add({ kind: 'task', task: task.ordinal }, task.when)
  for (const act of scenario.acts) {
    act.opening.forEach(({ when }, index) => {
      add({ kind: 'opening', act: act.ordinal, index }, when)
    })
    act.barrier.next.forEach(({ when }, index) => {
      add({ kind: 'next', act: act.ordinal, index }, when)
    })
  }
  scenario.endings.forEach(({ when }, index) => {
    add({ kind: 'ending', index }, when)
  })
  return found
}
