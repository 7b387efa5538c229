// npm run bench -- prove [rounds]: the prover on the real scenarios and on generated ones of growing size; brute force over the
// real engine beside it where it ends.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import { fileURLToPath } from 'node:url'
import { bundle } from '../../../scripts/bundle-server.mts'

const here = (relative) => fileURLToPath(new URL(relative, import.meta.url))
const [rounds = '3'] = process.argv.slice(2)
const document = (id) => ({ name: id, source: here(`../../../scenarios/${id}/scenario.json`), brute: [] })
// As in the flagship, two roles an act have a task that depends on what they chose before.
const generated = (roles, acts, tasks, traps, brute = [], lookBack = 2) => ({
  name: `${roles} roles × ${acts} acts × ${tasks} tasks × ${traps} traps${lookBack > 2 ? `, ${lookBack} roles look back` : ''}`,
  source: JSON.stringify({ roles, acts, tasks, traps, lookBack }),
  brute,
})
const ROWS = [
  document('first-congress-night'),
  document('crossing-the-yangtze'),
  generated(2, 1, 2, 0, ['calm', 'storm']),
  generated(2, 2, 2, 2, ['calm', 'storm']),
  generated(3, 2, 2, 2, ['calm']),
  generated(3, 2, 3, 4, ['calm']),
  generated(4, 2, 3, 6),
  generated(4, 4, 3, 8),
  generated(4, 6, 4, 14),
  generated(5, 8, 4, 20),
  generated(6, 8, 4, 24),
  generated(6, 8, 5, 30),
  generated(6, 8, 4, 24, [], 6),
  generated(6, 8, 5, 30, [], 6),
]

fs.mkdirSync(here('../results'), { recursive: true })
const file = here('../results/prove-measure.mjs')
bundle(here('./measure.mts'), file)
const measure = (what, source) => {
  const { stdout, status } = spawnSync(process.execPath, [file, what, source], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) process.exit(status ?? 1)
  return JSON.parse(stdout.trim().split('\n').pop())
}

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1]
const all = ROWS.map((row) => ({ ...row, fold: [], calm: [], storm: [] }))
for (let round = 0; round < Number(rounds); round += 1) {
  for (const row of all) {
    row.fold.push(measure('fold', row.source))
    // Brute force takes too long to be repeated.
    for (const what of round === 0 ? row.brute : []) row[what].push(measure(what, row.source))
  }
}

console.log(`\nMedians of ${rounds} rounds; each proof in a process of its own, cold.\n`)
console.log(
  '| scenario | tasks | cells, calm | cells, storm | CPU s | wall s | MB | brute force, calm | brute force, storm |',
)
console.log('|---|---|---|---|---|---|---|---|---|')
for (const { name, fold, calm, storm } of all) {
  const [first] = fold
  const of = (key, digits) => median(fold.map((one) => one[key])).toFixed(digits)
  const searched = ([one]) =>
    one === undefined ? '' : one.states === null ? '> 60,000 states' : `${one.states} states, ${one.cpu.toFixed(1)} s`
  const left = first.undecided.map(({ analysis, reason }) => `${analysis}: ${reason}`).join(', ')
  console.log(
    `| ${name} | ${first.tasks} | ${first.cells.calm} | ${first.cells.storm} | ${of('cpu', 2)} | ${of('wall', 2)} | ${of('mb', 0)} | ${searched(calm)} | ${searched(storm)} |${left === '' ? '' : ` undecided: ${left}`}`,
  )
}
fs.writeFileSync(
  here('../results/prove.json'),
  `${JSON.stringify({ at: new Date().toISOString(), node: process.version, load: os.loadavg(), all }, null, 1)}\n`,
)
