import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CheckReport, check } from '../../src/cli/check'
import { graph } from '../../src/cli/graph'
import { create } from '../../src/cli/new'
import type { Output } from '../../src/cli/options'
import { play } from '../../src/cli/play'
import { proveCommand } from '../../src/cli/prove'
import { review } from '../../src/cli/review'
import { simulateCommand } from '../../src/cli/simulate'
import type { Simulation } from '../../src/scenario/simulate'

let folder = ''
let file = ''

const heard = (): Output & { readonly lines: string[]; readonly problems: string[] } => {
  const lines: string[] = []
  const problems: string[] = []
  return { lines, problems, out: (text) => lines.push(text), error: (text) => problems.push(text) }
}

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'xinghuo-'))
  expect(await create(['first-try', '--dir', folder, '--title', '头一回'], heard())).toBe(0)
  file = path.join(folder, 'first-try', 'scenario.json')
})

afterAll(() => {
  fs.rmSync(folder, { recursive: true })
})

/** The new scenario with one piece of text replaced. */
const spoilt = (name: string, from: string, to: string): string => {
  const text = fs.readFileSync(file, 'utf8')
  expect(text.split(from).length, from).toBe(2)
  const other = path.join(folder, `${name}.json`)
  fs.writeFileSync(other, text.replace(from, to))
  return other
}

