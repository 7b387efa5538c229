import fs from 'node:fs'
import path from 'node:path'
import { artOf } from './document'
import { namesIn } from './files'

/** How often a folder is looked at (ms). */
const EVERY = 300

/** What tells one state of a file from another; nothing while there is none, or another program keeps it to itself. */
const signOf = (file: string): string => {
  try {
    const { mtimeMs, size, ino } = fs.statSync(file)
    return `${mtimeMs} ${size} ${ino}`
  } catch {
    return ''
  }
}

const signOfAll = (folder: string): string =>
  [...namesIn(folder)]
    .sort()
    .map((name) => `${name} ${signOf(path.join(folder, name))}`)
    .join('\n')

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
