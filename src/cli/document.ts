import path from 'node:path'
import { type Beside, type Loaded, loadScenario } from '../scenario'
import { lineOf } from './diagnostic-line'
import { fileOf, namesIn, readText, Unusable } from './files'
import { words } from './words'

export interface Read extends Loaded {
  readonly file: string
  readonly text: string
}

/** A scenario that has no errors, beside its document. */
export type Playable = Read & Required<Pick<Read, 'scenario' | 'document'>>

/** Reads and checks a scenario with its text, so that findings of later steps can be placed; throws `Unusable`. */
export const readDocument = (given: string): Read => {
  const file = fileOf(given)
  return documentOf(readText(file), file)
}

/** Checks a text as if it were saved in `file`, together with what lies beside that. */
export const documentOf = (text: string, file: string): Read => ({
  ...loadScenario(text, file, besides(file)),
  file,
  text,
})

/** The folder of a scenario's drawings. */
export const artOf = (file: string): string => path.join(path.dirname(path.resolve(file)), 'art')

/** The names of the files in the art folder beside a scenario; and its own folder, where the file has the usual name. */
const besides = (file: string): Beside => {
  const folder = path.dirname(path.resolve(file))
  const art = namesIn(artOf(file))
  return path.basename(file) === 'scenario.json' ? { art, folder: path.basename(folder) } : { art }
}

/** The same, of a scenario without errors; throws `Unusable` with the errors. */
export const readPlayable = (given: string): Playable => {
  const read = readDocument(given)
  const { scenario, document, file, diagnostics } = read
  if (scenario !== undefined && document !== undefined) return { ...read, scenario, document }
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(lineOf)
  throw new Unusable([...errors, words.problem.notPlayable(file)].join('\n'), 1)
}
