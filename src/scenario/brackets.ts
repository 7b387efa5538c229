import { createScanner } from 'jsonc-parser'

/** A bracket without its partner: one that nothing closes (seen at `noticed`), or one that closes nothing. */
export type Stray =
  | { readonly kind: 'open'; readonly offset: number; readonly noticed: number }
  | { readonly kind: 'close'; readonly offset: number }

interface Bracket {
  readonly sign: string
  readonly offset: number
  /** Where its line starts, how far that is indented, and whether nothing stands in front of the bracket there. */
  readonly line: number
  readonly indent: number
  readonly first: boolean
}

const PARTNER: Readonly<Record<string, string>> = { '}': '{', ']': '[' }

/**
 * The bracket that has no partner, judged by how far lines are indented; null when all match, or when the text merely
 * stops early.
 */
export function strayBracket(text: string): Stray | null {
  const brackets = bracketsOf(text)
  if (isBalanced(brackets)) return null
  const open: Bracket[] = []
  for (const bracket of brackets) {
    const { sign, offset, line, indent, first } = bracket
    const wanted = PARTNER[sign]
    if (wanted === undefined) {
      open.push(bracket)
      continue
    }
    const last = open.pop()
    if (!last) return { kind: 'close', offset }
    const outer = first
      ? open.some((one) => one.sign === wanted && one.indent === indent)
      : open.some((one) => one.sign === wanted && one.line === line) && !hasTooMany(brackets, sign, line)
    if (last.sign !== wanted) {
      return outer ? { kind: 'open', offset: last.offset, noticed: offset } : { kind: 'close', offset }
    }
    if (!first || last.indent === indent) continue
    if (outer) return { kind: 'open', offset: last.offset, noticed: offset }
    if (last.indent < indent) return { kind: 'close', offset }
  }
  return null
}

/** Whether a line closes more brackets of a kind than it opens. */
function hasTooMany(brackets: readonly Bracket[], sign: string, line: number): boolean {
  const count = (wanted: string | undefined) =>
    brackets.filter((one) => one.line === line && one.sign === wanted).length
  return count(sign) > count(PARTNER[sign])
}

function bracketsOf(text: string): Bracket[] {
  const scanner = createScanner(text, true)
  const found: Bracket[] = []
  for (let token = scanner.scan(); token !== END; token = scanner.scan()) {
    const offset = scanner.getTokenOffset()
    const sign = text[offset] ?? ''
    if (token < FIRST_BRACKET || token > LAST_BRACKET) continue
    const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
    const indent = /^[ \t]*/u.exec(text.slice(start, offset))?.[0].length ?? 0
    found.push({ sign, offset, line: start, indent, first: start + indent === offset })
  }
  return found
}

function isBalanced(brackets: readonly Bracket[]): boolean {
  const open: string[] = []
  for (const { sign } of brackets) {
    const wanted = PARTNER[sign]
    if (wanted === undefined) open.push(sign)
    else if (open.pop() !== wanted) return false
  }
  return open.length === 0
}

// jsonc-parser declares these as a const enum, which isolated modules can't read: the four brackets, and the end.
const FIRST_BRACKET = 1
const LAST_BRACKET = 4
const END = 17
