import fs from 'node:fs'
import { buildApp, buildScenarios } from './build.mts'
import { at } from './lib/paths.mts'
import { runNode } from './lib/run.mts'
import { bold, green, red, seconds, yellow } from './lib/say.mts'
import { add, NOTHING, type Tally, tallyPlaywright, tallyVitest } from './lib/tally.mts'

// npm test: every gate in order. A gate that fails does not stop the ones that don't need it.
// The very last line is `N passed, N failed`: all tests, and one for each gate.

const CI = process.env.CI === 'true'
const REPORTS = 'test-results'
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

interface Outcome {
  readonly ok: boolean
  readonly tests?: Tally
}

interface Gate {
  readonly name: string
  /** Names of gates without which this one makes no sense. */
  readonly needs?: readonly string[]
  /** A reason why it can't run here. */
  readonly missing?: () => string | undefined
  readonly run: () => Promise<Outcome>
}

const node =
  (...args: string[]) =>
  async (): Promise<Outcome> => ({ ok: (await runNode(args)).code === 0 })

const vitest = (project: string) => async (): Promise<Outcome> => {
  const report = `${REPORTS}/${project}.json`
  fs.rmSync(at(report), { force: true })
  const { code } = await runNode([
    'node_modules/vitest/vitest.mjs',
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  return { ok: code === 0, tests: tallyVitest(report) }
}

const playwright = async (): Promise<Outcome> => {
  const report = `${REPORTS}/e2e.json`
  fs.rmSync(at(report), { force: true })
  const { code } = await runNode(
    ['node_modules/@playwright/test/cli.js', 'test', '-c', 'tests/e2e/playwright.config.ts', '--reporter=list,json'],
    { env: { PLAYWRIGHT_JSON_OUTPUT_NAME: at(report), CHROMIUM_PATH: CHROMIUM } },
  )
  return { ok: code === 0, tests: tallyPlaywright(report) }
}

const gates: readonly Gate[] = [
  { name: '剧本生成', run: async () => ({ ok: await buildScenarios() }) },
  { name: '格式与规范', run: node('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.') },
  { name: '类型', needs: ['剧本生成'], run: node('node_modules/typescript/bin/tsc', '--noEmit') },
  {
    name: '引用规则',
    needs: ['剧本生成'],
    run: node(
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      'src',
    ),
  },
  { name: '单元测试', needs: ['剧本生成'], run: vitest('unit') },
  { name: '构建小程序', needs: ['剧本生成'], run: async () => ({ ok: await buildApp('weapp') }) },
  { name: '构建网页版', needs: ['剧本生成'], run: async () => ({ ok: await buildApp('h5') }) },
  { name: '小程序的体积与运行', needs: ['构建小程序'], run: vitest('weapp') },
  {
    name: '浏览器测试',
    needs: ['构建网页版'],
    missing: () =>
      fs.existsSync(CHROMIUM) ? undefined : `没有找到 Chromium（${CHROMIUM}）。安装后重试，或用 CHROMIUM_PATH 指明位置`,
    run: playwright,
  },
]

const failedGates = new Set<string>()
const lines: string[] = []
let total = NOTHING

for (const gate of gates) {
  const start = performance.now()
  console.log(`\n${bold(`── ${gate.name}`)}`)
  const broken = gate.needs?.find((name) => failedGates.has(name))
  const missing = gate.missing?.()
  if (broken !== undefined) {
    failedGates.add(gate.name)
    lines.push(`${red('✗')} ${gate.name}：没有运行，因为“${broken}”没有通过`)
    total = add(total, { ...NOTHING, failed: 1 })
  } else if (missing !== undefined) {
    const line = `${gate.name}：跳过！${missing}`
    lines.push(CI ? red(`✗ ${line}`) : yellow(`! ${line}`))
    if (CI) {
      failedGates.add(gate.name)
      total = add(total, { ...NOTHING, failed: 1 })
    }
  } else {
    const { ok, tests = NOTHING } = await gate.run()
    const skipped = tests.skipped.length
    const good = ok && tests.failed === 0 && !(CI && skipped > 0)
    if (!good) failedGates.add(gate.name)
    total = add(total, tests)
    total = add(total, good ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1 })
    const counts = tests.passed + tests.failed + skipped > 0 ? `，${tests.passed} 项通过，${tests.failed} 项失败` : ''
    lines.push(`${good ? green('✓') : red('✗')} ${gate.name}（${seconds(start)}${counts}）`)
    for (const name of tests.skipped) lines.push(yellow(`    跳过：${name}`))
  }
  console.log(lines[lines.length - 1])
}

console.log(`\n${bold('── 汇总')}`)
for (const line of lines) console.log(line)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = failedGates.size === 0 ? 0 : 1
