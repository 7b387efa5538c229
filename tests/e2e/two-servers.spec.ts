import pg from 'pg'
import { expect } from './phone'
import { answersOf, flagship } from './support/answers'
import { test } from './support/hall'
import { read } from './support/robot'
import { joinByNumber, openRoom, type Phone, pageOf, pull, sit } from './support/table'

const scenario = flagship()
const answers = answersOf(scenario)
const names = scenario.roles.map(({ name }) => name)
const LONG = 120_000

const POSTGRES = process.env.TEST_DATABASE_URL ?? 'postgres://root@127.0.0.1:5432/test'

const postgresAnswers = async (): Promise<boolean> => {
  if (process.env.CI === 'true') return true
  const client = new pg.Client({ connectionString: POSTGRES, connectionTimeoutMillis: 1500 })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

const dropSchema = async (schema: string): Promise<void> => {
  const client = new pg.Client({ connectionString: POSTGRES })
  await client.connect()
  await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
  await client.end()
}

test('two servers on one PostgreSQL: one is killed in the middle of an act, its phones go on at the other', async ({
  hall,
}) => {
  test.skip(!(await postgresAnswers()), 'no PostgreSQL answers; TEST_DATABASE_URL names one')
  test.setTimeout(180_000)
  const schema = `e2e_${Date.now().toString(36)}`
  hall.after(() => dropSchema(schema))
  const [one, two] = await Promise.all([hall.server({ url: POSTGRES, schema }), hall.server({ url: POSTGRES, schema })])
  const phones = await Promise.all(names.map((_, i) => hall.phone(i < 2 ? one : two)))
  const [anna, ben, cora, dora] = phones as [Phone, Phone, Phone, Phone]
  const go = (phone: Phone, until: string, saying = ''): Promise<string> =>
    read(phone.page, answers, { until, saying, within: LONG })

  const number = await openRoom(anna)
  await sit(anna, 0)
  for (const [i, phone] of [ben, cora, dora].entries()) {
    await joinByNumber(phone, number)
    await sit(phone, i + 1)
  }
  await expect(anna.page.locator('.chair--open')).toHaveCount(0)
  await anna.page.locator('.start').click()
  await Promise.all(phones.map((phone) => go(phone, '.head__act', '第二幕')))
  await Promise.all(phones.map((phone) => go(phone, '.stage--task')))

  const before = await pageOf(anna)
  await one.kill()
  for (const phone of [anna, ben]) phone.line.leadTo(two.port)
  await expect(anna.page.locator('.strip--line')).toHaveCount(0, { timeout: 20_000 })
  expect(await pageOf(anna)).toBe(before)
  await Promise.all(phones.map((phone) => go(phone, '.head__act', '第三幕')))

  await pull(anna.page, 'conclude', '活动时间到了')
  await Promise.all(phones.map((phone) => go(phone, '.to-debrief')))
})
