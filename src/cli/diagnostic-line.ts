import type { Diagnostic } from '../scenario'
import type { ProofDiagnostic } from '../scenario/prove/diagnose'
import { words } from './words'

/** A finding as one line; editors find file, line, column and severity in it (.vscode/tasks.json). */
export const lineOf = ({ file, line, column, severity, code, message }: Diagnostic): string =>
  `${file}:${line}:${column} ${words.severity[severity]} ${code} ${message}`

/** A finding as `--json` prints it; the keys are a public format. */
export type PublicDiagnostic = Omit<ProofDiagnostic, 'length' | 'path'>

export const publicPart = ({
  code,
  severity,
  message,
  file,
  line,
  column,
  fix,
  trace,
}: ProofDiagnostic): PublicDiagnostic => ({
  code,
  severity,
  message,
  file,
  line,
  column,
  ...(fix === undefined ? {} : { fix }),
  ...(trace === undefined ? {} : { trace }),
})
