import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { peopleOf, stepsOfEvents } from '@/scenario/simulate'
import type { EveningRecord } from '@/server/record'
import { loadFourGates } from '../fixtures/four-gates'
import { sqlitePlace } from './store/stores'
import { newPhone, playToTheEnd, until } from './support/phone'
import { newRoom, startServer } from './support/server'

const ROOT = path.join(__dirname, '../..')
const place = sqlitePlace()
afterAll(() => place.remove())

describe('a room that was played', () => {
  test('is exported by its number without a name, and shows the simulator how its people read', async () => {
    const server = await startServer({ store: await place.open() })
    const answers = await newRoom(server.http)
    const phones = answers.map((answer, i) => newPhone({ ws: server.ws, answer, seed: i }))
    for (const phone of phones) await until(phone, () => phone.state().link === 'online')
    for (const [role, phone] of phones.entries()) if (role > 0) await phone.send({ type: 'join', role })
    for (const phone of phones) await until(phone, () => phone.state().view?.team.every(({ taken }) => taken) === true)
    await Promise.all(phones.map((phone, i) => playToTheEnd(phone, 100 + i)))
    for (const phone of phones) phone.close()
    await server.close()

    const output = path.join(path.dirname(place.file), 'evening.json')
    const number = answers[0]?.room ?? ''
    const run = (...args: string[]) =>
      spawnSync(process.execPath, ['--import', 'tsx', 'scripts/export-room.mts', ...args], {
        cwd: ROOT,
        encoding: 'utf8',
        env: { ...process.env, DATA_DIR: path.dirname(place.file), DATABASE_URL: undefined },
      })
    expect(run(number, '-o', output).stderr).toBe('')
    const text = fs.readFileSync(output, 'utf8')
    expect(text).not.toContain('队长')
    const record = JSON.parse(text) as EveningRecord
    const scenario = loadFourGates(4, 1)
    expect(record.scenario).toBe(scenario.hash)
    const people = peopleOf(scenario, stepsOfEvents(scenario, record.seed, record.log))
    expect(people.map(({ answers }) => answers > 0)).toEqual([true, true, true, true])

    const wrong = run(number === '000000' ? '000001' : '000000', '-o', output)
    expect([wrong.status, wrong.stderr]).toEqual([1, expect.stringContaining('没有房间')])
    expect(run('--help').stdout).toContain('用法：npm run export')
  }, 60_000)
})
