import type { Scenario } from '../engine'
import { type Proof, prove } from '../scenario/prove'
import type { ProofDiagnostic } from '../scenario/prove/diagnose'
import { lineOf, type PublicDiagnostic, publicPart } from './diagnostic-line'
import { type Read, readDocument } from './document'
import { findingsOf } from './findings'
import { attempt, type Output, optionsOf } from './options'
import { onceOrWatching } from './watch'
import { writerWords as words } from './writer-words'

/** What `check --json` prints; the keys are a public format. */
export interface CheckReport {
  readonly diagnostics: readonly PublicDiagnostic[]
  readonly proof?: Proof
}

/** Checks a scenario, and proves it if wanted. Answers 0 clean or warnings, 1 errors, 2 wrong usage or unreadable file, 130 called off. */
export const check = (args: readonly string[], output: Output): Promise<number> =>
  attempt(output, () => {
    const { about, values } = optionsOf('check', args, {
      json: { type: 'boolean', default: false },
      prove: { type: 'boolean', default: false },
      watch: { type: 'boolean', default: false },
    })
    return onceOrWatching(values.watch, about, output, () => checkOnce(about, values.prove, values.json, output))
  })

const checkOnce = async (given: string, proving: boolean, json: boolean, { out, error }: Output): Promise<number> => {
  const read = readDocument(given)
  const proof = proving && read.scenario !== undefined ? await provedWithProgress(read.scenario, error) : undefined
  const diagnostics = findingsOf(read, proof)
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  if (json) out(JSON.stringify(reportOf(diagnostics, proof), null, 2))
  else {
    for (const diagnostic of diagnostics) out(lineOf(diagnostic))
    out(words.checked(read.file, errors, diagnostics.filter(({ severity }) => severity === 'warning').length))
    if (proof !== undefined) out(words.proved(proof.ms, proof.bounds))
    else if (proving) out(words.notProved)
    const shown = diagnostics.flatMap(({ code, trace }) => (trace === undefined ? [] : [code]))
    if (shown.length > 0) out(words.replayable(read.file, [...new Set(shown)]))
  }
  return exitCode(errors > 0, read, proof, error)
}

/** How shells number a program that Ctrl-C stopped: a proof that was called off promises nothing. */
const CALLED_OFF = 130

/** 0 or 1; 130 when the proof was called off, which is said. */
export const exitCode = (
  wrong: boolean,
  { scenario }: Read,
  proof: Proof | undefined,
  say: (text: string) => void,
): number => {
  const cause = proof?.undecided.find(({ reason }) => reason === 'cancelled')
  if (cause === undefined) return wrong ? 1 : 0
  say(words.notFinished(cause, scenario?.acts.length ?? 0))
  return CALLED_OFF
}

/** Proves with a line of progress on a terminal; Ctrl-C gives up the proof, not the report. */
export const provedWithProgress = async (scenario: Scenario, say: (text: string) => void): Promise<Proof> => {
  const cancel = new AbortController()
  const stop = (): void => {
    say(words.cancelled)
    cancel.abort()
  }
  process.once('SIGINT', stop)
  let told = Date.now()
  try {
    return await prove(scenario, {
      signal: cancel.signal,
      progress: (analysis, act, acts) => {
        if (Date.now() - told < 1000) return
        told = Date.now()
        say(words.progress(analysis, act + 1, acts))
      },
    })
  } finally {
    process.off('SIGINT', stop)
  }
}

const reportOf = (diagnostics: readonly ProofDiagnostic[], proof: Proof | undefined): CheckReport => ({
  diagnostics: diagnostics.map(publicPart),
  ...(proof === undefined ? {} : { proof }),
})
