// npm run bench -- engine [rounds] [seconds]: the engine on recorded evenings, and one act beside named peers.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import { fileURLToPath } from 'node:url'
import { bundle } from '../../../scripts/bundle-server.mts'

const here = (relative) => fileURLToPath(new URL(relative, import.meta.url))
const [rounds = '7', seconds = '0.4'] = process.argv.slice(2)
fs.mkdirSync(here('../results'), { recursive: true })
// Beside the peers' packages, and in one file as `npm start` runs the engine.
const file = here('../results/engine-measure.mjs')
bundle(here('./measure.mts'), file)
const { stdout, status } = spawnSync(
  process.execPath,
  [file, here('../../../scenarios/first-congress-night/scenario.json'), rounds, seconds],
  {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  },
)
if (status !== 0) process.exit(status ?? 1)
const { evenings, script, rounds: all } = JSON.parse(stdout.trim().split('\n').pop())

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1]
const of = (name) => median(all.map((round) => round[name]))
/** Ratios are taken within a round, where the neighbours were the same. */
const ratio = (name, to) => median(all.map((round) => round[name] / round[to])).toFixed(2)

console.log(
  `\n${evenings.games} evenings of the flagship, ${evenings.commands} commands; medians of ${rounds} rounds\n`,
)
console.log('| flagship | CPU µs a command |\n|---|---|')
for (const name of Object.keys(all[0]).filter((key) => key.startsWith('flagship')))
  console.log(`| ${name.slice('flagship: '.length)} | ${of(name).toFixed(1)} |`)
for (const kind of ['rules alone', 'with four views']) {
  console.log(`\n| one act without traps, ${script} commands, ${kind} | CPU µs a command | × ours |\n|---|---|---|`)
  for (const peer of ['xinghuo', 'boardgame.io', 'XState']) {
    const name = `act, ${kind}: ${peer}`
    console.log(`| ${peer} | ${of(name).toFixed(1)} | ${ratio(name, `act, ${kind}: xinghuo`)} |`)
  }
}
fs.writeFileSync(
  here('../results/engine.json'),
  `${JSON.stringify({ at: new Date().toISOString(), node: process.version, load: os.loadavg(), evenings, script, rounds: all }, null, 1)}\n`,
)
