import type { Diagnostic } from '../scenario'
import { words } from './words'

/** A finding as one line; editors find file, line, column and severity in it (.vscode/tasks.json). */
export const lineOf = ({ file, line, column, severity, code, message }: Diagnostic): string =>
  `${file}:${line}:${column} ${words.severity[severity]} ${code} ${message}`
