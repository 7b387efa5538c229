import type { Scenario } from '../engine/scenario'
import { deepFreeze } from './freeze'
import { contentHash } from './hash'

export type * from '../engine/scenario'

const LISTS = ['reading', 'roles', 'meters', 'flags', 'clues', 'sources', 'facts', 'acts', 'tasks', 'traps', 'endings']

/**
 * Whether data is a runtime form just as the loader made it: format version 1, all lists there, and a content hash that
 * fits. Data changed by hand or by a broken transfer don't pass.
 */
export function isRuntimeScenario(data: unknown): data is Scenario {
  if (typeof data !== 'object' || data === null) return false
  const { hash, ...content } = data as Record<string, unknown>
  return (
    content.formatVersion === 1 && LISTS.every((key) => Array.isArray(content[key])) && hash === contentHash(content)
  )
}

/** Reads a stored runtime form (JSON) and freezes it; undefined when it isn't one. */
export function parseRuntime(text: string): Scenario | undefined {
  try {
    const data: unknown = JSON.parse(text)
    return isRuntimeScenario(data) ? deepFreeze(data) : undefined
  } catch {
    return undefined
  }
}
