import type { Path } from '../diagnostic'
import type { Model } from '../model'
import { nearest } from '../nearest'
import type { Reporter } from '../reporter'
import { IS_IT, STOP } from '../words'

/** XH0216: every drawing that is named lies in the art folder; `art` are the names of the files there. */
export function checkArt(model: Model, art: readonly string[], reporter: Reporter): void {
  const there = new Set(art)
  const missing = new Map<string, Path[]>()
  for (const [name, path] of drawings(model)) {
    if (name !== undefined && !there.has(name)) missing.set(name, [...(missing.get(name) ?? []), path])
  }
  for (const [name, paths] of missing) {
    const guess = nearest(name, art)
    const words = { art: name, guess: guess === undefined ? STOP : IS_IT(guess) }
    reporter.reportFirst('XH0216', paths, words, { replacement: guess })
  }
}

function* drawings({ document, acts, tasks }: Model): Generator<[string | undefined, Path]> {
  for (const [i, { portrait }] of document.roles.entries()) yield [portrait, ['roles', i, 'portrait']]
  for (const { doc, path } of acts) yield [doc.art, [...path, 'art']]
  for (const { doc, path } of tasks) if (doc.type === 'hotspot') yield [doc.image, [...path, 'image']]
  for (const [i, { art }] of document.endings.entries()) yield [art, ['endings', i, 'art']]
  yield [document.unfinished.art, ['unfinished', 'art']]
}
