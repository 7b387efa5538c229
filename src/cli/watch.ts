import fs from 'node:fs'
import { WATCH_WORDS } from '../scenario/words'
import { fileOf } from './files'
import { attempt, type Output } from './options'
import { watchScenario } from './watch-scenario'

/** Editors write a file in several steps; after this long (ms) without another it is done. */
const QUIET = 150

/**
 * Does the work once; or, when `watch` is set, now and after every change of the file or its drawings until Ctrl-C,
 * which answers 0. What can't be read at the start ends it at once.
 */
export const onceOrWatching = async (
  watch: boolean,
  given: string,
  output: Output,
  work: () => number | Promise<number>,
): Promise<number> => {
  const file = fileOf(given)
  if (!watch || !fs.existsSync(file)) return attempt(output, work)
  return watching(file, output, () => attempt(output, work))
}

const watching = (file: string, { error }: Output, run: () => Promise<number>): Promise<number> =>
  new Promise((resolve, reject) => {
    let due: ReturnType<typeof setTimeout> | undefined
    let running = false
    let again = false
    const turn = async (): Promise<void> => {
      if (running) {
        again = true
        return
      }
      running = true
      do {
        again = false
        error(WATCH_WORDS.begins(new Date().toTimeString().slice(0, 8)))
        await run()
        error(WATCH_WORDS.ends)
      } while (again)
      running = false
    }
    const start = (): void => {
      turn().catch(reject)
    }
    const changed = (): void => {
      clearTimeout(due)
      due = setTimeout(start, QUIET)
    }
    const unwatch = watchScenario(file, { text: changed, art: changed })
    const stop = (): void => {
      unwatch()
      clearTimeout(due)
      again = false
      resolve(0)
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
    // Nobody reads any more: `… --watch | head`.
    process.stdout.once('error', stop)
    start()
  })
