import type { Proof } from '../scenario/prove'
import { diagnose, type ProofDiagnostic } from '../scenario/prove/diagnose'
import type { Read } from './document'

/** All there is to say of a scenario: what its reading found and, with a proof of it, what that found. */
export const findingsOf = (read: Read, proof: Proof | undefined): ProofDiagnostic[] => [
  ...read.diagnostics,
  ...findingsOfProof(read, proof),
]

/** What a proof found, placed in the text; nothing without one, or while the scenario has errors. */
export const findingsOfProof = (
  { text, file, document, scenario }: Read,
  proof: Proof | undefined,
): ProofDiagnostic[] =>
  proof === undefined || document === undefined || scenario === undefined
    ? []
    : diagnose(text, file, document, scenario, proof)
