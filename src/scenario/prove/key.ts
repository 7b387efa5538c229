/**
 * The discrete half of a cell: one small number for each slot, as a string so that it can name a set of cells. Zero
 * means “as at the start”; flags count their values from one.
 */
export type Key = string

export const startKey = (slots: number): Key => '\0'.repeat(slots)

export const valueAt = (key: Key, index: number): number => key.charCodeAt(index) || 0

export const withValues = (key: Key, writes: readonly (readonly [index: number, value: number])[]): Key => {
  let result = key
  for (const [index, value] of writes) {
    if (valueAt(result, index) !== value)
      result = result.slice(0, index) + String.fromCharCode(value) + result.slice(index + 1)
  }
  return result
}

/** The key with everything dead set to zero, cut or filled to the number of slots. */
export const masked = (key: Key, live: readonly boolean[]): Key => {
  let result = ''
  for (let i = 0; i < live.length; i++) result += live[i] === true ? String.fromCharCode(valueAt(key, i)) : '\0'
  return result
}
