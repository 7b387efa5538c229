import { distance } from 'fastest-levenshtein'

/**
 * The word a writer probably meant, or undefined when none is close. Long words are compared by their beginning; words
 * that differ in their numbers (F-036, F-035, F-036b) are not taken for slips of the pen.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase().slice(0, 80)
  const tolerance = wanted.length < 4 ? 1 : Math.max(2, Math.floor(wanted.length / 3))
  let best: string | undefined
  let bestDistance = tolerance + 1
  for (const candidate of candidates) {
    const known = candidate.toLowerCase().slice(0, 80)
    const far = distance(wanted, known)
    if (far < bestDistance && (far === 0 || !differInNumber(wanted, known))) {
      best = candidate
      bestDistance = far
    }
  }
  return best
}

const NUMBERED = /^(\D*)(\d+)(\D?)$/u

const differInNumber = (a: string, b: string): boolean => {
  const [one, other] = [NUMBERED.exec(a), NUMBERED.exec(b)]
  if (!one || !other) return a.replace(/\d+/gu, '#') === b.replace(/\d+/gu, '#')
  // A letter before a number is a kind, not a word.
  return one[1] === other[1] || one[2] !== other[2] || (one[1] ?? '').length < 3
}
