import { afterEach, describe, expect, test } from 'vitest'
import { type Migration, migrationsOf, missingMigrations } from '@/server/store/migrations'
import { type Place, postgresAnswers, postgresPlace, sqlitePlace } from './stores'

const postgres = await postgresAnswers()

/** A place with a room of two rows in it, and nobody using it. */
const used = async (place: Place): Promise<void> => {
  const store = await place.open()
  await store.saveScenario('h', '{"scenario":1}')
  const made = await store.createRoom({ number: '314159', scenario: 'h', seed: 7 })
  const row = (seq: number) => ({ seq, phone: 'p', n: seq, at: 1000 + seq, body: '[1]' })
  await store.append([{ room: made?.id ?? -1, rows: [row(1), row(2)] }])
  await store.close()
}

const content = async (place: Place) => [
  await place.sql('SELECT * FROM event ORDER BY seq'),
  await place.sql('SELECT * FROM room'),
  await place.sql('SELECT * FROM schema_version'),
]

const suite = (newPlace: () => Place): void => {
  let place: Place
  afterEach(() => place.remove())

  /** Opening is refused with these words, and what is there stays as it was. */
  const refused = async (words: RegExp): Promise<void> => {
    const before = await content(place)
    const error = await place.open().catch((problem: Error) => problem)
    expect(error).toBeInstanceOf(Error)
    expect((error as Error).message).toMatch(words)
    expect(await content(place)).toEqual(before)
  }

  test('written by a newer program is left alone', async () => {
    place = newPlace()
    await used(place)
    await place.sql(`INSERT INTO schema_version (version, checksum) VALUES (999, 'x')`)
    await refused(/更新的版本写的（结构第 999 版.*请升级/)
    await place.sql('DELETE FROM schema_version WHERE version = 999')
    const store = await place.open()
    expect(await store.tail((await store.findRoom('314159'))?.id ?? -1, 0)).toHaveLength(2)
    await store.close()
  })

  test('made by other steps of the same number is left alone', async () => {
    place = newPlace()
    await used(place)
    await place.sql(`UPDATE schema_version SET checksum = 'another'`)
    await refused(/结构（第 1 版）和本程序的不一样.*没有改动.*改名留存/)
  })

  test('of before checksums were kept is taken on, with all that is in it', async () => {
    place = newPlace()
    await used(place)
    const before = await content(place)
    await place.sql('ALTER TABLE schema_version DROP COLUMN checksum')
    await (await place.open()).close()
    expect(await content(place)).toEqual(before)
  })

  test('of before checksums were kept, with another structure, is left alone', async () => {
    place = newPlace()
    await used(place)
    await place.sql('ALTER TABLE schema_version DROP COLUMN checksum')
    await place.sql('ALTER TABLE event RENAME COLUMN body TO events')
    await refused(/结构（第 1 版）和本程序的不一样/)
  })

  test('of another program is left alone', async () => {
    place = newPlace()
    await place.sql('CREATE TABLE room (title text)')
    await place.sql(`INSERT INTO room VALUES ('kitchen')`)
    await expect(place.open()).rejects.toThrow(/别的程序|同名的表/)
    expect(await place.sql('SELECT * FROM room')).toEqual([{ title: 'kitchen' }])
    await expect(place.sql('SELECT * FROM schema_version')).rejects.toThrow()
  })
}

describe('an embedded store', () => suite(sqlitePlace))
describe.skipIf(!postgres)('a PostgreSQL', () => suite(postgresPlace))

describe('the numbered steps', () => {
  // A step that was ever used is never edited: what is to change gets a new number, and a new line here.
  test.each([
    ['sqlite', ['a25080ee457d6ad9']],
    ['postgres', ['642e13ca7e706d2d']],
  ] as const)('of %s are what they were when they were first used', (dialect, checksums) => {
    expect(migrationsOf(dialect).map(({ checksum }) => checksum.slice(0, 16))).toEqual(checksums)
  })

  test('are taken from where the store stands', () => {
    const steps: Migration[] = [1, 2, 3].map((version) => ({
      version,
      name: `${version}`,
      sql: '',
      checksum: `${version}`,
    }))
    expect(missingMigrations(steps, [])).toEqual(steps)
    expect(missingMigrations(steps, [{ version: 1, checksum: '1' }])).toEqual(steps.slice(1))
    expect(missingMigrations(steps, [{ version: 3, checksum: null }])).toEqual([])
    expect(missingMigrations(steps, [{ version: 4, checksum: '4' }])).toMatchObject({ misfit: 'newer', known: 3 })
    const edited = [
      { version: 1, checksum: '1' },
      { version: 2, checksum: 'x' },
    ]
    expect(missingMigrations(steps, edited)).toEqual({ misfit: 'another', version: 2 })
  })
})
