/** Where a value stands in the document: keys and positions from the root. */
export type Path = readonly (string | number)[]

export type Severity = 'error' | 'warning' | 'info'

/** One edit that would cure the finding: replace `length` characters at `offset` (UTF-16 units of the given text). */
export interface Fix {
  readonly title: string
  readonly offset: number
  readonly length: number
  readonly text: string
}

/** One finding of the loader. `line` and `column` count from 1, columns in UTF-16 units as editors do. */
export interface Diagnostic {
  readonly code: string
  readonly severity: Severity
  /** Cause and cure, in Chinese. */
  readonly message: string
  readonly file: string
  readonly line: number
  readonly column: number
  readonly length?: number
  readonly fix?: Fix
  readonly path?: Path
}
