import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { RoomStore } from '@/server/store/room-store'
import { POSTGRES_URL, postgresAnswers, postgresPlace } from './store/stores'
import { seeded } from './support/chooser'
import { BAD_WIFI, type Cut, type FaultProxy, openFaultProxy } from './support/fault-proxy'
import { aFreePort, ServerNode } from './support/nodes'
import { until } from './support/phone'
import { report } from './support/report'
import { figures, openTeams, type Teams } from './support/teams'

const LONG = process.env.XINGHUO_LONG === '1'
const ROUNDS = Number(process.env.CUTS ?? (LONG ? 5 : 1))
vi.setConfig({ testTimeout: 60_000 * ROUNDS })
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Phones of each team by the node they are at. */
const CUT_OFF = [0, 1]
const NEAR = [2, 3]

describe.skipIf(!(await postgresAnswers()))('a node cut off from PostgreSQL, and another that is not', () => {
  let place: ReturnType<typeof postgresPlace>
  let path: FaultProxy
  let nodes: readonly [ServerNode, ServerNode]
  let store: RoomStore
  let teams: Teams

  beforeEach(async () => {
    place = postgresPlace()
    const database = new URL(POSTGRES_URL)
    path = await openFaultProxy(Number(database.port || 5432), BAD_WIFI, seeded(1))
    const far = new URL(POSTGRES_URL)
    far.host = `127.0.0.1:${path.port}`
    nodes = [
      new ServerNode(await aFreePort(), { url: far.href, schema: place.schema }, 'error'),
      new ServerNode(await aFreePort(), { url: POSTGRES_URL, schema: place.schema }),
    ]
    for (const node of nodes) await node.start()
    store = await place.open()
    teams = await openTeams(store, nodes[1].http, (phone) => nodes[CUT_OFF.includes(phone) ? 0 : 1].ws)
    teams.busy()
  })
  afterEach(async () => {
    path.cut(null)
    for (const node of nodes) await node.stop()
    await store.close()
    await path.close()
    await place.remove()
  })

  const cutOff = () => teams.clients().filter((_, i) => CUT_OFF.includes(i % 4))
  /** More commands of these phones are acknowledged than there were. */
  const goOn = async (phones: readonly number[], than: number, ms = 45_000): Promise<void> => {
    const end = Date.now() + ms
    while (teams.acked(phones) <= than) {
      if (Date.now() > end) expect.unreachable(`phones ${phones} did not go on`)
      await pause(100)
    }
  }

  test.each<Cut>(['stall', 'reset', 'swallow'])(
    '(%s) acknowledges nothing, says so, and goes on by itself',
    async (how) => {
      for (let i = 0; i < ROUNDS; i += 1) {
        path.cut(how)
        // What was on its way to a phone may still arrive.
        await pause(1000)
        const [far, near] = [teams.acked(CUT_OFF), teams.acked(NEAR)]
        await Promise.all(cutOff().map((client) => until(client, () => client.state().link !== 'online', 20_000)))
        await goOn(NEAR, near)
        expect(teams.acked(CUT_OFF)).toBe(far)
        path.cut(null)
        await goOn(CUT_OFF, far)
        await Promise.all(
          teams.clients().map((client) => until(client, () => client.state().link === 'online', 45_000)),
        )
        await teams.relieve()
      }
      expect(nodes[0].log.join()).toContain('the store failed')
      const verdict = await teams.end()
      report('partition', `PostgreSQL, ${how}`, { cuts: ROUNDS, ...figures(verdict) })
      expect(verdict.faults).toEqual([])
    },
  )

  test('loses its lease: it lets its phones go, and the other shows that they are gone', async () => {
    path.cut('swallow')
    const [far] = cutOff()
    const near = teams.clients()[NEAR[0] ?? 0]
    if (far === undefined || near === undefined) throw new Error('no phones')
    const gone = new Set(cutOff().map((client) => client.state().phone))
    await until(far, () => far.state().bye === 'try_later', 40_000)
    await until(near, () => near.state().around.people.every(({ phone, here }) => here !== gone.has(phone)), 60_000)
    expect(near.state().around.blinking).toEqual(CUT_OFF)
    // It learns that it has no lease at its next sign of life, which takes its time to fail.
    const health = async (): Promise<number> => (await fetch(`${nodes[0].http}/healthz`)).status
    for (let i = 0; i < 60 && (await health()) === 200; i += 1) await pause(500)
    expect(await health()).toBe(503)
    expect((await fetch(`${nodes[1].http}/healthz`)).status).toBe(200)
    path.cut(null)
    await Promise.all(cutOff().map((client) => until(client, () => client.state().link === 'online', 45_000)))
    await until(near, () => near.state().around.people.every(({ here }) => here), 60_000)
    const verdict = await teams.end()
    report('partition', 'PostgreSQL, lease lost', { cuts: 1, ...figures(verdict) })
    expect(verdict.faults).toEqual([])
  })
})
