import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { play } from '../../src/cli/play'

const LAMPS = path.join(__dirname, '../fixtures/two-lamps.json')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'xinghuo-play-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

const run = async (...args: string[]) => {
  const out: string[] = []
  const error: string[] = []
  const code = await play(args, { out: (text) => out.push(text), error: (text) => error.push(text) })
  return { code, out: out.join('\n'), error: error.join('\n') }
}

describe('play', () => {
  it('plays a whole evening with companions and prints one JSON object', async () => {
    const { code, out } = await run(LAMPS, '--bots', '--seed', '1', '--json')
    expect(code).toBe(0)
    const report: unknown = JSON.parse(out)
    expect(report).toMatchObject({ scenario: 'two-lamps', version: '1.0.0', ended: true })
    expect(Object.keys(report as object)).toEqual([
      'scenario',
      'version',
      'ended',
      'ending',
      'commands',
      'storyMinutes',
      'traps',
      'barriers',
    ])
  })

  it('plays the same evening for the same seed, 1 when none is given', async () => {
    const same = await run(LAMPS, '--bots', '--json')
    expect((await run(LAMPS, '--bots', '--seed', '1', '--json')).out).toBe(same.out)
    const first = await run(LAMPS, '--bots')
    expect((await run(LAMPS, '--bots', '--seed', '2')).out).not.toBe(first.out)
  })

  it('tells the evening in Chinese, with the names of roles', async () => {
    const { out } = await run(LAMPS, '--bots', '--seed', '3')
    expect(out).toContain('《两盏灯》')
    expect(out).toContain('第 1 幕　天黑')
    expect(out).toMatch(/东家|来客/)
    expect(out).toContain('━━ 结局')
    expect(out).not.toMatch(/undefined|null|\bt-|「」/)
  })

  it('takes a folder with a scenario.json', async () => {
    const lamps = path.join(folder, 'two-lamps')
    fs.mkdirSync(lamps)
    fs.copyFileSync(LAMPS, path.join(lamps, 'scenario.json'))
    expect((await run(lamps, '--bots', '--json')).code).toBe(0)
  })

  it('replays what it wrote, to the same evening', async () => {
    const file = path.join(folder, 'evening.json')
    const first = await run(LAMPS, '--bots', '--seed', '5', '--json', '--log', file)
    expect(JSON.parse(first.out)).toMatchObject({ log: file })
    const again = await run(LAMPS, '--script', file, '--json')
    expect(again.code).toBe(0)
    expect({ ...JSON.parse(again.out), log: file }).toEqual(JSON.parse(first.out))
  })

  it('says which command of a script was refused and why', async () => {
    const file = path.join(folder, 'refused.json')
    fs.writeFileSync(
      file,
      JSON.stringify([
        { by: { phone: 'a' }, body: { type: 'join', role: 0, host: true } },
        { by: { phone: 'b' }, body: { type: 'start' } },
      ]),
    )
    const { code, error, out } = await run(LAMPS, '--script', file)
    expect(code).toBe(1)
    expect(error).toBe('第 2 条命令（start）没有被接受：没有这部手机，要先 join。')
    expect(out).toContain('还没有走到结局')
  })

  it.each([
    ['no scenario', ['--bots'], '还没有写是哪个剧本'],
    ['neither bots nor script', [LAMPS], '二选一'],
    ['an unknown option', [LAMPS, '--bots', '--sead'], '没有“--sead”这个选项，是否想写“--seed”？'],
    ['a seed that is no number', [LAMPS, '--bots', '--seed', 'x'], '--seed 不能写“x”'],
    ['two scenarios', [LAMPS, LAMPS, '--bots'], '一次只能写一个'],
  ])('answers %s with the usage and 2', async (_, args, message) => {
    const { code, error, out } = await run(...args)
    expect(code).toBe(2)
    expect(error).toContain(message)
    expect(error).toContain('用法')
    expect(out).toBe('')
  })

  it('names the file it cannot read', async () => {
    const { code, error } = await run(path.join(folder, 'nowhere.json'), '--bots')
    expect(code).toBe(2)
    expect(error).toContain('nowhere.json：没有这个文件或文件夹')
  })

  it('prints the findings of a scenario with errors', async () => {
    const file = path.join(folder, 'broken.json')
    fs.writeFileSync(file, '{ "formatVersion": 1 }')
    const { code, error } = await run(file, '--bots')
    expect(code).toBe(1)
    expect(error).toMatch(/broken\.json:1:\d+ 错误 XH\d{4}/)
  })
})
