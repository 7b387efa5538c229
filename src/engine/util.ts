/** Marks a switch over a union as complete. */
export const assertNever = (value: never): never => {
  throw new Error(`unexpected ${JSON.stringify(value)}`)
}

/** A copy of `list` with `value` at `index`. */
export const put = <T>(list: readonly T[], index: number, value: T): T[] => {
  const copy = list.slice()
  copy[index] = value
  return copy
}

/** The entry at `index`; an index that a frozen scenario vouches for. */
export const at = <T>(list: readonly T[], index: number): T => {
  const value = list[index]
  return value === undefined ? noEntry(index) : value
}

/** Where every command passes, `list[index] ?? noEntry(index)` is quicker than `at`, which has seen all kinds of lists. */
export const noEntry = (index: number): never => {
  throw new Error(`no entry ${index}`)
}

/** Numbers from 0 below `n`. */
export const range = (n: number): number[] => {
  const list: number[] = []
  for (let i = 0; i < n; i += 1) list.push(i)
  return list
}

export const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value))

/** Whether a value is a number from 0 below `below`; minus zero, which JSON would not keep, is none. */
export const isInt = (value: unknown, below: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < below && !Object.is(value, -0)
