import { createScanner, type ParseError, parseTree } from 'jsonc-parser'
import { createReporter, type Reporter } from './reporter'
import { lineStarts, type Source } from './source'
import { reportSyntax } from './syntax'

/** Characters of one file; a whole evening has about 200,000. */
export const MAX_LENGTH = 2_000_000
/** Brackets inside brackets; the deepest useful document has about 30. */
export const MAX_DEPTH = 80

/**
 * Reads JSON with comments, trailing commas and a byte order mark into a tree with positions. `readable` is false when
 * what was read isn't worth a look at its content.
 */
export function parseSource(text: string, file: string): { source: Source; reporter: Reporter; readable: boolean } {
  const shift = text.startsWith('\uFEFF') ? 1 : 0
  const bare = text.slice(shift)
  const empty: Source = { file, text: bare, shift, root: undefined, lines: [0] }
  if (bare.length > MAX_LENGTH) {
    const reporter = createReporter(empty)
    reporter.reportRange('XH0102', 0, 0, { length: bare.length, most: MAX_LENGTH })
    return { source: empty, reporter, readable: false }
  }

  const lines = lineStarts(bare)
  const deep = tooDeepAt(bare)
  if (deep !== undefined) {
    const source = { ...empty, lines }
    const reporter = createReporter(source)
    reporter.reportRange('XH0103', deep, 1, { most: MAX_DEPTH })
    return { source, reporter, readable: false }
  }

  const unknown = bare.search(/[\uFFFD\0]/u)
  if (unknown >= 0) {
    const source = { ...empty, lines }
    const reporter = createReporter(source)
    reporter.reportRange('XH0114', unknown, 1)
    return { source, reporter, readable: false }
  }

  const errors: ParseError[] = []
  const root = parseTree(bare, errors, { allowTrailingComma: true, disallowComments: false })
  const source: Source = { file, text: bare, shift, root, lines }
  const reporter = createReporter(source)
  const readable = reportSyntax(source, errors, reporter)
  return { source, reporter, readable: readable && root !== undefined }
}

/** Offset of the first bracket beyond the allowed depth. The parser recurses, so this is asked first. */
function tooDeepAt(text: string): number | undefined {
  const scanner = createScanner(text, true)
  let depth = 0
  for (let token = scanner.scan(); token !== END; token = scanner.scan()) {
    if (token === OPEN_BRACE || token === OPEN_BRACKET) depth++
    if (token === CLOSE_BRACE || token === CLOSE_BRACKET) depth--
    if (depth > MAX_DEPTH) return scanner.getTokenOffset()
  }
  return undefined
}

// jsonc-parser declares these as a const enum, which isolated modules can't read.
const OPEN_BRACE = 1
const CLOSE_BRACE = 2
const OPEN_BRACKET = 3
const CLOSE_BRACKET = 4
const END = 17
