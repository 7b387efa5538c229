import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

// The commands as a writer meets them: real processes, real pipes, real signals.

const ROOT = path.join(__dirname, '../..')
const LAMPS = 'tests/fixtures/two-lamps.json'
const COMMANDS = ['new', 'check', 'prove', 'play', 'simulate', 'graph', 'review']
const MAIN = ['--import', 'tsx', 'src/cli/main.mts']
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'xinghuo-terminal-'))
const GBK = path.join(folder, 'gbk.json')
// 剧本, as an old Windows editor saves it
fs.writeFileSync(GBK, Buffer.from([0x22, 0xbe, 0xe7, 0xb1, 0xbe, 0x22]))
afterAll(() => fs.rmSync(folder, { recursive: true }))

const run = (...args: string[]) => spawnSync(process.execPath, [...MAIN, ...args], { cwd: ROOT, encoding: 'utf8' })

/** A command that watches a file: what it said, a wait for its so-many-th turn, and Ctrl-C, which answers how it ended. */
const watching = (name: string, file: string, ...more: string[]) => {
  const child = spawn(process.execPath, [...MAIN, name, file, ...more, '--watch'], { cwd: ROOT })
  const heard = { out: '', turns: 0 }
  child.stdout.on('data', (chunk) => {
    heard.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    heard.out += chunk
    heard.turns += String(chunk).split('做完了').length - 1
  })
  const ended = new Promise((resolve) => child.on('close', resolve))
  return {
    heard,
    turn: (count: number) => expect.poll(() => heard.turns, { timeout: 30_000 }).toBeGreaterThanOrEqual(count),
    stop: () => {
      child.kill('SIGINT')
      return ended
    },
  }
}

/** English that a writer would have to look up; names of files, options and formats are none. */
const ENGLISH = /\b(unknown|option|error|no such|argument|must|missing|usage|at async|node:internal)\b/iu

