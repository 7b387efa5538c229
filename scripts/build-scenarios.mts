import fs from 'node:fs'
import path from 'node:path'
import { lineOf } from '../src/cli/diagnostic-line.ts'
import { readDocument } from '../src/cli/document.ts'
import { attempt } from '../src/cli/options.ts'
import type { Scenario } from '../src/engine/index.ts'
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

const paint = { error: red, warning: yellow, info: yellow } as const

const output = { out: console.log, error: (text: string) => console.error(red(text)) }

/** The runtime form of a document without errors; says what was found in it, or why it can't be read. */
const load = async (file: string): Promise<Scenario | undefined> => {
  let sound: Scenario | undefined
  await attempt(output, () => {
    // Named from here, so that a terminal can open what it prints.
    const { scenario, diagnostics } = readDocument(path.relative('', at(file)))
    for (const found of diagnostics) console.error(paint[found.severity](lineOf(found)))
    sound = scenario
    return 0
  })
  return sound
}

/** The text of the generated module. The data is JSON in a string: quick to parse, nothing for the type checker to read. */
const moduleText = (scenarios: readonly Scenario[]): string => {
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
const menuText = (scenarios: readonly Scenario[]): string => {
  const entries = scenarios.map(({ id, version, hash, title, subtitle, summary, minutes, roles }) => ({
    id,
    version,
    hash,
    title,
    subtitle,
    summary,
    minutes: minutes.target,
    roles: roles.map(({ name }) => name),
  }))
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

const found = await Promise.all(documents().map(load))
const scenarios = found.filter((scenario) => scenario !== undefined)
const wrong = found.length - scenarios.length

if (wrong > 0 && !SOUND_ONLY) {
  console.error(red(`${wrong} 部剧本有错误，没有生成。`))
  process.exitCode = 1
} else {
  writeIfChanged(OUTPUT, moduleText(scenarios))
  writeIfChanged(MENU, menuText(scenarios))
  console.log(green(`剧本已生成：${scenarios.length} 部`))
}
