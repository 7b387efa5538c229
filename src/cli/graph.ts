import { graphSvg } from '../scenario/graph'
import { watching, writeText } from './document'
import { optionsOf } from './options'
import type { Output } from './play'
import { readScenario, Unusable } from './read'
import { USAGES, writerWords as words } from './writer-words'

/** Draws a scenario as swim-lanes. Answers 0, 1 when it has errors, 2 wrong usage. */
export const graph = async (args: readonly string[], { out, error }: Output): Promise<number> => {
  const wanted = optionsOf(args, { output: { type: 'string', short: 'o' }, watch: { type: 'boolean', default: false } })
  if ('problem' in wanted || wanted.values.output === undefined) {
    error(`${'problem' in wanted ? wanted.problem : words.noOutput}\n\n${USAGES.graph}`)
    return 2
  }
  const { about, values } = wanted
  const file = values.output ?? ''
  const once = async (): Promise<number> => {
    try {
      writeText(file, graphSvg(readScenario(about)))
      out(words.wrote(file))
      return 0
    } catch (problem) {
      if (!(problem instanceof Unusable)) throw problem
      error(problem.message)
      return 1
    }
  }
  return values.watch ? watching(about, once) : once()
}
