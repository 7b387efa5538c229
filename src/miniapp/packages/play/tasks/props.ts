import type { Answer } from '@/engine/command'
import type { RoleIx, TaskView, View } from '../../../engine'
import type { Draft } from '../../../play/progress'

/** What every kind of task gets: what to show, the half-finished answer, and where a finished one goes. */
export interface TaskProps {
  readonly task: TaskView
  readonly view: View
  /** Whose task it is. */
  readonly role: RoleIx
  readonly scenario: string
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
  readonly onAnswer: (answer: Answer) => void
}

/** `draft.picks` brought to `length` places; empty ones are null. */
export const slotsOf = (draft: Draft, length: number): (number | null)[] =>
  Array.from({ length }, (_, i) => draft.picks[i] ?? null)

export const isFull = (slots: readonly (number | null)[]): slots is number[] => slots.every((slot) => slot !== null)
