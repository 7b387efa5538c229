import { distance } from 'fastest-levenshtein'

/**
 * The word a writer probably meant, or undefined when none is close. Long words are compared by their beginning; words
 * that differ in their numbers only (F-036, F-035) are not taken for slips of the pen.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase().slice(0, 80)
  const tolerance = wanted.length < 4 ? 1 : Math.max(2, Math.floor(wanted.length / 3))
  let best: string | undefined
  let bestDistance = tolerance + 1
  for (const candidate of candidates) {
    const known = candidate.toLowerCase().slice(0, 80)
    const far = distance(wanted, known)
    if (far < bestDistance && (far === 0 || withoutNumbers(wanted) !== withoutNumbers(known))) {
      best = candidate
      bestDistance = far
    }
  }
  return best
}

const withoutNumbers = (word: string): string => word.replace(/\d+/gu, '#')
