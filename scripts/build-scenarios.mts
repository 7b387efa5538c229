import fs from 'node:fs'
import { type Diagnostic, loadScenario } from '../src/scenario/index.ts'
import { at } from './lib/paths.mts'
import { green, red, yellow } from './lib/say.mts'

// Loads every scenarios/<id>/scenario.json and writes the runtime forms as a module for the phones. With --sound those
// that are wrong are left out; without it nothing is written when there is one.

const SOUND_ONLY = process.argv.includes('--sound')

const OUTPUT = 'src/miniapp/generated/scenarios.ts'
const MENU = 'src/miniapp/generated/menu.ts'

/** Folders in the order of the menu: those that scenarios/menu.json names, then the others by name. */
const documents = (): string[] => {
  if (!fs.existsSync(at('scenarios'))) return []
  const first: string[] = fs.existsSync(at('scenarios/menu.json'))
    ? JSON.parse(fs.readFileSync(at('scenarios/menu.json'), 'utf8'))
    : []
  const others = fs
    .readdirSync(at('scenarios'))
    .sort()
    .filter((id) => !first.includes(id))
  return [...first, ...others].map((id) => `scenarios/${id}/scenario.json`).filter((file) => fs.existsSync(at(file)))
}

/** The names of the drawings of a scenario. */
const artBeside = (file: string): string[] => {
  const folder = at(file.replace('scenario.json', 'art'))
  return fs.existsSync(folder) ? fs.readdirSync(folder) : []
}

/** A copied folder keeps the old id until somebody changes it; two scenarios with one id would be one on the phones. */
const strayId = (file: string, id: string): boolean => {
  if (file === `scenarios/${id}/scenario.json`) return false
  console.error(`${file} ${red('错误')} 剧本的 id 是“${id}”，和文件夹的名字不一样。请把两处改成一样的。`)
  return true
}

const report = (found: Diagnostic): void => {
  const paint = found.severity === 'error' ? red : yellow
  const word = found.severity === 'error' ? '错误' : '提醒'
  console.error(`${found.file}:${found.line}:${found.column} ${paint(word)} ${found.code} ${found.message}`)
}

/** The text of the generated module. The data is JSON in a string: quick to parse, nothing for the type checker to read. */
const moduleText = (scenarios: readonly unknown[]): string => {
  const json = JSON.stringify(scenarios)
  const literal = json.replace(/[\\'\u2028\u2029]/g, (sign) =>
    sign === '\u2028' ? '\\u2028' : sign === '\u2029' ? '\\u2029' : `\\${sign}`,
  )
  return `// Made by scripts/build-scenarios.mts out of scenarios/. Not to be edited.
import type { Scenario } from '@/engine/scenario'

const deepFreeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) deepFreeze(inner)
  }
  return value
}

/** The runtime form of every scenario in the package, frozen. */
export const scenarios: readonly Scenario[] = deepFreeze(
  JSON.parse(
    '${literal}',
  ),
)
`
}

/** What the home page shows of each scenario, so that the whole of them can stay out of the main package. */
const menuText = (scenarios: readonly unknown[]): string => {
  const entries = scenarios.map((scenario) => {
    const { id, version, hash, title, subtitle, summary, minutes, roles } = scenario as Record<string, unknown> & {
      readonly minutes: { readonly target: number }
      readonly roles: readonly { readonly name: string }[]
    }
    return {
      id,
      version,
      hash,
      title,
      subtitle,
      summary,
      minutes: minutes.target,
      roles: roles.map(({ name }) => name),
    }
  })
  return `// Made by scripts/build-scenarios.mts out of scenarios/. Not to be edited.

export interface MenuEntry {
  readonly id: string
  readonly version: string
  /** Content hash of the runtime form. */
  readonly hash: string
  readonly title: string
  readonly subtitle: string
  readonly summary: string
  readonly minutes: number
  readonly roles: readonly string[]
}

export const menu: readonly MenuEntry[] = ${JSON.stringify(entries, null, 2)}
`
}

const writeIfChanged = (file: string, text: string): void => {
  fs.mkdirSync(at(file.slice(0, file.lastIndexOf('/'))), { recursive: true })
  if (!fs.existsSync(at(file)) || fs.readFileSync(at(file), 'utf8') !== text) fs.writeFileSync(at(file), text)
}

const files = documents()
const scenarios: unknown[] = []
let errors = 0

for (const file of files) {
  const { scenario, diagnostics } = loadScenario(fs.readFileSync(at(file), 'utf8'), file, { art: artBeside(file) })
  for (const found of diagnostics) report(found)
  const wrong = diagnostics.filter((found) => found.severity === 'error').length
  errors += wrong
  if (scenario === undefined || wrong > 0) errors += wrong === 0 ? 1 : 0
  else if (strayId(file, scenario.id)) errors += 1
  else scenarios.push(scenario)
}

if (errors > 0 && !SOUND_ONLY) {
  console.error(red(`剧本有 ${errors} 处错误，没有生成。`))
  process.exitCode = 1
} else {
  writeIfChanged(OUTPUT, moduleText(scenarios))
  writeIfChanged(MENU, menuText(scenarios))
  console.log(green(`剧本已生成：${scenarios.length} 部`))
}
