import fs from 'node:fs'
import path from 'node:path'
import { artOf } from './document'

/** How often a folder is looked at (ms). */
const EVERY = 300

/** What tells one state of a file from another. */
const signOf = (file: string): string => {
  const found = fs.statSync(file, { throwIfNoEntry: false })
  return found === undefined ? '' : `${found.mtimeMs} ${found.size} ${found.ino}`
}

const signOfAll = (folder: string): string => {
  try {
    return fs
      .readdirSync(folder)
      .sort()
      .map((name) => `${name} ${signOf(path.join(folder, name))}`)
      .join('\n')
  } catch {
    return ''
  }
}

/**
 * Tells when a scenario's file or one of its drawings was saved. It looks instead of listening: a look costs nothing
 * with so few files, and works alike for every editor's way of saving, on every system, network drives included.
 */
export const watchScenario = (
  file: string,
  saved: { readonly text: () => void; readonly art: () => void },
): (() => void) => {
  const art = artOf(file)
  let text = signOf(file)
  let drawings = signOfAll(art)
  const timer = setInterval(() => {
    const nextText = signOf(file)
    const nextDrawings = signOfAll(art)
    const [textChanged, artChanged] = [nextText !== text, nextDrawings !== drawings]
    text = nextText
    drawings = nextDrawings
    // While an editor puts the new file in the place of the old one there is none.
    if (textChanged && nextText !== '') saved.text()
    if (artChanged) saved.art()
  }, EVERY)
  return () => clearInterval(timer)
}
