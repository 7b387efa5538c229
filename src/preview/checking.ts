import { Worker } from 'node:worker_threads'
import type { Read } from '../cli/document'
import { findingsOf } from '../cli/findings'
import type { Scenario } from '../engine'
import type { Proof } from '../scenario/prove'
import type { ProofDiagnostic } from '../scenario/prove/diagnose'

/** What `npm run check -- FILE --prove` says of the scenario as it was saved last. */
export class Checking {
  findings: readonly ProofDiagnostic[] = []
  private read: Read | null = null
  private proof: Proof | undefined
  /** The proof that is being made: by a thread of its own, so that the phones stay quick. */
  private run: { readonly hash: string; readonly worker: Worker } | null = null

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
    this.run?.worker.terminate()
    this.run = null
  }

  private start(scenario: Scenario): void {
    const worker = new Worker(new URL('./proof-worker-boot.mjs', import.meta.url), { workerData: scenario })
    this.run = { hash: scenario.hash, worker }
    worker.once('message', (proof: Proof) => {
      if (this.run?.worker !== worker || this.read === null) return
      this.run = null
      this.proof = proof
      this.findings = findingsOf(this.read, proof)
      this.changed()
    })
  }
}
