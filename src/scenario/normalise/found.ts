/** A value that the checks have already made sure of. */
export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('normalising a scenario that was not checked')
  return value
}

/** Ordinals of ids that the checks have already made sure of. */
export function ordinalsOf(ids: readonly string[] | undefined, known: ReadonlyMap<string, number>): number[] {
  return (ids ?? []).map((id) => found(known.get(id)))
}
