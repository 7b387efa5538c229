import { describe, expect, test } from 'vitest'
import { loadFourGates } from '../fixtures/four-gates'
import { type Place, POSTGRES_URL, postgresAnswers, postgresPlace, sqlitePlace } from './store/stores'
import { seeded } from './support/chooser'
import { BAD_WIFI, openFaultProxy } from './support/fault-proxy'
import { aFreePort, ServerNode } from './support/nodes'
import { report } from './support/report'
import { startServer } from './support/server'
import { figures, openTeams } from './support/teams'

const LONG = process.env.XINGHUO_LONG === '1'
const postgres = await postgresAnswers()
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const badWifi = async (place: Place, seconds: number) => {
  const store = await place.open()
  const scenario = loadFourGates(8, 1)
  const server = await startServer({ store, library: new Map([[scenario.id, scenario]]) })
  const proxy = await openFaultProxy(server.port, BAD_WIFI, seeded(seconds))
  const teams = await openTeams(store, server.http, () => `ws://127.0.0.1:${proxy.port}/ws`)
  proxy.calm(false)
  teams.busy()
  const end = Date.now() + seconds * 1000
  while (Date.now() < end) {
    await pause(1000)
    // People put their phones away and take them out again; half-open sockets are found that way.
    for (const [i, client] of teams.clients().entries()) if (i % 4 === Math.floor(Math.random() * 4)) client.wake()
    if (!teams.ended()) continue
    proxy.calm(true)
    for (const client of teams.clients()) client.wake()
    await teams.relieve()
    proxy.calm(false)
  }
  proxy.calm(true)
  for (const client of teams.clients()) client.wake()
  await pause(2500)
  const verdict = await teams.end()
  await proxy.close()
  const ruined = proxy.count()
  await server.close()
  await place.remove()
  return { verdict, ruined }
}

describe('over a bad network', () => {
  const seconds = LONG ? 300 : 5
  const over = async (place: Place, name: string): Promise<void> => {
    const { verdict, ruined } = await badWifi(place, seconds)
    report('history', name, { seconds, ruined, ...figures(verdict) })
    expect(verdict.faults).toEqual([])
    expect(ruined).toBeGreaterThan(5)
    expect(verdict.acked).toBeGreaterThan(30)
  }
  test(
    'every room’s history is one line of commands: SQLite',
    () => over(sqlitePlace(), 'SQLite'),
    seconds * 2000 + 60_000,
  )
  test.skipIf(!postgres)(
    'every room’s history is one line of commands: PostgreSQL',
    () => over(postgresPlace(), 'PostgreSQL'),
    seconds * 2000 + 60_000,
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
      const store = await place.open()
      const teams = await openTeams(
        store,
        nodes[0].http,
        (phone) => nodes[dead === phone % 2 ? 1 - dead : phone % 2 === 0 ? 0 : 1]?.ws ?? '',
      )
      teams.busy()
      for (let i = 0; i < kills; i += 1) {
        await pause(700)
        dead = i % 2
        await nodes[dead === 0 ? 0 : 1].kill()
        for (const client of teams.clients()) client.wake()
        await pause(700)
        await nodes[dead === 0 ? 0 : 1].start()
        dead = -1
        await teams.relieve()
      }
      await pause(700)
      const verdict = await teams.end()
      for (const node of nodes) await node.stop()
      await store.close()
      await place.remove()
      report('nodes', 'PostgreSQL', { kills, ...figures(verdict) })
      expect(verdict.faults).toEqual([])
    },
    LONG ? 1_200_000 : 60_000,
  )
})
