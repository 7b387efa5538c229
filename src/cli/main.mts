import { type Output, play } from './play.ts'

const COMMANDS: Readonly<Record<string, (args: readonly string[], output: Output) => number>> = { play }

const [name = '', ...args] = process.argv.slice(2)
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
const output: Output = { out: (text) => console.log(text), error: (text) => console.error(text) }

if (command === undefined) {
  output.error(`没有“${name}”这个命令；现有的是：${Object.keys(COMMANDS).join('、')}`)
  process.exitCode = 2
} else process.exitCode = command(args, output)
