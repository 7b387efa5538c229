import { graphSvg } from '../scenario/graph'
import { readPlayable } from './document'
import { writeText } from './files'
import { attempt, misused, type Output, optionsOf } from './options'
import { onceOrWatching } from './watch'
import { writerWords as words } from './writer-words'

/** Draws a scenario as swim-lanes. Answers 0, 1 when it has errors, 2 wrong usage or unreadable file. */
export const graph = (args: readonly string[], output: Output): Promise<number> =>
  attempt(output, () => {
    const { about, values } = optionsOf('graph', args, {
      output: { type: 'string', short: 'o' },
      watch: { type: 'boolean', default: false },
    })
    const file = values.output
    if (file === undefined) throw misused('graph', words.noOutput)
    return onceOrWatching(values.watch, about, output, () => {
      writeText(file, graphSvg(readPlayable(about).scenario))
      output.out(words.wrote(file))
      return 0
    })
  })
