import type { Node } from 'jsonc-parser'
import type { Diagnostic, Fix, Path } from './diagnostic'
import { DIAGNOSTICS, type DiagnosticCode } from './diagnostics'
import { keyAt, nodeAt, position, type Source } from './source'
import { ALSO_AT, REPLACE_BY } from './words'

export type Params = Readonly<Record<string, string | number>>

export interface Place {
  /** Point at the key in front of the value instead of the value. */
  readonly at?: 'key' | 'value'
  /** A word that should stand there instead; becomes a fix. */
  readonly replacement?: string | undefined
}

/** Collects the findings about one file. */
export interface Reporter {
  readonly diagnostics: Diagnostic[]
  /** A finding about the value at a path. */
  report(code: DiagnosticCode, path: Path, params?: Params, place?: Place): void
  /** One finding about the same slip in several places: at the first one, with the lines of the others as `{more}`. */
  reportFirst(code: DiagnosticCode, paths: readonly Path[], params?: Params, place?: Place): void
  /** A finding about a stretch of text. */
  reportRange(
    code: DiagnosticCode,
    offset: number,
    length: number,
    params?: Params,
    more?: { fix?: Fix; path?: Path },
  ): void
  hasErrors(): boolean
  /** Whether the list is so long that no more is taken in. */
  isFull(): boolean
}

/** Past this many findings a list helps nobody any more. */
const MOST = 500
const LONGEST_PARAM = 400

export function createReporter(source: Source): Reporter {
  const diagnostics: Diagnostic[] = []
  const seen = new Set<string>()

  const reportRange: Reporter['reportRange'] = (code, offset, length, params = {}, more = {}) => {
    const { line, column } = position(source, offset)
    const { severity, message, cure } = DIAGNOSTICS[code]
    const words = fill(`${message}${cure}`, params)
    const key = `${code} ${offset} ${words}`
    if (seen.has(key) || diagnostics.length >= MOST) return
    seen.add(key)
    diagnostics.push({ code, severity, message: words, file: source.file, line, column, length, ...more })
  }

  const report: Reporter['report'] = (code, path, params, place = {}) => {
    const node = place.at === 'key' ? keyAt(source, path) : nodeAt(source, path)
    if (!node) return reportRange(code, 0, 0, params, { path })
    const fix = place.replacement === undefined ? undefined : replace(source, node, place.replacement)
    reportRange(code, node.offset, extent(node), params, fix ? { path, fix } : { path })
  }

  return {
    diagnostics,
    reportRange,
    report,
    reportFirst(code, paths, params, place) {
      const placed = paths.map((path) => ({ path, offset: nodeAt(source, path)?.offset ?? 0 }))
      const [first, ...others] = placed.sort((a, b) => a.offset - b.offset)
      if (!first) return
      const lines = new Set(others.map(({ offset }) => position(source, offset).line))
      report(code, first.path, { ...params, more: others.length === 0 ? '' : ALSO_AT([...lines]) }, place)
    },
    isFull: () => diagnostics.length >= MOST,
    hasErrors: () => diagnostics.some((one) => one.severity === 'error'),
  }
}

/** A long object or list is pointed at by its bracket only. */
function extent(node: Node): number {
  return node.type === 'object' || node.type === 'array' ? 1 : node.length
}

function replace(source: Source, node: Node, word: string): Fix {
  return {
    title: REPLACE_BY(word),
    offset: node.offset + source.shift,
    length: node.length,
    text: JSON.stringify(word),
  }
}

export function fill(template: string, params: Params): string {
  return template.replace(/\{(\w+)\}/gu, (whole, name: string) =>
    Object.hasOwn(params, name) ? clip(String(params[name])) : whole,
  )
}

function clip(words: string): string {
  return words.length > LONGEST_PARAM ? `${words.slice(0, LONGEST_PARAM)}……` : words
}
