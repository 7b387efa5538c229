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
    const node = nodeAt(source, first.path)
    const line = node ? position(source, node.offset).line : 1
    reporter.report('XH0201', entry.path, { kind: KIND_WORDS[entry.kind], id: entry.id, line })
  }

  for (const { kind, id, path, isKey, reserved } of shape.named) {
    const known = ids.get(kind)
    if (known?.has(id) || id === reserved || shape.uncertain.has(id) || reporter.isFull()) continue
    const words = [...(known?.keys() ?? []), ...(reserved === undefined || known?.has(reserved) ? [] : [reserved])]
    const guess = nearest(id, words)
    const at = isKey ? 'key' : 'value'
    if (guess === undefined) {
      reporter.report('XH0203', path, { kind: KIND_WORDS[kind], id, known: ALREADY(words, KIND_WORDS[kind]) }, { at })
    } else {
      reporter.report('XH0202', path, { kind: KIND_WORDS[kind], id, guess }, { at, replacement: guess })
    }
  }
}
