import type { Diagnostic, Path } from '../scenario'
import type { Proof } from '../scenario/prove'
import { diagnose, type ProofDiagnostic } from '../scenario/prove/diagnose'
import type { Read } from './document'

/** All there is to say of a scenario: what its reading found and, with a proof of it, what that found besides. */
export const findingsOf = (read: Read, proof: Proof | undefined): ProofDiagnostic[] => [
  ...read.diagnostics,
  ...findingsOfProof(read, proof).filter((found) => !isFollowUp(found, read.diagnostics)),
]

/** What a proof found, placed in the text; nothing without one, or while the scenario has errors. */
export const findingsOfProof = (
  { text, file, document, scenario }: Read,
  proof: Proof | undefined,
): ProofDiagnostic[] =>
  proof === undefined || document === undefined || scenario === undefined
    ? []
    : diagnose(text, file, document, scenario, proof)

/** What reading says of a part of a condition, and what a proof may say of the whole. */
const PART_IS_FIXED = ['XH0714', 'XH0716']
const WHOLE_IS_FIXED = ['XH0810', 'XH0811']

/** Whether a condition never changes for a part of it that was told already. */
const isFollowUp = ({ code, path }: ProofDiagnostic, told: readonly Diagnostic[]): boolean =>
  WHOLE_IS_FIXED.includes(code) &&
  told.some((one) => PART_IS_FIXED.includes(one.code) && path !== undefined && liesIn(one.path, path))

const liesIn = (inner: Path | undefined, outer: Path): boolean => outer.every((step, i) => inner?.[i] === step)