describe('the commands in a terminal', () => {
  it.each(COMMANDS)('%s --help answers in Chinese, with every option it knows, and 0', (name) => {
    const { stdout, stderr, status } = run(name, '--help')
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain(`用法：npm run ${name} --`)
    const source = fs.readFileSync(path.join(ROOT, `src/cli/${name}.ts`), 'utf8')
    const options = [...source.matchAll(/^ {6}(\w+): \{ type: '(?:boolean|string)'/gmu)].map(([, option]) => option)
    expect(options.length).toBeGreaterThan(1)
    for (const option of options) expect(stdout).toContain(option === 'output' ? '-o 文件' : `--${option}`)
    expect(stdout).not.toMatch(ENGLISH)
  })

  it('preview explains itself and what is wrong as the other commands do', () => {
    const preview = (...args: string[]) =>
      spawnSync(process.execPath, ['scripts/xinghuo.mjs', 'preview', ...args], { cwd: ROOT, encoding: 'utf8' })
    const [help, nothing, wrong] = [preview('--help'), preview(), preview('scenarios/no-such-night')]
    expect([help.status, help.stderr]).toEqual([0, ''])
    expect(help.stdout).toContain('用法：npm run preview --')
    for (const option of ['--port', '--seed', '--host']) expect(help.stdout).toContain(option)
    expect([nothing.status, wrong.status]).toEqual([2, 2])
    expect(nothing.stderr).toContain('还没有写是哪个剧本')
    for (const { stdout, stderr } of [help, nothing, wrong]) expect(stdout + stderr).not.toMatch(ENGLISH)
  })

  it('lists all commands when none is named, and for a name it does not know', () => {
    const [none, wrong, help] = [run(), run('chekc', LAMPS), run('--help')]
    expect([none.status, wrong.status, help.status]).toEqual([2, 2, 0])
    for (const said of [none.stderr, wrong.stderr, help.stdout]) {
      for (const name of COMMANDS) expect(said).toMatch(new RegExp(`^  ${name} +\\p{Script=Han}`, 'mu'))
    }
  })

  it.each([
    ['an unknown option', ['check', LAMPS, '--prof'], '没有“--prof”这个选项，是否想写“--prove”？'],
    ['an option without its value', ['graph', LAMPS, '-o'], '“-o”后面要写上内容'],
    ['an option where a value should be', ['simulate', LAMPS, '--svg', '--json'], '“--svg”后面要写上内容'],
    ['a value where none belongs', ['check', LAMPS, '--json=yes'], '“--json”后面不写内容'],
    ['a number that is none', ['simulate', LAMPS, '--games', 'many'], '--games 不能写“many”'],
    ['no games', ['simulate', LAMPS, '--games', '0'], '--games 不能写“0”'],
    ['readers nobody knows', ['simulate', LAMPS, '--readers', 'slow'], '--readers 不能写“slow”'],
    ['no scenario', ['review', '-o', 'x.html'], '还没有写是哪个剧本'],
    ['no output', ['review', LAMPS], '还没有写存到哪个文件'],
    ['a file that is not there', ['prove', 'tests/fixtures/two-lmaps.json'], `是否想写 ${LAMPS}？`],
    [
      'a folder without a scenario',
      ['graph', 'tests/fixtures', '-o', 'x.svg'],
      'tests/fixtures/scenario.json：没有这个',
    ],
    ['a Chinese id', ['new', '我的一夜'], '编号不能写“我的一夜”'],
    ['a place nobody may write', ['graph', LAMPS, '-o', `${LAMPS}/x.svg`], `写不了 ${LAMPS}/x.svg：`],
    ['a file that is not UTF-8', ['check', GBK], '不是用 UTF-8 保存的'],
    ['a file taken for a folder', ['check', `${LAMPS}/scenario.json`], '路径中间有一段不是文件夹'],
    ['a name no file can have', ['play', '夜'.repeat(300), '--bots'], '名字太长'],
  ])('answers %s with 2, cause and cure', (_, args, message) => {
    const { stdout, stderr, status } = run(...args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
    expect(stderr).not.toMatch(ENGLISH)
  })

  it.each([
    ['play', [LAMPS, '--bots'], 0],
    ['check', [path.join(folder, 'broken.json')], 1],
  ])('%s ends quietly when nobody reads on, with the answer it would have given', async (name, args, code) => {
    fs.writeFileSync(path.join(folder, 'broken.json'), '{ "formatVersion": 1 }')
    const child = spawn(process.execPath, [...MAIN, name, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.destroy()
    let stderr = ''
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(code)
    expect(stderr).toBe('')
  })

  it.each([
    ['check', []],
    ['prove', []],
    ['simulate', ['--games', '2']],
    ['graph', ['-o', path.join(folder, 'graph.svg')]],
    ['review', ['-o', path.join(folder, 'review.html')]],
  ])('%s --watch works again after every save, and Ctrl-C ends it with 0', async (name, more) => {
    const file = path.join(folder, `${name}.json`)
    const text = fs.readFileSync(path.join(ROOT, LAMPS), 'utf8')
    fs.writeFileSync(file, text)
    const { heard, turn, stop } = watching(name, file, ...more)
    await turn(1)
    expect(heard.out).not.toContain('XH0202')
    // As editors do it: a new file in the place of the old.
    fs.writeFileSync(`${file}.new`, text.replace('"done": "t-lamp"', '"done": "t-lmap"'))
    fs.renameSync(`${file}.new`, file)
    await turn(2)
    expect(heard.out).toContain('XH0202')
    expect(await stop()).toBe(0)
  })

  it('check --watch works again when a drawing comes or goes', async () => {
    const home = path.join(folder, 'drawn')
    fs.mkdirSync(home)
    fs.copyFileSync(path.join(ROOT, LAMPS), path.join(home, 'lamps.json'))
    const { heard, turn, stop } = watching('check', path.join(home, 'lamps.json'))
    await turn(1)
    expect(heard.out).toContain('XH0216')
    heard.out = ''
    fs.mkdirSync(path.join(home, 'art'))
    fs.writeFileSync(path.join(home, 'art/house.svg'), '<svg/>')
    await turn(2)
    expect(heard.out).not.toContain('XH0216')
    fs.rmSync(path.join(home, 'art'), { recursive: true })
    await expect.poll(() => heard.out, { timeout: 30_000 }).toContain('XH0216')
    expect(await stop()).toBe(0)
  })

  it('Ctrl-C stops a long proof at once, says how far it came, and ends it with 130', async () => {
    const scenario = JSON.parse(
      fs.readFileSync(path.join(ROOT, 'scenarios/first-congress-night/scenario.json'), 'utf8'),
    )
    // Meters of a hundred steps each: minutes of work.
    for (const meter of scenario.meters)
      Object.assign(meter, { max: 99, words: Array.from({ length: 100 }, (_, i) => `第${i}级`) })
    const file = path.join(folder, 'long.json')
    fs.writeFileSync(file, JSON.stringify(scenario))
    const child = spawn(process.execPath, [...MAIN, 'prove', file], { cwd: ROOT })
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
    })
    child.stderr.on('data', (chunk) => {
      if (!said.includes('正在算')) child.kill('SIGINT')
      said += chunk
    })
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130)
    expect(said).toMatch(/^正在算“.+”：第 \d 幕，共 8 幕……\n好，不再往下算了。/u)
    expect(said).toMatch(/证明没有做完：“.+”算到第 \d 幕（共 8 幕）停下了/u)
    expect(said).not.toContain('太复杂')
  })
})
