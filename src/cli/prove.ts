import path from 'node:path'
import { exitCode, provedWithProgress } from './check'
import { lineOf } from './diagnostic-line'
import { readPlayable } from './document'
import { writeText } from './files'
import { findingsOfProof } from './findings'
import { attempt, type Output, optionsOf } from './options'
import { scriptText } from './script'
import { onceOrWatching } from './watch'
import { writerWords as words } from './writer-words'

/** Proves a scenario and tells every finding. Answers 0 nothing refuted, 1 errors, 2 wrong usage or unreadable file. */
export const proveCommand = (args: readonly string[], output: Output): Promise<number> =>
  attempt(output, () => {
    const { about, values } = optionsOf('prove', args, {
      json: { type: 'boolean', default: false },
      watch: { type: 'boolean', default: false },
      traces: { type: 'string' },
    })
    return onceOrWatching(values.watch, about, output, () =>
      proveOnce(about, values.json, values.traces ?? null, output),
    )
  })

const proveOnce = async (
  given: string,
  json: boolean,
  folder: string | null,
  { out, error }: Output,
): Promise<number> => {
  const read = readPlayable(given)
  const proof = await provedWithProgress(read.scenario, error)
  const diagnostics = findingsOfProof(read, proof)
  if (json) out(JSON.stringify(proof, null, 2))
  else {
    const count = (finding: string): number => proof.verdicts.filter((verdict) => verdict.finding === finding).length
    out(words.verdicts(proof.verdicts.length, count('proved'), count('refuted'), count('storm'), count('undecided')))
    out(words.proved(proof.ms, proof.bounds))
    for (const diagnostic of diagnostics) out(lineOf(diagnostic))
  }
  diagnostics.forEach(({ code, line, trace }) => {
    if (trace === undefined) return
    if (folder === null) {
      if (!json) out(words.hasTrace(code, line))
      return
    }
    const file = path.join(folder, `${code}-${line}.json`)
    writeText(file, scriptText(trace.seed, trace.commands))
    if (!json) out(words.traced(read.file, file))
  })
  const wrong = diagnostics.some(({ severity }) => severity === 'error')
  return exitCode(wrong, read, proof, error)
}
