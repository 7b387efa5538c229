import fs from 'node:fs'
import path from 'node:path'
import { type Loaded, loadScenario } from '../scenario'
import { Unusable } from './read'
import { writerWords as words } from './writer-words'

export interface Read extends Loaded {
  readonly file: string
  readonly text: string
}

/** The file of a scenario: the file itself, or `scenario.json` of a folder. */
export const fileOf = (given: string): string =>
  fs.statSync(given, { throwIfNoEntry: false })?.isDirectory() === true ? path.join(given, 'scenario.json') : given

/** Reads and checks a scenario with its text, so that findings of later steps can be placed; throws `Unusable`. */
export const readDocument = (given: string): Read => {
  const file = fileOf(given)
  let text: string
  try {
    text = fs.readFileSync(file, 'utf8')
  } catch (error) {
    throw new Unusable(words.unreadable(file, error instanceof Error ? error.message : String(error)))
  }
  return { ...loadScenario(text, file), file, text }
}

export const writeText = (file: string, text: string): void => {
  try {
    fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true })
    fs.writeFileSync(file, text)
  } catch (error) {
    throw new Unusable(words.unwritable(file, error instanceof Error ? error.message : String(error)))
  }
}

/** Calls `run` now and after every change of the file; answers never, until the process is ended. */
export const watching = (given: string, run: () => Promise<unknown>): Promise<never> =>
  new Promise(() => {
    const file = fileOf(given)
    let due: ReturnType<typeof setTimeout> | null = null
    void run()
    // Editors save by renaming, so the folder is watched and not the file.
    fs.watch(path.dirname(path.resolve(file)), (_, name) => {
      if (name !== null && name !== path.basename(file)) return
      if (due !== null) clearTimeout(due)
      due = setTimeout(() => void run(), 150)
    })
  })
