import fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { fingerprint, isFresh, stamp } from './lib/fresh.mts'
import { alone } from './lib/lock.mts'
import { at } from './lib/paths.mts'
import { runNode, tsx } from './lib/run.mts'
import { green, red, working } from './lib/say.mts'

export type Target = 'h5' | 'weapp'

const NAMES: Record<Target, string> = { h5: '网页版', weapp: '小程序' }
const ENTRIES: Record<Target, string> = { h5: 'dist/h5/index.html', weapp: 'dist/weapp/app.js' }

const SCENARIO_INPUTS = ['scenarios', 'scripts/build-scenarios.mts', 'src/scenario', 'src/engine']
const APP_INPUTS = [
  ...SCENARIO_INPUTS,
  'src/miniapp',
  'src/companions',
  'src/protocol',
  'config',
  'babel.config.js',
  'package.json',
  'package-lock.json',
]

/** Writes src/miniapp/generated out of scenarios/ when something in them changed. Answers whether it is up to date now. */
export const buildScenarios = (force = false): Promise<boolean> =>
  alone(async () => {
    const print = fingerprint(SCENARIO_INPUTS)
    if (!force && isFresh('scenarios', print) && fs.existsSync(at('src/miniapp/generated/scenarios.ts'))) return true
    stamp('scenarios')
    const { code } = await runNode(tsx('scripts/build-scenarios.mts'))
    if (code !== 0) return false
    stamp('scenarios', print)
    return true
  })

/** Builds dist/h5 or dist/weapp when something in its sources changed. Answers whether it is up to date now. */
export const buildApp = (target: Target, force = false): Promise<boolean> =>
  alone(async () => {
    const print = fingerprint(APP_INPUTS)
    if (!force && isFresh(target, print) && fs.existsSync(at(ENTRIES[target]))) {
      console.log(`${green('✓')} ${NAMES[target]}没有变化，不必重新构建`)
      return true
    }
    stamp(target)
    fs.rmSync(at(`dist/${target}`), { recursive: true, force: true })
    const end = working(`构建${NAMES[target]}（约 15 秒）`)
    const { code, output } = await runNode(['node_modules/@tarojs/cli/bin/taro', 'build', '--type', target], {
      env: { NODE_ENV: 'production' },
      quiet: true,
    })
    end(code === 0 ? green('✓') : red('✗'))
    if (code !== 0) {
      console.error(output.slice(Math.max(output.lastIndexOf('✖ Webpack'), 0)))
      return false
    }
    stamp(target, print)
    return true
  })

const ranDirectly = process.argv[1] === fileURLToPath(import.meta.url)
if (ranDirectly) {
  const target = process.argv[2]
  if (target !== 'h5' && target !== 'weapp') {
    console.error('用法：npm run build:h5 或 npm run build:weapp')
    process.exitCode = 2
  } else if (!(await buildScenarios(true)) || !(await buildApp(target, true))) {
    process.exitCode = 1
  }
}
