import { createHash } from 'node:crypto'
import fs from 'node:fs'

export type Dialect = 'sqlite' | 'postgres'

/** One numbered step. Once released it is never edited: what is to change gets a new number. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
  /** Of the file's content, kept in the store beside the number. */
  readonly checksum: string
}

/** A step as a store says it was taken; without a checksum by programs that did not write one down. */
export interface TakenStep {
  readonly version: number
  readonly checksum: string | null
}

/** The numbered steps of a dialect, in order, without a gap. */
export const migrationsOf = (dialect: Dialect): readonly Migration[] => {
  const folder = new URL(`./migrations/${dialect}/`, import.meta.url)
  const steps = fs
    .readdirSync(folder)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .sort()
    .map((name) => {
      // A checkout may have changed the ends of lines.
      const sql = fs.readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n')
      return { version: Number(name.slice(0, 4)), name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
  steps.forEach(({ version, name }, i) => {
    if (version !== i + 1) throw new Error(`migration ${name}: expected number ${i + 1}`)
  })
  return steps
}

/** What keeps this program away from a store's structure: it is newer, or another program made it. */
export type Misfit =
  | { readonly misfit: 'newer'; readonly version: number; readonly known: number }
  | { readonly misfit: 'another'; readonly version: number }

/** The steps still to be taken; or why this program must leave the store alone. */
export const missingMigrations = (
  steps: readonly Migration[],
  taken: readonly TakenStep[],
): readonly Migration[] | Misfit => {
  const version = Math.max(0, ...taken.map((step) => step.version))
  if (version > steps.length) return { misfit: 'newer', version, known: steps.length }
  for (const { version, checksum } of taken) {
    if (checksum !== null && checksum !== steps[version - 1]?.checksum) return { misfit: 'another', version }
  }
  return steps.slice(version)
}
