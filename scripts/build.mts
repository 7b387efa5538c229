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

const SCENARIO_INPUTS = [
  'scenarios',
  'scripts/build-scenarios.mts',
  'src/cli/document.ts',
  'src/cli/files.ts',
  'src/scenario',
  'src/engine',
]
/** What the pages are made of, but for the scenarios themselves. */
const CODE_INPUTS = [
  'src/engine',
  'src/miniapp',
  'src/companions',
  'src/protocol',
  'config',
  'babel.config.js',
  'package.json',
  'package-lock.json',
]
/** What the build itself writes there is no input. */
const GENERATED = /^src\/miniapp\/generated\//
const APP_INPUTS = [...SCENARIO_INPUTS, ...CODE_INPUTS]

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
    stamp(`${target}.code`)
    fs.rmSync(at(`dist/${target}`), { recursive: true, force: true })
    const end = working(`构建${NAMES[target]}，一般不到一分钟`)
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
    stamp(`${target}.code`, codePrint())
    return true
  })

const codePrint = (): string => fingerprint(CODE_INPUTS, GENERATED)

/**
 * Builds the phones' pages for the preview when their code has changed. Scenarios that are being written may change or
 * be wrong: the preview plays them from disk.
 */
export const buildPhones = async (): Promise<boolean> => {
  if (isFresh('h5.code', codePrint()) && fs.existsSync(at(ENTRIES.h5))) return true
  if (await buildScenarios()) return buildApp('h5')
  console.log('上面的剧本先放在一边，用没有错误的那些来构建。')
  const { code } = await alone(() => runNode(tsx('scripts/build-scenarios.mts', '--sound')))
  return code === 0 && buildApp('h5')
}

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
