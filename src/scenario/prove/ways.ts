import type { Condition } from '../../engine/scenario'
import { type Residue, type Test, testOf, truth } from './evaluate'
import type { Key } from './key'
import type { Observed } from './observed'
import type { Plan } from './plan'
import { type Place, placeName } from './reads'

/** A condition, and whether it was ever found true or false. */
export class Watch {
  held = false
  failed = false
  readonly name: string
  private readonly test: Test

  constructor(plan: Plan, place: Place, condition: Condition) {
    this.name = placeName(place)
    this.test = testOf(plan, condition)
  }

  /** What is left of the condition on a key; whoever asks notes the answers. */
  on(key: Key): Residue {
    return this.test(key)
  }

  note(holds: boolean): void {
    if (holds) this.held = true
    else this.failed = true
  }
}

/** Everything that is judged between lanes: the ways out of each act, its opening's paragraphs, and the endings. */
export class Watched {
  readonly ways: readonly (readonly (Watch | null)[])[]
  readonly paragraphs: readonly (readonly Watch[])[]
  readonly endings: readonly (Watch | null)[]

  constructor(plan: Plan) {
    const { acts, endings } = plan.scenario
    const watch = (place: Place, when: Condition | null): Watch | null =>
      when === null ? null : new Watch(plan, place, when)
    this.ways = acts.map(({ ordinal, barrier }) =>
      barrier.next.map(({ when }, index) => watch({ kind: 'next', act: ordinal, index }, when)),
    )
    this.paragraphs = acts.map(({ ordinal, opening }) =>
      opening.flatMap(({ when }, index) => watch({ kind: 'opening', act: ordinal, index }, when) ?? []),
    )
    this.endings = endings.map(({ when }, index) => watch({ kind: 'ending', index }, when))
  }

  tell({ held, failed }: Pick<Observed, 'held' | 'failed'>): void {
    for (const watch of [...this.ways.flat(), ...this.paragraphs.flat(), ...this.endings]) {
      if (watch?.held === true) held.add(watch.name)
      if (watch?.failed === true) failed.add(watch.name)
    }
  }
}

/** The first of some ways that is open, -1 when none is: for all points of a key at once, or point by point. */
export type FirstOpen = number | ((values: readonly number[], present: number) => number)

/** Looks at conditions in order as the engine does, up to the first that holds; null always holds. */
export const firstOpen = (ways: readonly (Watch | null)[], key: Key): FirstOpen => {
  const residues = ways.map((watch): Residue => watch?.on(key) ?? true)
  const open = residues.findIndex((residue) => residue !== false)
  if (open >= 0 && residues[open] !== true) {
    return (values, present) => {
      for (let i = 0; i < residues.length; i++) {
        const holds = truth(residues[i] ?? false, values, present)
        ways[i]?.note(holds)
        if (holds) return i
      }
      return -1
    }
  }
  for (let i = 0; i < ways.length && (open < 0 || i <= open); i++) ways[i]?.note(i === open)
  return open
}

export const choose = (first: FirstOpen, values: readonly number[], present: number): number =>
  typeof first === 'number' ? first : first(values, present)
