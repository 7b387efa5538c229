import { reviewHtml } from '../scenario/review'
import { readPlayable } from './document'
import { writeText } from './files'
import { attempt, misused, type Output, optionsOf } from './options'
import { onceOrWatching } from './watch'
import { writerWords as words } from './writer-words'

/** Prints a scenario for review: every claim with its source. Answers 0, 1 when it has errors, 2 wrong usage. */
export const review = (args: readonly string[], output: Output): Promise<number> =>
  attempt(output, () => {
    const { about, values } = optionsOf('review', args, {
      output: { type: 'string', short: 'o' },
      watch: { type: 'boolean', default: false },
    })
    const file = values.output
    if (file === undefined) throw misused('review', words.noOutput)
    return onceOrWatching(values.watch, about, output, () => {
      const { scenario, document } = readPlayable(about)
      writeText(file, reviewHtml(scenario, document))
      output.out(words.wrote(file))
      return 0
    })
  })
