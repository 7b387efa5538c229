import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { openPostgresStore } from '@/server/store/postgres'
import { openSqliteStore } from '@/server/store/sqlite'
import { loadFourGates } from '../fixtures/four-gates'
import { POSTGRES_URL, postgresAnswers, postgresPlace } from './store/stores'
import { seeded } from './support/chooser'
import { checkRoom, type Verdict } from './support/history'
import { aFreePort, type NodePlace, ServerNode } from './support/nodes'
import { until } from './support/phone'
import { report } from './support/report'
import { newTeam } from './support/team'

const LONG = process.env.XINGHUO_LONG === '1'
const TEAMS = 3

const sum = (verdicts: readonly Verdict[]): Verdict => ({
  rows: verdicts.reduce((a, v) => a + v.rows, 0),
  acked: verdicts.reduce((a, v) => a + v.acked, 0),
  unheard: verdicts.reduce((a, v) => a + v.unheard, 0),
  faults: verdicts.flatMap(({ faults }) => faults),
})

/** Kills a server again and again while teams play, and starts it again; phones never learn why. */
const crash = async (place: NodePlace, kills: number, openStore: () => ReturnType<typeof openSqliteStore>) => {
  const node = new ServerNode(await aFreePort(), place)
  const random = seeded(kills)
  await node.start()
  const teams = await Promise.all(Array.from({ length: TEAMS }, (_, i) => newTeam(node.http, i + 1, () => node.ws)))
  const back: number[] = []
  for (const team of teams) team.busy()
  for (let i = 0; i < kills; i += 1) {
    // Mostly in the middle of the traffic, now and then before anybody is back.
    if (random() < 0.9)
      await Promise.all(teams.map(({ clients: [host] }) => host && until(host, () => host.state().link === 'online')))
    await new Promise((resolve) => setTimeout(resolve, random() ** 2 * 200))
    await node.kill()
    const start = performance.now()
    await node.start()
    for (const { clients } of teams) for (const client of clients) client.wake()
    back.push(performance.now() - start)
  }
  for (const team of teams) await team.stop()
  const store = await openStore()
  const scenario = loadFourGates(8, 1)
  const verdict = sum(
    await Promise.all(teams.map((t) => checkRoom(store, scenario, t.answers, t.witnesses, t.clients))),
  )
  for (const team of teams) team.close()
  await node.stop()
  await store.close()
  back.sort((a, b) => a - b)
  return { verdict, back: back[back.length >> 1] ?? 0 }
}

describe('a server killed at any moment', () => {
  const kills = Number(process.env.KILLS ?? (LONG ? 1000 : 4))
  test(
    `loses nothing and does nothing twice: SQLite, ${kills} kills`,
    async () => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'crash-'))
      const file = path.join(folder, 'rooms.db')
      const { verdict, back } = await crash({ file }, kills, () => openSqliteStore(file))
      fs.rmSync(folder, { recursive: true, force: true })
      report('crash', 'SQLite', { kills, ...verdict, faults: verdict.faults.length, startMs: Math.round(back) })
      expect(verdict.faults).toEqual([])
      expect(verdict.acked).toBeGreaterThan(kills)
    },
    LONG ? 3_600_000 : 60_000,
  )
})

describe.skipIf(!(await postgresAnswers()))('a server on PostgreSQL killed at any moment', () => {
  const kills = Number(process.env.KILLS ?? (LONG ? 100 : 2))
  test(
    `loses nothing and does nothing twice: ${kills} kills`,
    async () => {
      const place = postgresPlace()
      const open = () => openPostgresStore({ url: POSTGRES_URL, schema: place.schema, onError: () => undefined })
      const { verdict, back } = await crash({ url: POSTGRES_URL, schema: place.schema }, kills, open)
      await place.remove()
      report('crash', 'PostgreSQL', { kills, ...verdict, faults: verdict.faults.length, startMs: Math.round(back) })
      expect(verdict.faults).toEqual([])
      expect(verdict.acked).toBeGreaterThan(kills)
    },
    LONG ? 3_600_000 : 60_000,
  )
})
