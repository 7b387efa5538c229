import { PERSONAS, TASK_SECONDS } from '../companions'
import type { ActEntry, TaskEntry } from './model'

/** Seconds a careful reader takes over a list of tasks, with 180 字 a minute; a task under `when` counts half. */
export function secondsOf(list: readonly TaskEntry[]): number {
  return list.reduce((sum, task) => {
    const { doc, options } = task
    const [shortest, longest] = TASK_SECONDS[doc.type]
    const nested = options.reduce((all, option) => all + secondsOf(option.nested), 0) / Math.max(1, options.length)
    const own = reading(taskWords(task)) + (shortest + longest) / 2 + nested
    return sum + (doc.when ? own / 2 : own)
  }, 0)
}

/** Seconds of what all do together: the opening, and the barrier with its outcome. */
export function togetherSeconds({ doc }: ActEntry): number {
  const opening = doc.opening.map((one) => (typeof one === 'string' ? one : one.text))
  return reading([...opening, doc.barrier.prompt]) + BARRIER_SECONDS
}

const BARRIER_SECONDS = 30

function reading(words: readonly string[]): number {
  return (words.reduce((sum, text) => sum + text.length, 0) / PERSONAS.careful.charsPerMinute) * 60
}

function taskWords({ doc, options }: TaskEntry): string[] {
  const pages = doc.text === undefined ? [] : [doc.text].flat()
  const answers =
    doc.type === 'order'
      ? doc.items
      : doc.type === 'match'
        ? doc.pairs.flatMap(({ left, right }) => [left, right])
        : doc.type === 'passphrase'
          ? doc.slots.flatMap(({ label, choices }) => [label, ...choices])
          : options.map((option) => option.doc.text)
  return [...pages, ...answers]
}
