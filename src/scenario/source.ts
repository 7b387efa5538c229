import { findNodeAtLocation, type Node } from 'jsonc-parser'
import type { Path } from './diagnostic'

/** A file as it was read: its text without the byte order mark, and the tree of its values. */
export interface Source {
  readonly file: string
  readonly text: string
  /** Characters dropped in front (a byte order mark). */
  readonly shift: number
  readonly root: Node | undefined
  /** Offsets at which the lines start. */
  readonly lines: readonly number[]
}

/** Offsets at which the lines of a text start; \n, \r\n and a lone \r end a line. */
export function lineStarts(text: string): number[] {
  const starts = [0]
  for (const match of text.matchAll(/\r\n|\n|\r/gu)) starts.push(match.index + match[0].length)
  return starts
}

/** Line and column of an offset, both from 1. */
export function position(source: Source, offset: number): { line: number; column: number } {
  let low = 0
  let high = source.lines.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((source.lines[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (source.lines[low] ?? 0) + 1 }
}

/** The node of a value; when the path leads nowhere, the nearest one above it. */
export function nodeAt(source: Source, path: Path): Node | undefined {
  if (!source.root) return undefined
  for (let length = path.length; length >= 0; length--) {
    const node = findNodeAtLocation(source.root, path.slice(0, length))
    if (node) return node
  }
  return source.root
}

/** The node of the key in front of a value, or of the value itself inside a list. */
export function keyAt(source: Source, path: Path): Node | undefined {
  const node = nodeAt(source, path)
  return node?.parent?.type === 'property' ? node.parent.children?.[0] : node
}
