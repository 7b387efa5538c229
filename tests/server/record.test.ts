import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { peopleOf, stepsOfEvents } from '@/scenario/simulate'
import { type EveningRecord, recordOf } from '@/server/record'
import { loadFourGates } from '../fixtures/four-gates'
import { type Place, postgresAnswers, postgresPlace, sqlitePlace } from './store/stores'
import { newPhone, playToTheEnd, until } from './support/phone'
import { newRoom, startServer } from './support/server'

const ROOT = path.join(__dirname, '../..')

/** Four phones play a room from its number to its ending; answers the number. */
const played = async (place: Place): Promise<string> => {
  const server = await startServer({ store: await place.open() })
  const answers = await newRoom(server.http)
  const phones = answers.map((answer, i) => newPhone({ ws: server.ws, answer, seed: i }))
  for (const phone of phones) await until(phone, () => phone.state().link === 'online')
  for (const [role, phone] of phones.entries()) if (role > 0) await phone.send({ type: 'join', role })
  for (const phone of phones) await until(phone, () => phone.state().view?.team.every(({ taken }) => taken) === true)
  await Promise.all(phones.map((phone, i) => playToTheEnd(phone, 100 + i)))
  for (const phone of phones) phone.close()
  await server.close()
  return answers[0]?.room ?? ''
}

const expectEverybodyAnswered = (record: EveningRecord | null): void => {
  const scenario = loadFourGates(4, 1)
  expect(record?.scenario).toBe(scenario.hash)
  expect(JSON.stringify(record)).not.toContain('队长')
  const people = record === null ? [] : peopleOf(scenario, stepsOfEvents(scenario, record.seed, record.log))
  expect(people.map(({ answers }) => answers > 0)).toEqual([true, true, true, true])
}

describe('a room that was played', () => {
  const place = sqlitePlace()
  afterAll(() => place.remove())

  test('is exported by its number without a name, and shows the simulator how its people read', async () => {
    const number = await played(place)
    const folder = path.dirname(place.file)
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [path.join(ROOT, 'scripts/xinghuo.mjs'), 'export', ...args], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, DATA_DIR: folder, DATABASE_URL: undefined },
      })
    const { status, stdout, stderr } = run(number)
    const output = `evening-${number}.json`
    expect([status, stdout, stderr]).toEqual([0, `写好了 ${output}\n`, ''])
    expectEverybodyAnswered(JSON.parse(fs.readFileSync(path.join(folder, output), 'utf8')) as EveningRecord)

    const wrong = run(number === '000000' ? '000001' : '000000', '-o', output)
    expect([wrong.status, wrong.stderr]).toEqual([1, expect.stringContaining('没有房间')])
    expect(run('--help').stdout).toContain('用法：npm run export')
    const unknown = run(number, '--everything')
    expect([unknown.status, unknown.stderr]).toEqual([2, expect.stringContaining('没有“--everything”这个选项')])
  }, 60_000)
})

describe.skipIf(!(await postgresAnswers()))('a room that was played on PostgreSQL', () => {
  const place = postgresPlace()
  afterAll(() => place.remove())

  test('has the same kind of record', async () => {
    const number = await played(place)
    const store = await place.open()
    expectEverybodyAnswered(await recordOf(store, number))
    await store.close()
  }, 60_000)
})
