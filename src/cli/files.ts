import { isUtf8 } from 'node:buffer'
import fs from 'node:fs'
import path from 'node:path'
import { nearest } from '../scenario/nearest'
import { FILE_WORDS, words } from './words'

/** Something that could not be used; the message is for people, in Chinese, and `code` is how the command ends. */
export class Unusable extends Error {
  constructor(
    message: string,
    readonly code: 1 | 2 = 2,
  ) {
    super(message)
  }
}

/** The file of a scenario: the file itself, or `scenario.json` of a folder. */
export const fileOf = (given: string): string => (isFolder(given) ? path.join(given, 'scenario.json') : given)

/** Not with `throwIfNoEntry`, which throws all the same at a name that leads through a file or in a circle. */
const isFolder = (name: string): boolean => {
  try {
    return fs.statSync(name).isDirectory()
  } catch {
    return false
  }
}

/** The names in a folder; none where there is no folder, or none that may be read. */
export const namesIn = (folder: string): readonly string[] => {
  try {
    return fs.readdirSync(folder)
  } catch {
    return []
  }
}

/** The text of a file in UTF-8; throws `Unusable` with the reason and a guess at what was meant. */
export const readText = (file: string): string => {
  const bytes = bytesOf(file)
  // `isUtf8` and not a fatal decoder, which would drop the mark at the beginning and shift every column.
  if (!isUtf8(bytes)) throw new Unusable(words.problem.notUtf8(file))
  return bytes.toString('utf8')
}

const bytesOf = (file: string): Buffer => {
  try {
    return fs.readFileSync(file)
  } catch (error) {
    throw new Unusable(words.problem.unreadable(file, reasonOf(error), likeThis(file)))
  }
}

export const writeText = (file: string, text: string): void => {
  try {
    fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true })
    fs.writeFileSync(file, text)
  } catch (error) {
    throw new Unusable(words.problem.unwritable(file, reasonOf(error)))
  }
}

export const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return Object.hasOwn(FILE_WORDS, code)
    ? (FILE_WORDS[code] ?? '')
    : error instanceof Error
      ? error.message
      : String(error)
}

/** An existing path that differs from a missing one in one name only, if one is close. */
const likeThis = (missing: string): string | undefined => {
  const name = path.basename(missing)
  const folder = path.dirname(missing)
  if (name === folder || fs.existsSync(missing)) return undefined
  const above = fs.existsSync(folder) ? folder : likeThis(folder)
  if (above === undefined) return undefined
  const names = namesIn(above)
  const meant = names.includes(name) ? name : nearest(name, names)
  return meant === undefined ? undefined : path.join(above, meant)
}
