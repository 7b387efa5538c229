import { type ParseArgsConfig, parseArgs } from 'node:util'
import { writerWords as words } from './writer-words'

type Options = NonNullable<ParseArgsConfig['options']>
type Values<T extends Options> = ReturnType<typeof parseArgs<{ options: T; allowPositionals: true }>>['values']

/** The options of a command and the one thing it is about, or what is wrong with them. */
export const optionsOf = <const T extends Options>(
  args: readonly string[],
  options: T,
): { readonly about: string; readonly values: Values<T> } | { readonly problem: string } => {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [about, second] = positionals
    if (about === undefined) return { problem: words.noSubject }
    if (second !== undefined) return { problem: words.oneSubject(second) }
    return { about, values }
  } catch (error) {
    return { problem: words.badOption(error instanceof Error ? error.message : String(error)) }
  }
}

/** A whole number from an option, or null when it is none. */
export const wholeNumber = (given: string | undefined, usual: number, most: number): number | null => {
  if (given === undefined) return usual
  const value = Number(given)
  return Number.isInteger(value) && value >= 0 && value <= most ? value : null
}
