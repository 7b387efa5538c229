import { distance } from 'fastest-levenshtein'

/** The word a writer probably meant, or undefined when none is close. Long words are compared by their beginning. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase().slice(0, 80)
  const tolerance = Math.max(1, Math.floor(wanted.length / 3))
  let best: string | undefined
  let bestDistance = tolerance + 1
  for (const candidate of candidates) {
    const far = distance(wanted, candidate.toLowerCase().slice(0, 80))
    if (far < bestDistance) {
      best = candidate
      bestDistance = far
    }
  }
  return best
}
