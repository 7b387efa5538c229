import { check } from './check'
import { graph } from './graph'
import { create } from './new'
import type { CommandName, Output } from './options'
import { play } from './play'
import { proveCommand } from './prove'
import { review } from './review'
import { simulateCommand } from './simulate'
import { COMMAND_LIST, USAGES, writerWords as words } from './writer-words'

/** The preview builds pages first and `export` reads a server's store: scripts of their own start them. */
type Own = Exclude<CommandName, 'preview' | 'export'>

const COMMANDS: Readonly<Record<Own, (args: readonly string[], output: Output) => Promise<number>>> = {
  check,
  prove: proveCommand,
  simulate: simulateCommand,
  play,
  graph,
  review,
  new: create,
}

const isCommand = (name: string): name is Own => Object.hasOwn(COMMANDS, name)
const hasUsage = (name: string): name is CommandName => Object.hasOwn(USAGES, name)
const asksForHelp = (args: readonly string[]): boolean => args.some((one) => one === '--help' || one === '-h')

/** Runs one command with its arguments and answers the exit code. */
export const run = async ([name = '', ...args]: readonly string[], output: Output): Promise<number> => {
  if (name === 'help' || asksForHelp([name])) {
    const [about = ''] = args
    output.out(hasUsage(about) ? USAGES[about] : COMMAND_LIST)
    return 0
  }
  if (!isCommand(name)) {
    output.error(`${name === '' ? words.noCommand : words.unknownCommand(name)}\n\n${COMMAND_LIST}`)
    return 2
  }
  if (asksForHelp(args)) {
    output.out(USAGES[name])
    return 0
  }
  return COMMANDS[name](args, output)
}
