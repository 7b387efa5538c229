import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest'
import { onceOrWatching } from '../../src/cli/watch'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'xinghuo-watch-'))
const file = path.join(folder, 'night.json')
const output = { out: () => undefined, error: () => undefined }

beforeEach(() => {
  vi.useFakeTimers()
  fs.writeFileSync(file, '{}')
})
afterEach(() => vi.useRealTimers())
afterAll(() => fs.rmSync(folder, { recursive: true }))

/** Long work on a file that is watched: how often it began, how it is done, a save that is noticed, and Ctrl-C. */
const watched = () => {
  const others = process.listeners('SIGINT')
  const finish: (() => void)[] = []
  const work = vi.fn(() => new Promise<number>((resolve) => finish.push(() => resolve(0))))
  const ended = onceOrWatching(true, file, output, work)
  const [interrupt] = process.listeners('SIGINT').filter((one) => !others.includes(one))
  return {
    work,
    ended,
    finish: async () => {
      finish.shift()?.()
      await vi.advanceTimersByTimeAsync(0)
    },
    save: () => {
      fs.appendFileSync(file, ' ')
      vi.advanceTimersByTime(1000)
    },
    interrupt: () => interrupt?.('SIGINT'),
  }
}

it('what was saved while it worked is worked on next, once', async () => {
  const { work, save, finish, interrupt, ended } = watched()
  save()
  save()
  expect(work).toHaveBeenCalledTimes(1)
  await finish()
  expect(work).toHaveBeenCalledTimes(2)
  await finish()
  expect(work).toHaveBeenCalledTimes(2)
  interrupt()
  expect(await ended).toBe(0)
})

it('Ctrl-C is the end, even when something was saved just before', async () => {
  const { work, save, finish, interrupt, ended } = watched()
  save()
  interrupt()
  await finish()
  expect(await ended).toBe(0)
  expect(work).toHaveBeenCalledTimes(1)
})
