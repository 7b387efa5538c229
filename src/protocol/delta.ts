/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * What turns one value into another: `[value]` puts a new value there, `0` takes a key away, an object changes what lies
 * below its keys. Below a list the keys are positions, and `#` is its new length.
 */
export type Delta = readonly [Json] | 0 | { readonly [key: string]: Delta | number }

/** The key that tells a list's new length. */
const LENGTH = '#'

/** The smallest change this format knows from `a` to `b`, or undefined when they are equal. */
export const diff = (a: Json, b: Json): Delta | undefined => {
  if (a === b) return undefined
  if (isList(a) && isList(b)) return diffLists(a, b)
  if (isObject(a) && isObject(b)) return diffObjects(a, b)
  return [b]
}

/** `a` with the change made; whatever did not change is the very same object. */
export const apply = (a: Json, delta: Delta): Json => {
  if (delta === 0) throw new Error('nothing to take away here')
  if (isList(delta)) return delta[0]
  const changes = delta as { readonly [key: string]: Delta | number }
  if (isList(a)) {
    const length = changes[LENGTH]
    const out = typeof length === 'number' ? a.slice(0, length) : a.slice()
    for (const key of Object.keys(changes)) {
      if (key !== LENGTH) out[Number(key)] = apply(a[Number(key)] ?? null, changes[key] as Delta)
    }
    return out
  }
  if (!isObject(a)) throw new Error('a change of a key where there is none')
  const out: { [key: string]: Json } = {}
  for (const key of Object.keys(a)) {
    const change = own(changes, key)
    if (change !== 0) put(out, key, change === undefined ? value(a, key) : apply(value(a, key), change as Delta))
  }
  for (const key of Object.keys(changes)) {
    if (!Object.hasOwn(a, key)) put(out, key, apply(null, own(changes, key) as Delta))
  }
  return out
}

const diffLists = (a: readonly Json[], b: readonly Json[]): Delta | undefined => {
  const shared = Math.min(a.length, b.length)
  let changes: { [key: string]: Delta | number } | undefined
  for (let i = 0; i < shared; i += 1) {
    const change = diff(a[i] as Json, b[i] as Json)
    if (change === undefined) continue
    // A list of plain values is short: sending it again costs less than naming positions.
    if (typeof b[i] !== 'object') return [b]
    changes ??= {}
    changes[i] = change
  }
  if (a.length === b.length) return changes
  if (shared === 0) return [b]
  changes ??= {}
  changes[LENGTH] = b.length
  for (let i = shared; i < b.length; i += 1) changes[i] = [b[i] as Json]
  return changes
}

type Fields = { readonly [key: string]: Json }

const diffObjects = (a: Fields, b: Fields): Delta | undefined => {
  let changes: { [key: string]: Delta | number } | undefined
  let same = 0
  for (const key in b) {
    if (!Object.hasOwn(a, key)) {
      changes ??= {}
      put(changes, key, [value(b, key)])
      continue
    }
    same += 1
    const from = value(a, key)
    const to = value(b, key)
    if (from === to) continue
    const change = diff(from, to)
    if (change === undefined) continue
    changes ??= {}
    put(changes, key, change)
  }
  for (const key in a) {
    if (Object.hasOwn(b, key)) continue
    changes ??= {}
    put(changes, key, 0)
  }
  // Nothing in common: a new value says the same in fewer words.
  return same === 0 && changes !== undefined ? [b] : changes
}

const isList = (value: unknown): value is readonly Json[] => Array.isArray(value)
const isObject = (value: Json): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
const value = (of: Fields, key: string): Json => of[key] ?? null
const own = <T>(of: { readonly [key: string]: T }, key: string): T | undefined =>
  Object.hasOwn(of, key) ? of[key] : undefined

/** Sets an own key, whatever its name. */
const put = <T>(on: { [key: string]: T }, key: string, to: T): void => {
  if (key === '__proto__')
    Object.defineProperty(on, key, { value: to, enumerable: true, writable: true, configurable: true })
  else on[key] = to
}
