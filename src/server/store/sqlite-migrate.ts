import Database from 'libsql'
import { type Migration, migrationsOf, missingMigrations, type TakenStep } from './migrations.ts'
import { misfitTrouble, StoreTrouble } from './trouble.ts'

/** Takes the missing steps, all or none; a file that is not as this program's steps make it is left as it is. */
export const migrateSqlite = (db: Database.Database, file: string): void => {
  const steps = migrationsOf('sqlite')
  db.exec('BEGIN IMMEDIATE')
  try {
    const there = columnsOf(db)
    const known = there.has('schema_version.version INTEGER')
    if (!known && there.size > 0) {
      throw new StoreTrouble(`${file} 里是别的程序的数据，没有动它。请用 DATA_DIR 换一个文件夹。`)
    }
    const signed = there.has('schema_version.checksum TEXT')
    const taken = known
      ? (db
          .prepare(`SELECT version, ${signed ? 'checksum' : 'NULL AS checksum'} FROM schema_version`)
          .all() as TakenStep[])
      : []
    const missing = missingMigrations(steps, taken)
    if ('misfit' in missing) throw misfitTrouble(`${file} `, missing)
    const reached = steps.length - missing.length
    if (!isAsMade(there, steps.slice(0, reached)))
      throw misfitTrouble(`${file} `, { misfit: 'another', version: reached })
    if (!known) db.exec('CREATE TABLE schema_version (version INTEGER NOT NULL, checksum TEXT)')
    else if (!signed) db.exec('ALTER TABLE schema_version ADD COLUMN checksum TEXT')
    const sign = db.prepare('UPDATE schema_version SET checksum = ? WHERE version = ? AND checksum IS NULL')
    for (const { version, checksum } of steps.slice(0, reached)) sign.run(checksum, version)
    const note = db.prepare('INSERT INTO schema_version (version, checksum) VALUES (?, ?)')
    for (const { version, checksum, sql } of missing) {
      db.exec(sql)
      note.run(version, checksum)
    }
    db.exec('COMMIT')
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  }
}

/** Every column of every table, as `table.column TYPE`. */
const columnsOf = (db: Database.Database): ReadonlySet<string> => {
  const columns = db
    .prepare(
      `SELECT t.name || '.' || c.name || ' ' || c.type AS named FROM sqlite_master t JOIN pragma_table_info(t.name) c
       WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'`,
    )
    .all() as { named: string }[]
  return new Set(columns.map(({ named }) => named))
}

/** Whether everything is there that these steps make. */
const isAsMade = (there: ReadonlySet<string>, steps: readonly Migration[]): boolean => {
  const model = new Database(':memory:')
  for (const { sql } of steps) model.exec(sql)
  const made = columnsOf(model)
  model.close()
  return [...made].every((column) => there.has(column))
}
