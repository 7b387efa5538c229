import { describe, expect, test } from 'vitest'
import { loadFourGates } from '../fixtures/four-gates'
import { type Place, POSTGRES_URL, postgresAnswers, postgresPlace, sqlitePlace } from './store/stores'
import { seeded } from './support/chooser'
import { BAD_WIFI, openFaultProxy } from './support/fault-proxy'
import { checkRoom } from './support/history'
import { aFreePort, ServerNode } from './support/nodes'
import { report } from './support/report'
import { startServer } from './support/server'
import { newTeam } from './support/team'

const LONG = process.env.XINGHUO_LONG === '1'
const postgres = await postgresAnswers()
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const badWifi = async (place: Place, seconds: number) => {
  const store = await place.open()
  const scenario = loadFourGates(8, 1)
  const server = await startServer({ store, library: new Map([[scenario.id, scenario]]) })
  const proxy = await openFaultProxy(server.port, BAD_WIFI, seeded(seconds))
  const url = `ws://127.0.0.1:${proxy.port}/ws`
  const teams = await Promise.all([1, 2, 3].map((seed) => newTeam(server.http, seed, () => url)))
  proxy.calm(false)
  for (const team of teams) team.busy()
  const end = Date.now() + seconds * 1000
  while (Date.now() < end) {
    await pause(1000)
    // People put their phones away and take them out again; half-open sockets are found that way.
    for (const { clients } of teams) clients[Math.floor(Math.random() * 4)]?.wake()
  }
  proxy.calm(true)
  for (const { clients } of teams) for (const client of clients) client.wake()
  await pause(2500)
  for (const team of teams) await team.stop()
  const verdicts = await Promise.all(teams.map((t) => checkRoom(store, scenario, t.answers, t.witnesses, t.clients)))
  for (const team of teams) team.close()
  await proxy.close()
  const ruined = proxy.count()
  await server.close()
  await place.remove()
  return { verdicts, ruined }
}

const summary = (verdicts: Awaited<ReturnType<typeof badWifi>>['verdicts']) => ({
  rows: verdicts.reduce((a, v) => a + v.rows, 0),
  acked: verdicts.reduce((a, v) => a + v.acked, 0),
  unheard: verdicts.reduce((a, v) => a + v.unheard, 0),
  faults: verdicts.reduce((a, v) => a + v.faults.length, 0),
})

describe('over a bad network', () => {
  const seconds = LONG ? 300 : 5
  const over = async (place: Place, name: string): Promise<void> => {
    const { verdicts, ruined } = await badWifi(place, seconds)
    report('history', name, { seconds, ruined, ...summary(verdicts) })
    expect(verdicts.flatMap(({ faults }) => faults)).toEqual([])
    expect(ruined).toBeGreaterThan(5)
    expect(verdicts.every(({ acked }) => acked > 10)).toBe(true)
  }
  test(
    'every room’s history is one line of commands: SQLite',
    () => over(sqlitePlace(), 'SQLite'),
    seconds * 1000 + 60_000,
  )
  test.skipIf(!postgres)(
    'every room’s history is one line of commands: PostgreSQL',
    () => over(postgresPlace(), 'PostgreSQL'),
    seconds * 1000 + 60_000,
  )
})

describe.skipIf(!postgres)('two nodes on one PostgreSQL', () => {
  const kills = LONG ? 40 : 2
  test(
    `serve the same rooms, and phones of a killed node go on at the other: ${kills} kills`,
    async () => {
      const place = postgresPlace()
      const where = { url: POSTGRES_URL, schema: place.schema }
      const nodes = [new ServerNode(await aFreePort(), where), new ServerNode(await aFreePort(), where)] as const
      for (const node of nodes) await node.start()
      // Two phones of each room at each node; a phone that finds its node dead tries the other.
      let dead = -1
      const teams = await Promise.all(
        [1, 2, 3].map((seed) =>
          newTeam(
            nodes[0].http,
            seed,
            (phone) => nodes[dead === phone % 2 ? 1 - dead : phone % 2 === 0 ? 0 : 1]?.ws ?? '',
          ),
        ),
      )
      for (const team of teams) team.busy()
      for (let i = 0; i < kills; i += 1) {
        await pause(700)
        dead = i % 2
        await nodes[dead === 0 ? 0 : 1].kill()
        for (const { clients } of teams) for (const client of clients) client.wake()
        await pause(700)
        await nodes[dead === 0 ? 0 : 1].start()
        dead = -1
      }
      await pause(700)
      for (const team of teams) await team.stop()
      const store = await place.open()
      const scenario = loadFourGates(8, 1)
      const verdicts = await Promise.all(
        teams.map((t) => checkRoom(store, scenario, t.answers, t.witnesses, t.clients)),
      )
      for (const team of teams) team.close()
      for (const node of nodes) await node.stop()
      await store.close()
      await place.remove()
      report('nodes', 'PostgreSQL', { kills, ...summary(verdicts) })
      expect(verdicts.flatMap(({ faults }) => faults)).toEqual([])
    },
    LONG ? 600_000 : 60_000,
  )
})
