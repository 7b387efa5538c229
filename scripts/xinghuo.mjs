#!/usr/bin/env node
// The writer's tools as one command: xinghuo preview | check | prove | simulate | play | graph | review | new | export.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

const [name, ...rest] = process.argv.slice(2)
// The preview builds pages first and the export reads a server's store, so they are scripts of their own.
const OWN = { preview: './preview.mts', export: './export-room.mts' }
const [script, args] = Object.hasOwn(OWN, name ?? '')
  ? [OWN[name], rest]
  : ['../src/cli/main.mts', process.argv.slice(2)]
const main = fileURLToPath(new URL(script, import.meta.url))
const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main, ...args], { stdio: 'inherit' })
// Ctrl-C reaches both; what it means is for the command to say.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => child.kill('SIGTERM'))
child.on('close', (code, signal) => {
  process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal])
})
