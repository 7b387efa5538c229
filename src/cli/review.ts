import { reviewHtml } from '../scenario/review'
import { lineOf } from './check'
import { readDocument, writeText } from './document'
import { optionsOf } from './options'
import type { Output } from './play'
import { Unusable } from './read'
import { USAGES, writerWords as words } from './writer-words'

/** Prints a scenario for review: every claim with its source. Answers 0, 1 when it has errors, 2 wrong usage. */
export const review = async (args: readonly string[], { out, error }: Output): Promise<number> => {
  const wanted = optionsOf(args, { output: { type: 'string', short: 'o' } })
  if ('problem' in wanted || wanted.values.output === undefined) {
    error(`${'problem' in wanted ? wanted.problem : words.noOutput}\n\n${USAGES.review}`)
    return 2
  }
  try {
    const read = readDocument(wanted.about)
    if (read.scenario === undefined || read.document === undefined) {
      for (const diagnostic of read.diagnostics) error(lineOf(diagnostic))
      return 1
    }
    writeText(wanted.values.output, reviewHtml(read.scenario, read.document))
    out(words.wrote(wanted.values.output))
    return 0
  } catch (problem) {
    if (!(problem instanceof Unusable)) throw problem
    error(problem.message)
    return 2
  }
}
