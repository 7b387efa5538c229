// Proves one scenario in a process of its own, as a writer's command does; prints one line of JSON. Run by run.mjs, bundled.
import fs from 'node:fs'
import { loadScenario } from '../../../src/scenario'
import { proveNow } from '../../../src/scenario/prove'
import { bruteForce } from '../../scenario/prove/oracle'
import { scenarioOf } from './scenarios.mts'

const [what = 'fold', source = ''] = process.argv.slice(2)
const scenario = source.startsWith('{')
  ? scenarioOf(JSON.parse(source))
  : loadScenario(fs.readFileSync(source, 'utf8'), source).scenario
if (scenario === undefined) throw new Error(`${source} does not load`)

/** States after which brute force is given up. */
const MOST = 60_000
const cpu = process.cpuUsage()
const wall = performance.now()
const found = what === 'fold' ? proveNow(scenario) : bruteForce(scenario, what === 'storm', MOST)
const { user, system } = process.cpuUsage(cpu)
const common = {
  tasks: scenario.tasks.length,
  traps: scenario.traps.length,
  cpu: (user + system) / 1e6,
  wall: (performance.now() - wall) / 1e3,
  mb: process.resourceUsage().maxRSS / 1024,
}
const own =
  found === null
    ? { states: null }
    : 'states' in found
      ? { states: found.states }
      : { cells: found.cells, verdicts: found.verdicts.length, undecided: found.undecided }
console.log(JSON.stringify({ ...common, ...own }))
