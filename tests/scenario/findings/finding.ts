import type { DiagnosticCode } from '@/scenario'

/**
 * One way to spoil the fixture. `swaps` replace pieces of its text, each of which occurs exactly once; the mark ▲ stands
 * where the finding must point. The unspoilt fixture is the mended twin of every case.
 */
export interface Finding {
  readonly code: DiagnosticCode
  readonly when: string
  readonly swaps: readonly (readonly [from: string, to: string])[]
  /** What else of the same severity is rightly said about it. */
  readonly also: readonly DiagnosticCode[]
}

export const finding = (
  code: DiagnosticCode,
  when: string,
  from: string,
  to: string,
  also: readonly DiagnosticCode[] = [],
): Finding => ({ code, when, swaps: [[from, to]], also })

/** For what takes more than one change. */
export const findingOf = (
  code: DiagnosticCode,
  when: string,
  swaps: Finding['swaps'],
  also: readonly DiagnosticCode[] = [],
): Finding => ({ code, when, swaps, also })
