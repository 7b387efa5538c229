import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { RoomStore } from '@/server/store/room-store'
import { openSqliteStore } from '@/server/store/sqlite'
import { POSTGRES_URL, postgresAnswers, postgresPlace } from './store/stores'
import { seeded } from './support/chooser'
import { aFreePort, type NodePlace, ServerNode } from './support/nodes'
import { until } from './support/phone'
import { report } from './support/report'
import { figures, openTeams } from './support/teams'

const LONG = process.env.XINGHUO_LONG === '1'
/** Kills a server again and again while teams play, and starts it again; phones never learn why. */
const crash = async (place: NodePlace, kills: number, openStore: () => Promise<RoomStore>) => {
  const node = new ServerNode(await aFreePort(), place)
  const random = seeded(kills)
  await node.start()
  const store = await openStore()
  const teams = await openTeams(store, node.http, () => node.ws)
  const back: number[] = []
  teams.busy()
  for (let i = 0; i < kills; i += 1) {
    // Mostly in the middle of the traffic, now and then before anybody is back.
    if (random() < 0.9) {
      await Promise.all(teams.hosts().map((host) => until(host, () => host.state().link === 'online', 30_000)))
      await teams.relieve()
    }
    await new Promise((resolve) => setTimeout(resolve, random() ** 2 * 200))
    await node.kill()
    const start = performance.now()
    await node.start()
    back.push(performance.now() - start)
    for (const client of teams.clients()) client.wake()
  }
  const verdict = await teams.end()
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
      report('crash', 'SQLite', { kills, ...figures(verdict), openMs: Math.round(back) })
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
      const { verdict, back } = await crash({ url: POSTGRES_URL, schema: place.schema }, kills, place.open)
      await place.remove()
      report('crash', 'PostgreSQL', { kills, ...figures(verdict), openMs: Math.round(back) })
      expect(verdict.faults).toEqual([])
      expect(verdict.acked).toBeGreaterThan(kills)
    },
    LONG ? 3_600_000 : 60_000,
  )
})
