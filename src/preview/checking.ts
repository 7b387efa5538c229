import type { Read } from '../cli/document'
import { findingsOf } from '../cli/findings'
import type { Scenario } from '../engine'
import { type Proof, prove } from '../scenario/prove'
import type { ProofDiagnostic } from '../scenario/prove/diagnose'

/** What `npm run check -- FILE --prove` says of the scenario as it was saved last. */
export class Checking {
  findings: readonly ProofDiagnostic[] = []
  private read: Read | null = null
  private proof: Proof | undefined
  /** The proof that is being made. */
  private run: { readonly hash: string; readonly cancel: AbortController } | null = null

  /** `changed`: a proof is done, and its findings are there. */
  constructor(private readonly changed: () => void) {}

  /** What the proof finds is still to come. */
  get proving(): boolean {
    return this.run !== null
  }

  /** Checks what was read at once, and proves it meanwhile; a proof of the same play is kept. */
  take(read: Read): void {
    const { scenario } = read
    this.read = read
    if (this.run?.hash !== scenario?.hash) this.stop()
    if (scenario !== undefined && this.proof?.scenario.hash !== scenario.hash) {
      this.proof = undefined
      if (this.run === null) this.start(scenario)
    }
    this.findings = findingsOf(read, this.proof)
  }

  /** Gives up a proof that is not done yet. */
  stop(): void {
    this.run?.cancel.abort()
    this.run = null
  }

  private async start(scenario: Scenario): Promise<void> {
    const cancel = new AbortController()
    this.run = { hash: scenario.hash, cancel }
    const proof = await prove(scenario, { signal: cancel.signal })
    if (cancel.signal.aborted || this.read === null) return
    this.run = null
    this.proof = proof
    this.findings = findingsOf(this.read, proof)
    this.changed()
  }
}
