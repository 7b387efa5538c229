import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchScenario } from '../../src/cli/watch-scenario'

let home = ''
let file = ''
let stop = (): void => undefined
const text = vi.fn()
const art = vi.fn()
/** One look at the folder. */
const look = (): unknown => vi.advanceTimersByTime(300)

beforeEach(() => {
  vi.useFakeTimers()
  vi.clearAllMocks()
  home = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'xinghuo-watch-')), '夜 里')
  file = path.join(home, 'scenario.json')
  fs.mkdirSync(home)
  fs.writeFileSync(file, '{}')
  stop = watchScenario(file, { text, art })
})

afterEach(() => {
  stop()
  vi.useRealTimers()
  fs.rmSync(path.dirname(home), { recursive: true })
})

it('tells of the text, of the drawings, and of nothing else', () => {
  fs.writeFileSync(path.join(home, 'notes.txt'), '')
  look()
  expect([text.mock.calls.length, art.mock.calls.length]).toEqual([0, 0])
  fs.writeFileSync(file, '{ }')
  look()
  look()
  expect([text.mock.calls.length, art.mock.calls.length]).toEqual([1, 0])
  fs.mkdirSync(path.join(home, 'art'))
  fs.writeFileSync(path.join(home, 'art', '门.svg'), '<svg/>')
  look()
  expect([text.mock.calls.length, art.mock.calls.length]).toEqual([1, 1])
})

it('looks on while the folder is not to be had, and tells when it is back', () => {
  fs.renameSync(home, `${home}.away`)
  look()
  // Every name below leads through a file now.
  fs.writeFileSync(home, '')
  expect(look).not.toThrow()
  expect(text).not.toHaveBeenCalled()
  fs.rmSync(home)
  fs.renameSync(`${home}.away`, home)
  look()
  expect(text).toHaveBeenCalledOnce()
})

it('hears nothing any more once it is stopped', () => {
  stop()
  fs.writeFileSync(file, '{ }')
  look()
  expect(text).not.toHaveBeenCalled()
})
