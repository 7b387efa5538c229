// npm run bench -- engine [rounds] [seconds]: the engine on recorded evenings, and one act beside named peers.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import { fileURLToPath } from 'node:url'
import { bundle } from '../../../scripts/bundle-server.mts'

const here = (relative) => fileURLToPath(new URL(relative, import.meta.url))
const [rounds = '7', seconds = '0.4'] = process.argv.slice(2)
const SUBJECTS = ['flagship', 'xinghuo', 'boardgame.io', 'XState']
fs.mkdirSync(here('../results'), { recursive: true })
// Beside the peers' packages, and in one file as `npm start` runs the engine.
const file = here('../results/engine-measure.mjs')
bundle(here('./measure.mts'), file)

const measure = (subject) => {
  const { stdout, status } = spawnSync(
    process.execPath,
    [file, here('../../../scenarios/first-congress-night/scenario.json'), subject, seconds],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_ENV: 'production' },
    },
  )
  if (status !== 0) process.exit(status ?? 1)
  return JSON.parse(stdout.trim().split('\n').pop())
}
const all = Array.from({ length: Number(rounds) }, () =>
  Object.fromEntries(SUBJECTS.map((subject) => [subject, measure(subject)])),
)

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1]
const of = (subject, name) => median(all.map((round) => round[subject].of[name]))
/** Ratios are taken within a round, where the neighbours were the same. */
const ratio = (subject, name) => median(all.map((round) => round[subject].of[name] / round.xinghuo.of[name])).toFixed(1)

const [{ flagship, xinghuo }] = all
console.log(`\nmedians of ${rounds} rounds, each engine in a process of its own, all in turn\n`)
console.log(`| flagship, ${flagship.commands} commands of recorded evenings | CPU µs a command |\n|---|---|`)
for (const name of Object.keys(flagship.of)) console.log(`| ${name} | ${of('flagship', name).toFixed(1)} |`)
console.log(
  `\n| one act without traps, ${xinghuo.commands} commands | rules alone, µs | × ours | with four views, µs | × ours |`,
)
console.log('|---|---|---|---|---|')
for (const peer of SUBJECTS.slice(1)) {
  const cells = ['rules alone', 'with four views'].map((name) => `${of(peer, name).toFixed(1)} | ${ratio(peer, name)}`)
  console.log(`| ${peer} | ${cells.join(' | ')} |`)
}
fs.writeFileSync(
  here('../results/engine.json'),
  `${JSON.stringify({ at: new Date().toISOString(), node: process.version, load: os.loadavg(), rounds: all }, null, 1)}\n`,
)
