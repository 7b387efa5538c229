import fs from 'node:fs'
import path from 'node:path'
import type { Command, Scenario } from '../engine'
import { type Diagnostic, loadScenario } from '../scenario'
import { words } from './words'

/** A file that could not be used; the message is for people, in Chinese. */
export class Unusable extends Error {}

/** Reads a scenario from a file or from the `scenario.json` of a folder. */
export const readScenario = (given: string): Scenario => {
  const file = isFolder(given) ? path.join(given, 'scenario.json') : given
  const { scenario, diagnostics } = loadScenario(readText(file), file)
  if (scenario !== undefined) return scenario
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(line)
  throw new Unusable([...errors, words.problem.notPlayable(file)].join('\n'))
}

export interface Script {
  readonly seed: number | null
  readonly commands: readonly Command[]
}

/** Reads a list of commands; those without `at` follow a second after the one before. */
export const readScript = (file: string): Script => {
  const value = parsed(file)
  const list = Array.isArray(value) ? value : isRecord(value) ? value.commands : undefined
  if (!Array.isArray(list)) throw new Unusable(words.problem.notCommands(file))
  const seed = isRecord(value) && Number.isInteger(value.seed) ? Number(value.seed) : null
  let last = 0
  const commands = list.map((entry): Command => {
    const command: unknown = entry
    if (!isRecord(command)) throw new Unusable(words.problem.notCommands(file))
    last = typeof command.at === 'number' ? command.at : last + 1000
    // What a command holds is judged by the engine, which refuses what it cannot use.
    return { ...command, at: last } as unknown as Command
  })
  return { seed, commands }
}

export const writeScript = (file: string, seed: number, commands: readonly Command[]): void => {
  const lines = commands.map((command) => `    ${JSON.stringify(command)}`).join(',\n')
  try {
    fs.writeFileSync(file, `{\n  "seed": ${seed},\n  "commands": [\n${lines}\n  ]\n}\n`)
  } catch (error) {
    throw new Unusable(words.problem.unwritable(file, reasonOf(error)))
  }
}

const parsed = (file: string): unknown => {
  const text = readText(file)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Unusable(words.problem.unreadable(file, reasonOf(error)))
  }
}

const readText = (file: string): string => {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    throw new Unusable(words.problem.unreadable(file, reasonOf(error)))
  }
}

const isFolder = (given: string): boolean => fs.statSync(given, { throwIfNoEntry: false })?.isDirectory() === true

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const line = ({ file, line: row, column, severity, code, message }: Diagnostic): string =>
  `${file}:${row}:${column} ${words.severity[severity]} ${code} ${message}`

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
