import type { Severity } from './diagnostic'
import { REFERENCE_DIAGNOSTICS } from './diagnostics/references'
import { SHAPE_DIAGNOSTICS } from './diagnostics/shape'

/** One kind of finding. `message` tells the cause, `cure` what to do; `{name}` is filled in. */
export interface DiagnosticKind {
  readonly severity: Severity
  readonly message: string
  readonly cure: string
}

/**
 * Every finding the loader can have, by its code. Codes are stable and never reused: XH01 shape, XH02 references, XH03
 * flow, XH04 traps, XH05 facts, XH06 text, XH07 conditions and numbers.
 */
export const DIAGNOSTICS = {
  ...SHAPE_DIAGNOSTICS,
  ...REFERENCE_DIAGNOSTICS,
} as const satisfies Readonly<Record<string, DiagnosticKind>>

export type DiagnosticCode = keyof typeof DIAGNOSTICS
