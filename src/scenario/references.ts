import { nearest } from './nearest'
import type { Reporter } from './reporter'
import type { IdKind } from './schema/base'
import type { Named, Shape } from './shape'
import { nodeAt, position, type Source } from './source'
import { ALREADY, KIND_WORDS } from './words'

/** Ids that a `goto` uses for something else. */
const RESERVED: Partial<Record<IdKind, readonly string[]>> = { act: ['ending'] }

/** Every id once, every name known. Options are local to their task or vote and are looked up elsewhere. */
export function checkReferences(source: Source, shape: Shape, reporter: Reporter): void {
  const ids = new Map<IdKind, Map<string, Named>>()
  const doubled = new Set<IdKind>()
  for (const entry of shape.defined) {
    if (entry.kind === 'option') continue
    const known = ids.get(entry.kind) ?? new Map<string, Named>()
    ids.set(entry.kind, known)
    if (RESERVED[entry.kind]?.includes(entry.id)) reporter.report('XH0204', entry.path, { id: entry.id })
    const first = known.get(entry.id)
    if (!first) {
      known.set(entry.id, entry)
      continue
    }
    doubled.add(entry.kind)
    const node = nodeAt(source, first.path)
    const line = node ? position(source, node.offset).line : 1
    reporter.report('XH0201', entry.path, { kind: KIND_WORDS[entry.kind], id: entry.id, line })
  }

  const mentioned = new Set(shape.named.map(({ kind, id }) => `${kind} ${id}`))
  for (const [first, ...others] of strays(shape, ids)) {
    if (reporter.isFull()) return
    const { kind, id, isKey, reserved } = first
    // What is missing may be what was written twice; that is told first.
    if (doubled.has(kind)) continue
    const known = ids.get(kind)
    const words = [...(known?.keys() ?? []), ...(reserved === undefined || known?.has(reserved) ? [] : [reserved])]
    const guess = nearest(id, words)
    const meant = guess === undefined || mentioned.has(`${kind} ${guess}`) ? undefined : known?.get(guess)
    const paths = [first, ...others].map(({ path }) => path)
    const at = isKey ? 'key' : 'value'
    const what = { kind: KIND_WORDS[kind], id }
    // Many places that agree, and an id nobody mentions: the slip is where the id is written.
    if (guess !== undefined && meant && others.length > 0) {
      reporter.report('XH0215', meant.path, { ...what, guess, count: paths.length }, { replacement: id })
    } else if (guess === undefined) {
      reporter.reportFirst('XH0203', paths, { ...what, known: ALREADY(words, KIND_WORDS[kind]) }, { at })
    } else {
      reporter.reportFirst('XH0202', paths, { ...what, guess }, { at, replacement: guess })
    }
  }
}

/** What names an id that nothing has, each id with all its places. */
function strays(shape: Shape, ids: ReadonlyMap<IdKind, ReadonlyMap<string, Named>>): Iterable<[Named, ...Named[]]> {
  const found = new Map<string, [Named, ...Named[]]>()
  for (const entry of shape.named) {
    const { kind, id, reserved } = entry
    if (ids.get(kind)?.has(id) || id === reserved || shape.uncertain.has(id)) continue
    const alike = found.get(`${kind} ${id}`)
    if (alike) alike.push(entry)
    else found.set(`${kind} ${id}`, [entry])
  }
  return found.values()
}
