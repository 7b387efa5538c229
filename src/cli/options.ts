import { type ParseArgsConfig, parseArgs } from 'node:util'
import { nearest } from '../scenario/nearest'
import { Unusable } from './files'
import { USAGES, writerWords as words } from './writer-words'

/** Where a command of the terminal writes. */
export interface Output {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
}

type Options = NonNullable<ParseArgsConfig['options']>
type Values<T extends Options> = ReturnType<typeof parseArgs<{ options: T; allowPositionals: true }>>['values']
export type CommandName = keyof typeof USAGES

/** A call that makes no sense: what is wrong with it, and how the command is called. */
export const misused = (name: CommandName, problem: string): Unusable => new Unusable(`${problem}\n\n${USAGES[name]}`)

/** The options of a command and the one thing it is about; throws `Unusable` when the call makes no sense. */
export const optionsOf = <const T extends Options>(
  name: CommandName,
  args: readonly string[],
  options: T,
): { readonly about: string; readonly values: Values<T> } => {
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const known = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (known === undefined) {
      const guess = nearest(token.name, Object.keys(options))
      throw misused(name, words.unknownOption(token.rawName, guess === undefined ? undefined : `--${guess}`))
    }
    if (known.type === 'boolean') {
      if (token.value !== undefined) throw misused(name, words.needsNoValue(token.rawName, token.value))
    } else if (token.value === undefined || (token.inlineValue === false && /^-./u.test(token.value))) {
      throw misused(name, words.needsValue(token.rawName))
    }
  }
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const [about, second] = positionals
  if (about === undefined) throw misused(name, words.nothing(name))
  if (second !== undefined) throw misused(name, words.oneSubject(second))
  return { about, values }
}

/** A whole number from an option, or `usual` when it isn't there; throws `Unusable` when it is none. */
export const wholeNumber = (
  name: CommandName,
  option: string,
  given: string | undefined,
  usual: number,
  [least, most]: readonly [number, number],
): number => {
  if (given === undefined) return usual
  const value = /^\d{1,9}$/u.test(given) ? Number(given) : Number.NaN
  if (value >= least && value <= most) return value
  throw misused(name, words.badNumber(option, given, least, most))
}

/** Does the work of a command; what is unusable is said, and answers its exit code. */
export const attempt = async ({ error }: Output, work: () => number | Promise<number>): Promise<number> => {
  try {
    return await work()
  } catch (problem) {
    if (!(problem instanceof Unusable)) throw problem
    error(problem.message)
    return problem.code
  }
}
