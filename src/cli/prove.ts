import path from 'node:path'
import type { Trace } from '../scenario/prove'
import { found, lineOf, provedWithProgress } from './check'
import { readDocument, watching, writeText } from './document'
import { optionsOf } from './options'
import type { Output } from './play'
import { Unusable } from './read'
import { USAGES, writerWords as words } from './writer-words'

/** Proves a scenario and tells every finding. Answers 0 nothing refuted, 1 errors, 2 wrong usage or unreadable file. */
export const proveCommand = async (args: readonly string[], output: Output): Promise<number> => {
  const wanted = optionsOf(args, {
    json: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    traces: { type: 'string' },
  })
  if ('problem' in wanted) {
    output.error(`${wanted.problem}\n\n${USAGES.prove}`)
    return 2
  }
  const { about, values } = wanted
  const once = (): Promise<number> => proveOnce(about, values.json, values.traces ?? null, output)
  return values.watch ? watching(about, once) : once()
}

const proveOnce = async (
  given: string,
  json: boolean,
  folder: string | null,
  { out, error }: Output,
): Promise<number> => {
  try {
    const read = readDocument(given)
    if (read.scenario === undefined) {
      for (const diagnostic of read.diagnostics) error(lineOf(diagnostic))
      error(words.mendFirst(read.file))
      return 1
    }
    const proof = await provedWithProgress(read.scenario, error)
    const diagnostics = found(read, proof)
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
      writeText(file, scriptText(trace))
      if (!json) out(words.traced(read.file, file))
    })
    return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0
  } catch (problem) {
    if (!(problem instanceof Unusable)) throw problem
    error(problem.message)
    return 2
  }
}

/** A trace as `play --script` reads it. */
const scriptText = ({ seed, commands }: Trace): string =>
  `{\n  "seed": ${seed},\n  "commands": [\n${commands.map((command) => `    ${JSON.stringify(command)}`).join(',\n')}\n  ]\n}\n`
