import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { at, ROOT } from './paths.mts'

const filesBelow = (relative: string): string[] => {
  const full = at(relative)
  if (!fs.existsSync(full)) return []
  if (fs.statSync(full).isFile()) return [relative]
  return fs
    .readdirSync(full)
    .sort()
    .flatMap((name) => filesBelow(path.posix.join(relative, name)))
}

/**
 * A hash over names and contents of the given files and folders, without those whose path matches `but`; it changes when
 * anything in them does.
 */
export const fingerprint = (inputs: readonly string[], but?: RegExp): string => {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(filesBelow)) {
    if (but?.test(file) === true) continue
    hash.update(`${file}\0`)
    hash.update(fs.readFileSync(path.join(ROOT, file)))
    hash.update('\0')
  }
  return hash.digest('hex')
}

const stampFile = (name: string): string => at(`dist/.${name}.stamp`)

/** Whether the product `name` was last made from inputs with this fingerprint. */
export const isFresh = (name: string, print: string): boolean => {
  try {
    return fs.readFileSync(stampFile(name), 'utf8') === print
  } catch {
    return false
  }
}

/** Remembers what `name` was made from; without a fingerprint, forgets it. */
export const stamp = (name: string, print?: string): void => {
  fs.mkdirSync(at('dist'), { recursive: true })
  if (print === undefined) fs.rmSync(stampFile(name), { force: true })
  else fs.writeFileSync(stampFile(name), print)
}
