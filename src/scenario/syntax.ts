import { createScanner, type ParseError } from 'jsonc-parser'
import { type Stray, strayBracket } from './brackets'
import type { DiagnosticCode } from './diagnostics'
import type { Reporter } from './reporter'
import { position, type Source } from './source'
import { ADD_COMMA, ODD_BLANK, PLAIN_BLANK, REPLACE_SIGN, UNREADABLE } from './words'

const FULL_WIDTH: Readonly<Record<string, string>> = {
  '，': ',',
  '：': ':',
  '“': '"',
  '”': '"',
  '‘': '"',
  '’': '"',
  '｛': '{',
  '｝': '}',
  '［': '[',
  '］': ']',
  '【': '[',
  '】': ']',
  '、': ',',
  '；': ',',
  '\u3000': ' ',
  '\u00A0': ' ',
  '\u200B': ' ',
  '\uFEFF': ' ',
}

// Error codes of jsonc-parser.
const INVALID_SYMBOL = 1
const COLON_EXPECTED = 5
const COMMA_EXPECTED = 6
const END_EXPECTED = 9
const UNFINISHED_COMMENT = 11
const UNFINISHED_STRING = 12
const STRING_ESCAPE = [14, 15]
const CONTROL_CHARACTER = 16
const CLOSING = [7, 8]
const MOST_COMMAS = 50
/** Slips inside a line, which hide brackets or have nothing to do with them. */
const INNER: readonly DiagnosticCode[] = ['XH0105', 'XH0108', 'XH0109', 'XH0112']

/**
 * Says in a writer's words what is wrong with the punctuation. A forgotten comma lets everything behind it be read;
 * any other slip makes the rest guesswork, so only the first one is told. Answers whether the content is worth a look.
 */
export function reportSyntax(source: Source, errors: readonly ParseError[], reporter: Reporter): boolean {
  if (source.text.trim() === '') {
    reporter.reportRange('XH0104', 0, 0)
    return false
  }
  // A text may well hold a tab.
  const slips = errors.filter(({ error }) => error !== CONTROL_CHARACTER).slice(0, MOST_COMMAS)
  const [first] = slips
  const stray = first && !INNER.includes(explain(source, first).code) ? strayBracket(source.text) : null
  if (stray) {
    reportStray(source, stray, reporter)
    return false
  }
  for (const error of slips) {
    const found = explain(source, error)
    if (found.code === 'XH0106') {
      const after = previousWord(source.text, error.offset).end
      reporter.reportRange(
        'XH0106',
        after,
        1,
        {},
        { fix: { title: ADD_COMMA, offset: after + source.shift, length: 0, text: ',' } },
      )
      continue
    }
    // A file that stops early is looked at where its words end.
    const offset = found.code === 'XH0110' ? Math.min(error.offset, source.text.trimEnd().length) : found.offset
    const plain = found.instead
    const length = plain === undefined ? Math.max(1, error.length) : plain.length
    const shown = source.text.slice(offset, offset + Math.min(length, 20))
    const words = { text: shown, instead: plain ?? '', cure: cureOf(shown, error.error) }
    reporter.reportRange(
      found.code,
      offset,
      length,
      plain === ' ' ? { text: ODD_BLANK, instead: PLAIN_BLANK } : words,
      plain === undefined
        ? {}
        : {
            fix: {
              title: REPLACE_SIGN(plain === ' ' ? PLAIN_BLANK : plain),
              offset: offset + source.shift,
              length,
              text: plain,
            },
          },
    )
    return false
  }
  return true
}

/** A bracket that nothing closes, or one too many. */
function reportStray(source: Source, stray: Stray, reporter: Reporter): void {
  const sign = source.text[stray.offset] ?? ''
  if (stray.kind === 'close') reporter.reportRange('XH0116', stray.offset, 1, { sign })
  else {
    const { line } = position(source, stray.noticed)
    reporter.reportRange('XH0115', stray.offset, 1, { sign, partner: sign === '{' ? '}' : ']', line })
  }
}

