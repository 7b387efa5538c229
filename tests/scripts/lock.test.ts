import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { alone } from '../../scripts/lib/lock.mts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'xinghuo-lock-'))
const lock = (name: string): string => path.join(folder, name)
afterAll(() => fs.rmSync(folder, { recursive: true }))

describe('a build', () => {
  test('is alone, and leaves the place free whether it goes well or not', async () => {
    const file = lock('free')
    const held = async () => fs.readFileSync(file, 'utf8')
    expect(await alone(held, file)).toBe(String(process.pid))
    await expect(alone(() => Promise.reject(new Error('broken')), file)).rejects.toThrow('broken')
    expect(fs.existsSync(file)).toBe(false)
  })

  test('waits for another one, and says so once', async () => {
    const file = lock('taken')
    const said = vi.spyOn(console, 'log').mockReturnValue()
    const order: string[] = []
    const first = alone(async () => {
      await vi.waitFor(() => expect(said).toHaveBeenCalledOnce())
      order.push('first')
    }, file)
    await Promise.all([first, alone(async () => order.push('second'), file)])
    expect(order).toEqual(['first', 'second'])
    expect(said).toHaveBeenCalledOnce()
    said.mockRestore()
  })

  test('takes the place of one that was killed', async () => {
    const file = lock('dead')
    const { pid } = spawnSync(process.execPath, ['--version'])
    fs.writeFileSync(file, String(pid))
    expect(await alone(async () => 'built', file)).toBe('built')
    // Killed before it had written its name.
    const longAgo = new Date(Date.now() - 60_000)
    fs.writeFileSync(file, '')
    fs.utimesSync(file, longAgo, longAgo)
    expect(await alone(async () => 'built', file)).toBe('built')
  })

  test('says why when it can’t have the lock, and does not wait for ever', async () => {
    const through = lock('file')
    fs.writeFileSync(through, '')
    const work = vi.fn()
    await expect(alone(work, path.join(through, 'lock'))).rejects.toThrow(/ENOTDIR|EEXIST/u)
    await expect(alone(work, lock('n'.repeat(300)))).rejects.toThrow('ENAMETOOLONG')
    expect(work).not.toHaveBeenCalled()
  })
})
