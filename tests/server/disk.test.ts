import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RoomStore } from '@/server/store/room-store'
import { openSqliteStore } from '@/server/store/sqlite'
import { seeded } from './support/chooser'
import { type DiskFault, injectFault, limitFiles, whyNoFaults } from './support/faulty-disk'
import { aFreePort, ServerNode } from './support/nodes'
import { until } from './support/phone'
import { report } from './support/report'
import { figures, openTeams, type Teams } from './support/teams'

const LONG = process.env.XINGHUO_LONG === '1'
const ROUNDS = LONG ? 10 : 1
const noFaults = (await whyNoFaults()) !== undefined
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const random = seeded(1)

describe.skipIf(noFaults)('a server whose disk fails', () => {
  let folder: string
  let node: ServerNode
  let store: RoomStore
  let teams: Teams
  const sums = { faults: 0, rows: 0, acked: 0, unheard: 0, broken: 0 }

  beforeEach(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'disk-'))
    const file = path.join(folder, 'rooms.db')
    node = new ServerNode(await aFreePort(), { file }, 'error')
    await node.start()
    store = await openSqliteStore(file)
    teams = await openTeams(store, node.http, () => node.ws)
    teams.busy()
  })
  afterEach(async () => {
    await node.stop()
    await store.close()
    fs.rmSync(folder, { recursive: true })
  })
  afterAll(() => report('disk', 'SQLite', sums))

  const everybodyIsBack = async (): Promise<void> => {
    for (const client of teams.clients()) {
      client.wake()
      await until(client, () => client.state().link === 'online', 30_000)
    }
    await teams.relieve()
  }
  const failures = async (): Promise<number> => {
    const metrics = await (await fetch(`${node.http}/metrics`)).text()
    return Number(/xinghuo_store_failures_total (\d+)/.exec(metrics)?.[1])
  }
  const judged = async (failed: number): Promise<void> => {
    const verdict = figures(await teams.end())
    sums.faults += failed
    sums.rows += verdict.rows
    sums.acked += verdict.acked
    sums.unheard += verdict.unheard
    sums.broken += verdict.faults
    expect(verdict.faults).toBe(0)
    expect(verdict.acked).toBeGreaterThan(30)
  }

  const NOW_AND_THEN: readonly (DiskFault & { readonly says: RegExp })[] = [
    { call: 'fsync', error: 'EIO', when: '3+7', says: /磁盘出错/ },
    { call: 'pwrite64', error: 'EIO', when: '5+23', says: /磁盘出错/ },
    { call: 'pwrite64', error: 'ENOSPC', when: '5+23', says: /磁盘满了/ },
  ]
  test.each(NOW_AND_THEN)('now and then ($call: $error) recovers by itself, and says so', async (fault) => {
    let failed = 0
    for (let i = 0; i < ROUNDS; i += 1) {
      const stop = await injectFault(node.pid, fault)
      await pause(1500)
      failed += await stop()
      await everybodyIsBack()
    }
    expect(failed).toBeGreaterThan(2)
    expect(await failures()).toBeGreaterThan(0)
    expect(node.log.join()).toMatch(fault.says)
    await judged(failed)
  })

  const FOR_GOOD: readonly DiskFault[] = [
    { call: 'fsync', error: 'EIO', when: '1+' },
    { call: 'pwrite64', error: 'ENOSPC', when: '1+' },
  ]
  test.each(FOR_GOOD)(
    'all the time ($call: $error) acknowledges nothing and tells the phones; they go on when it works again',
    async (fault) => {
      let failed = 0
      for (let i = 0; i < ROUNDS; i += 1) {
        const told = teams.hosts().map((host) => until(host, () => host.state().bye === 'try_later', 20_000))
        const stop = await injectFault(node.pid, fault)
        // What was on its way to a phone when the faults began may still arrive.
        await pause(1000)
        const before = teams.acked()
        await Promise.all(told)
        await pause(1000)
        expect(teams.acked()).toBe(before)
        failed += await stop()
        // Nobody takes the phones out: they find back by themselves.
        for (const host of teams.hosts()) await until(host, () => teams.acked() > before, 45_000)
        await everybodyIsBack()
      }
      expect(failed).toBeGreaterThan(2)
      await judged(failed)
    },
  )

  test('and which is killed meanwhile loses nothing', async () => {
    let failed = 0
    for (let i = 0; i < 2 * ROUNDS; i += 1) {
      const fault: DiskFault = {
        call: i % 2 === 0 ? 'fsync' : 'pwrite64',
        error: 'EIO',
        when: `${i % 2 === 0 ? 2 : 5}+3`,
      }
      const stop = await injectFault(node.pid, fault)
      await pause(200 + random() * 600)
      await node.kill()
      failed += await stop()
      await node.start()
      await everybodyIsBack()
    }
    expect(failed).toBeGreaterThan(2)
    await judged(failed)
  })

  test('in the middle of a write loses nothing and goes on when there is room again', async () => {
    for (let i = 0; i < ROUNDS; i += 1) {
      const length = fs.statSync(path.join(folder, 'rooms.db-wal')).size
      // The next writes end in the middle of a page.
      await limitFiles(node.pid, length + 4096 + Math.floor(random() * 4096))
      await Promise.all(teams.hosts().map((host) => until(host, () => host.state().bye === 'try_later', 20_000)))
      await limitFiles(node.pid, 'unlimited')
      await everybodyIsBack()
    }
    expect(await failures()).toBeGreaterThan(0)
    await judged(ROUNDS)
  })
})
