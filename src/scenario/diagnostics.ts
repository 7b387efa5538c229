import type { Severity } from './diagnostic'
import { CONDITION_DIAGNOSTICS } from './diagnostics/conditions'
import { FACT_DIAGNOSTICS } from './diagnostics/facts'
import { FLOW_DIAGNOSTICS } from './diagnostics/flow'
import { REFERENCE_DIAGNOSTICS } from './diagnostics/references'
import { SHAPE_DIAGNOSTICS } from './diagnostics/shape'
import { TEXT_DIAGNOSTICS } from './diagnostics/text'
import { TRAP_DIAGNOSTICS } from './diagnostics/traps'

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
  ...FLOW_DIAGNOSTICS,
  ...TRAP_DIAGNOSTICS,
  ...FACT_DIAGNOSTICS,
  ...TEXT_DIAGNOSTICS,
  ...CONDITION_DIAGNOSTICS,
} as const satisfies Readonly<Record<string, DiagnosticKind>>

export type DiagnosticCode = keyof typeof DIAGNOSTICS
