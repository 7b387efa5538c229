import fs from 'node:fs'

export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

/** The numbered steps of a dialect, in order, without a gap. */
export const migrationsOf = (dialect: 'sqlite' | 'postgres'): readonly Migration[] => {
  const folder = new URL(`./migrations/${dialect}/`, import.meta.url)
  const steps = fs
    .readdirSync(folder)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .sort()
    .map((name) => ({ version: Number(name.slice(0, 4)), name, sql: fs.readFileSync(new URL(name, folder), 'utf8') }))
  steps.forEach(({ version, name }, i) => {
    if (version !== i + 1) throw new Error(`migration ${name}: expected number ${i + 1}`)
  })
  return steps
}

/** The steps still to be taken; a store that is newer than this program is left alone. */
export const missingMigrations = (dialect: 'sqlite' | 'postgres', version: number): readonly Migration[] => {
  const steps = migrationsOf(dialect)
  if (version > steps.length) throw new Error(`数据来自更新的版本（${version}），请先升级本程序`)
  return steps.slice(version)
}
