import type { Command } from '../engine'
import { readText, reasonOf, Unusable } from './files'
import { words } from './words'

export interface Script {
  readonly seed: number | null
  readonly commands: readonly Command[]
}

/** Reads a list of commands; those without `at` follow a second after the one before. */
export const readScript = (file: string): Script => {
  const value = readJson(file)
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

/** A list of commands as `play --script` reads it. */
export const scriptText = (seed: number, commands: readonly Command[]): string =>
  `{\n  "seed": ${seed},\n  "commands": [\n${commands.map((command) => `    ${JSON.stringify(command)}`).join(',\n')}\n  ]\n}\n`

export const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readText(file))
  } catch (error) {
    if (error instanceof Unusable) throw error
    throw new Unusable(words.problem.notJson(file, reasonOf(error)))
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
