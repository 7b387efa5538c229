import { check } from './check.ts'
import { graph } from './graph.ts'
import { create } from './new.ts'
import { type Output, play } from './play.ts'
import { proveCommand } from './prove.ts'
import { review } from './review.ts'
import { simulateCommand } from './simulate.ts'

type Verb = (args: readonly string[], output: Output) => number | Promise<number>

const COMMANDS: Readonly<Record<string, Verb>> = {
  check,
  prove: proveCommand,
  simulate: simulateCommand,
  play,
  graph,
  review,
  new: create,
}

const [name = '', ...args] = process.argv.slice(2)
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
const output: Output = { out: (text) => console.log(text), error: (text) => console.error(text) }

if (command === undefined) {
  output.error(`没有“${name}”这个命令；现有的是：${Object.keys(COMMANDS).join('、')}`)
  process.exitCode = 2
} else process.exitCode = await command(args, output)