describe('a writer', () => {
  it('starts with a scenario that is clean, proved, and plays at once', async () => {
    const output = heard()
    expect(await check([file, '--prove', '--json'], output)).toBe(0)
    const report = JSON.parse(output.lines.join('')) as CheckReport
    expect(report.diagnostics).toEqual([])
    expect(report.proof?.verdicts.every(({ finding }) => finding === 'proved')).toBe(true)
    expect(report.proof?.undecided).toEqual([])
    expect(await play([file, '--bots', '--json'], heard())).toBe(0)
    expect(fs.readFileSync(file, 'utf8')).toContain('"title": "头一回"')
  })

  it('never loses a scenario to a new one of the same name', async () => {
    const before = fs.readFileSync(file, 'utf8')
    expect(await create(['first-try', '--dir', folder], heard())).toBe(1)
    expect(fs.readFileSync(file, 'utf8')).toBe(before)
    expect(await create(['不行', '--dir', folder], heard())).toBe(2)
  })

  it('is told commands that can be typed as they stand, whatever the folder is called', async () => {
    const home = path.join(folder, '我的 剧本 (1)')
    const output = heard()
    expect(await create(['second-try', '--dir', home], output)).toBe(0)
    expect(output.lines.join('\n')).toContain(`npm run preview -- "${path.join(home, 'second-try')}"`)
    const [command = ''] = /(?<=npm run )check -- .*/u.exec(output.lines.join('\n')) ?? []
    expect(command).toBe(`check -- "${path.join(home, 'second-try')}"`)
    expect(await check([path.join(home, 'second-try')], heard())).toBe(0)
  })

  it('is told an error with its line, and gets exit code 1', async () => {
    const output = heard()
    const other = spoilt('reference', '"fact": "F-1"', '"fact": "F-9"')
    expect(await check([other], output)).toBe(1)
    expect(output.lines[0]).toMatch(/reference\.json:\d+:\d+ 错误 XH020[23] /u)
  })

  it('is told what the guide says it will be told', async () => {
    const guide = fs.readFileSync(path.join(__dirname, '../../docs/编写者.md'), 'utf8')
    const [, told = ''] = /它回答：\n\n```text\n([\s\S]*?)\n```/u.exec(guide) ?? []
    const output = heard()
    const other = spoilt('guide', '"taughtBy": ["t-house"]', '"taughtBy": ["t-huose"]')
    expect(await check([other], output)).toBe(1)
    expect(output.lines.join('\n').replaceAll(other, 'scenarios/my-night/scenario.json')).toBe(told)
    const [line] = /:(\d+):(\d+) /u.exec(told)?.slice(1) ?? []
    expect(guide).toContain(`意思是：第 ${line} 行`)
  })

  it('is told what no play reaches', async () => {
    const output = heard()
    const other = spoilt('ending', '"add": 2 }, { "minutes"', '"add": -2 }, { "minutes"')
    const once = heard()
    expect(await check([other], once), once.lines.join('\n')).toBe(0)
    expect(await check([other, '--prove', '--json'], output)).toBe(1)
    const report = JSON.parse(output.lines.join('')) as CheckReport
    expect(report.diagnostics.map(({ code }) => code)).toContain('XH0801')
    const line =
      fs
        .readFileSync(other, 'utf8')
        .split('\n')
        .findIndex((one) => one.includes('e-close')) + 1
    expect(report.diagnostics.find(({ code }) => code === 'XH0801')?.line).toBe(line)
  })

  it('is told once that a condition never changes, and what follows from it', async () => {
    const output = heard()
    const other = spoilt(
      'always',
      '"when": { "meter": "alarm", "atMost": 1 }',
      '"when": { "meter": "alarm", "atMost": 3 }',
    )
    expect(await check([other, '--prove', '--json'], output)).toBe(1)
    const report = JSON.parse(output.lines.join('')) as CheckReport
    expect(report.diagnostics.map(({ code }) => code)).toEqual(['XH0716', 'XH0801'])
  })

  it('is told that nothing was proved while there are errors', async () => {
    const other = spoilt('unproved', '"taughtBy": ["t-house"]', '"taughtBy": ["t-hosue"]')
    const [plain, proving] = [heard(), heard()]
    expect(await check([other], plain)).toBe(1)
    expect(await check([other, '--prove'], proving)).toBe(1)
    expect(proving.lines.slice(0, -1)).toEqual(plain.lines)
    expect(proving.lines.at(-1)).toMatch(/^还没有证明/u)
  })

  it('is led by check to the example that prove keeps', async () => {
    const other = spoilt(
      'led',
      '"when": { "meter": "alarm", "atMost": 1 }',
      '"when": { "not": { "present": "guest" } }',
    )
    const output = heard()
    expect(await check([other, '--prove'], output)).toBe(0)
    expect(output.lines.at(-1)).toBe(
      `要看 XH0812 的例子怎样走：npm run prove -- ${other} --traces examples，再照它说的命令重放。`,
    )
    const clean = heard()
    expect(await check([file, '--prove'], clean)).toBe(0)
    expect(clean.lines.join()).not.toContain('--traces')
  })

  it('can replay the example of what only a team with gaps can reach', async () => {
    const other = spoilt(
      'gaps',
      '"goto": "ending" }]\n      }\n    }\n  ],',
      '"goto": "ending" }]\n      }\n    }\n  ],',
    )
    const text = fs
      .readFileSync(other, 'utf8')
      .replace('"when": { "meter": "alarm", "atMost": 1 }', '"when": { "not": { "present": "guest" } }')
    fs.writeFileSync(other, text)
    const output = heard()
    const traces = path.join(folder, 'traces')
    expect(await proveCommand([other, '--traces', traces], output)).toBe(0)
    expect(output.lines.join('\n')).toContain('XH0812')
    const [script] = fs.readdirSync(traces)
    const told = heard()
    expect(await play([other, '--script', path.join(traces, script ?? ''), '--json'], told)).toBe(0)
    expect(JSON.parse(told.lines.join('')).ending).toBe('平安')
  })

  it('gets exit code 2 for a wrong call or a file that is not there', async () => {
    for (const call of [check, proveCommand]) {
      expect(await call([], heard())).toBe(2)
      expect(await call([path.join(folder, 'nowhere.json')], heard())).toBe(2)
      expect(await call([file, '--what'], heard())).toBe(2)
    }
    expect(await graph([file], heard())).toBe(2)
    expect(await review([file], heard())).toBe(2)
    expect(await simulateCommand([file, '--games', 'many'], heard())).toBe(2)
  })

  it('gets the same forecast for the same seed', async () => {
    const [one, two] = [heard(), heard()]
    expect(await simulateCommand([file, '--games', '20', '--json'], one)).toBe(0)
    expect(await simulateCommand([file, '--games', '20', '--json'], two)).toBe(0)
    expect(one.lines).toEqual(two.lines)
    const simulation = JSON.parse(one.lines.join('')) as Simulation
    expect(simulation.total.p90).toBeGreaterThanOrEqual(simulation.total.p50)
    expect(simulation.endings.reduce((sum, { rate }) => sum + rate, 0)).toBeCloseTo(1, 1)
    expect(simulation.roles).toHaveLength(4)
  })

  it('is told by a forecast what takes too long, at its line', async () => {
    const output = heard()
    const other = spoilt('hasty', '"minutes": { "target": 10, "max": 20 }', '"minutes": { "target": 2, "max": 2 }')
    expect(await simulateCommand([other, '--games', '20'], output)).toBe(0)
    expect(output.lines.join('\n')).toMatch(/hasty\.json:8:\d+ 提醒 XH0901 /u)
    const report = heard()
    await simulateCommand([other, '--games', '20', '--json'], report)
    const { diagnostics } = JSON.parse(report.lines.join('')) as { diagnostics: readonly object[] }
    expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'XH0901', severity: 'warning', line: 8 }))
    for (const one of diagnostics) {
      expect(Object.keys(one)).toEqual(['code', 'severity', 'message', 'file', 'line', 'column'])
    }
  })

  it('gets slower evenings with slower readers', async () => {
    const minutes = async (readers: string): Promise<number> => {
      const output = heard()
      await simulateCommand([file, '--games', '20', '--readers', readers, '--json'], output)
      return (JSON.parse(output.lines.join('')) as Simulation).total.p50
    }
    expect(await minutes('elderly')).toBeGreaterThan(await minutes('quick'))
  })

  it('gets pictures and a print-out in which everything written is safe to show', async () => {
    const other = spoilt('signs', '"title": "看房子"', '"title": "看<房子>&"')
    const [svg, html, picture] = ['a.svg', 'a.html', 'b.svg'].map((name) => path.join(folder, name))
    expect(await graph([other, '-o', svg ?? ''], heard())).toBe(0)
    expect(await review([other, '-o', html ?? ''], heard())).toBe(0)
    expect(await simulateCommand([other, '--games', '2', '--svg', picture ?? ''], heard())).toBe(0)
    for (const made of [svg, html, picture]) {
      const text = fs.readFileSync(made ?? '', 'utf8')
      expect(text).not.toContain('<房子>')
      expect(text).toContain('看&lt;房子&gt;&amp;')
    }
    const print = fs.readFileSync(html ?? '', 'utf8')
    expect(print).toContain('设计推演')
    expect(print).toContain('书名，第 3 页')
    expect(print).toContain('审读人')
  })
})
