import pg from 'pg'
import { type Migration, migrationsOf, missingMigrations, type TakenStep } from './migrations.ts'
import { misfitTrouble, postgresTrouble } from './trouble.ts'

/** Any number, so that no two programs migrate the same database at once. */
const MIGRATION_LOCK = 7_241_921

/** Takes the missing steps, all or none; a database that is not as this program's steps make it is left as it is. */
export const migratePostgres = async (config: pg.ClientConfig, schema: string): Promise<void> => {
  const client = new pg.Client(config)
  // Whatever breaks the connection also rejects the query under way.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    await takeSteps(client, schema)
    await client.query('COMMIT')
  } catch (error) {
    throw postgresTrouble(error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

const takeSteps = async (client: pg.Client, schema: string): Promise<void> => {
  const steps = migrationsOf('postgres')
  const there = await columnsOf(client, schema)
  const known = there.has('schema_version.version integer')
  const signed = there.has('schema_version.checksum text')
  const taken = known
    ? (await client.query<TakenStep>(`SELECT version, ${signed ? 'checksum' : 'NULL AS checksum'} FROM schema_version`))
        .rows
    : []
  const missing = missingMigrations(steps, taken)
  if ('misfit' in missing) throw misfitTrouble('DATABASE_URL 指的数据库', missing)
  const reached = steps.length - missing.length
  if (known && !signed) {
    if (!(await isAsMade(client, there, steps.slice(0, reached)))) {
      throw misfitTrouble('DATABASE_URL 指的数据库', { misfit: 'another', version: reached })
    }
    await client.query('ALTER TABLE schema_version ADD COLUMN checksum text')
    for (const { version, checksum } of steps.slice(0, reached)) {
      await client.query('UPDATE schema_version SET checksum = $1 WHERE version = $2', [checksum, version])
    }
  }
  if (!known) {
    if (schema !== 'public') await client.query(`CREATE SCHEMA IF NOT EXISTS ${pg.escapeIdentifier(schema)}`)
    await client.query('CREATE TABLE schema_version (version integer NOT NULL, checksum text)')
  }
  for (const { version, checksum, sql } of missing) {
    await client.query(sql)
    await client.query('INSERT INTO schema_version (version, checksum) VALUES ($1, $2)', [version, checksum])
  }
}

/** Every column of every table of a schema, as `table.column type`. */
const columnsOf = async (client: pg.Client, schema: string): Promise<ReadonlySet<string>> => {
  const { rows } = await client.query<{ named: string }>(
    `SELECT table_name || '.' || column_name || ' ' || data_type AS named
     FROM information_schema.columns WHERE table_schema = $1`,
    [schema],
  )
  return new Set(rows.map(({ named }) => named))
}

const MODEL = 'xinghuo_model'

/** Whether everything is there that these steps make: they are taken in a schema that is never committed. */
const isAsMade = async (
  client: pg.Client,
  there: ReadonlySet<string>,
  steps: readonly Migration[],
): Promise<boolean> => {
  await client.query(`SAVEPOINT model; CREATE SCHEMA ${MODEL}; SET LOCAL search_path = ${MODEL}`)
  for (const { sql } of steps) await client.query(sql)
  const made = await columnsOf(client, MODEL)
  await client.query('ROLLBACK TO SAVEPOINT model')
  return [...made].every((column) => there.has(column))
}