/** What to do about a word that makes no sense. */
function cureOf(word: string, error: number): string {
  if (error === COLON_EXPECTED) return UNREADABLE.colon
  if (word.startsWith("'")) return UNREADABLE.apostrophe
  if (word.startsWith('#')) return UNREADABLE.hash
  if (word.startsWith(',')) return UNREADABLE.comma
  if (/^(?:true|false|null|none|yes|no)$/iu.test(word)) return UNREADABLE.truth
  return UNREADABLE.other
}

/** What an error is, and where; `instead` is what belongs in the place of as many characters. */
function explain({ text }: Source, error: ParseError): { code: DiagnosticCode; offset: number; instead?: string } {
  const { offset } = error
  const instead = plainNumber(text, offset) ?? FULL_WIDTH[text[offset] ?? '']
  if (instead !== undefined) return { code: 'XH0105', offset, instead }
  const code = codeOf(text, error)
  const quote = code === 'XH0107' || code === 'XH0108' ? wrongClosingQuote(text, offset) : undefined
  return quote === undefined ? { code, offset } : { code: 'XH0105', offset: quote, instead: '"' }
}

function codeOf(text: string, error: ParseError): DiagnosticCode {
  const first = text[error.offset] ?? ''
  if (error.offset >= text.trimEnd().length || CLOSING.includes(error.error)) return 'XH0110'
  if (error.error === COMMA_EXPECTED)
    return /^["{[\-\dtfn]/u.test(first) && !insideBrokenString(text, error.offset) ? 'XH0106' : 'XH0107'
  if (error.error === UNFINISHED_STRING) return 'XH0108'
  if (STRING_ESCAPE.includes(error.error)) return 'XH0109'
  if (error.error === UNFINISHED_COMMENT) return 'XH0112'
  if (error.error === END_EXPECTED) return 'XH0111'
  if (error.error === INVALID_SYMBOL && insideBrokenString(text, error.offset)) return 'XH0107'
  return 'XH0101'
}

/** The plain form of a number in full-width digits. */
function plainNumber(text: string, offset: number): string | undefined {
  const [wide] = /^[０-９][０-９．]*/u.exec(text.slice(offset, offset + 20)) ?? []
  return wide?.normalize('NFKC')
}

/** The ” that was meant to close the text around or in front of a place: no “ opens it, and no sentence goes on. */
function wrongClosingQuote(text: string, offset: number): number | undefined {
  const start = text[offset] === '"' ? offset : previousWord(text, offset).start
  if (text[start] !== '"') return undefined
  let open = 0
  for (let at = start + 1; at < text.length && !/["\r\n]/u.test(text[at] ?? ''); at++) {
    if (text[at] === '“') open++
    if (text[at] !== '”' || open-- > 0) continue
    return /^[^\S\r\n]*(?:[}\]]|[,:，：](?!\s*\p{Script=Han})|[\r\n]|$)/u.test(text.slice(at + 1, at + 40))
      ? at
      : undefined
  }
  return undefined
}

/** Whether a quote closed right in front of this place on the same line: a sign of bare quotes inside a text. */
function insideBrokenString(text: string, offset: number): boolean {
  const end = previousWord(text, offset).end
  return text[end - 1] === '"' && !/[\r\n]/u.test(text.slice(end, offset)) && /[^\s,:{}[\]"]/u.test(text[offset] ?? '')
}

/** Where the last word or bracket in front of a place starts and ends; comments don't count. */
function previousWord(text: string, offset: number): { start: number; end: number } {
  const scanner = createScanner(text, true)
  let found = { start: 0, end: 0 }
  while (scanner.getPosition() < offset) {
    scanner.scan()
    if (scanner.getTokenOffset() >= offset) break
    found = { start: scanner.getTokenOffset(), end: scanner.getPosition() }
  }
  return found
}
