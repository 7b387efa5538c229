/**
 * The discrete half of a cell: one small number for each slot, as a string so that it can name a set of cells. Zero
 * means “as at the start”; flags count their values from one.
 */
export type Key = string

export const startKey = (slots: number): Key => '\0'.repeat(slots)

export const valueAt = (key: Key, index: number): number => key.charCodeAt(index) || 0

export const withValues = (key: Key, writes: readonly (readonly [index: number, value: number])[]): Key => {
  if (writes.every(([index, value]) => valueAt(key, index) === value)) return key
  const codes = Array.from(key, (_, i) => key.charCodeAt(i))
  for (const [index, value] of writes) codes[index] = value
  return String.fromCharCode(...codes)
}

/** The key with everything dead set to zero, cut or filled to the number of slots. */
export const masked = (key: Key, live: readonly boolean[]): Key => {
  let result = ''
  for (let i = 0; i < live.length; i++) result += live[i] === true ? String.fromCharCode(valueAt(key, i)) : '\0'
  return result
}
