// Measures one engine for a while, in a process of its own: an engine that runs after another one pays for what the other taught
// the compiler. Prints one line of JSON. Run by run.mjs, bundled.
import fs from 'node:fs'
import { playGame } from '../../../src/companions'
import { type Command, decide, evolve, initialState, Memory, type Scenario, viewFor } from '../../../src/engine'
import { loadScenario } from '../../../src/scenario'
import { type Peer, SCRIPT } from './act.mts'
import { boardgame } from './boardgame.mts'
import { ours } from './ours.mts'
import { xstate } from './xstate.mts'

const [file = '', subject = '', seconds = '0.4', seeds = '6'] = process.argv.slice(2)

/** CPU µs a time that `work` takes, doing it for so long. */
const timed = (work: () => void): number => {
  const until = performance.now() + Number(seconds) * 1000
  const start = process.cpuUsage()
  let count = 0
  do {
    work()
    count += 1
  } while (performance.now() < until)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / count
}

const peers: readonly Peer[] = [ours, boardgame, xstate]

interface Measured {
  readonly commands: number
  /** CPU µs a command, by what was done. */
  readonly of: Readonly<Record<string, number>>
}

const measured = (): Measured => {
  const peer = peers.find(({ name }) => name === subject)
  if (peer === undefined) return evenings()
  const of = (views: boolean): number => timed(() => peer.play(views)) / SCRIPT.length
  return { commands: SCRIPT.length, of: { 'rules alone': of(false), 'with four views': of(true) } }
}

const evenings = (): Measured => {
  const { scenario } = loadScenario(fs.readFileSync(file, 'utf8'), file)
  if (scenario === undefined) throw new Error('the flagship does not load')
  const games = Array.from({ length: Number(seeds) }, (_, i) => {
    const { log } = playGame(scenario, { seed: i + 1 })
    return { seed: i + 1, commands: log.map(({ command }) => command), log: log.map(({ events }) => events) }
  })
  const commands = games.reduce((sum, game) => sum + game.commands.length, 0)
  const of = (work: (game: (typeof games)[number]) => void): number => timed(() => games.forEach(work)) / commands
  return {
    commands,
    of: {
      decide: of(({ seed, commands }) => replay(scenario, seed, commands, false)),
      'evolve the log (as a room is loaded)': of(({ seed, log }) => {
        log.reduce((state, events) => evolve(scenario, state, ...events), initialState(scenario, { seed }))
      }),
      'decide and four views': of(({ seed, commands }) => replay(scenario, seed, commands, true)),
    },
  }
}

const replay = (scenario: Scenario, seed: number, commands: readonly Command[], views: boolean): void => {
  let state = initialState(scenario, { seed })
  // As a room keeps it.
  const memory = new Memory()
  for (const command of commands) {
    state = decide(scenario, state, command).state
    if (!views) continue
    for (let role = 0; role < scenario.roles.length; role++) viewFor(scenario, state, { kind: 'role', role }, memory)
  }
}

const meters = peers.map((peer) => peer.play(true))
if (new Set(meters).size !== 1) throw new Error(`the engines disagree: ${meters}`)
// The compiler's own work is done by then.
for (let warmUp = 0; warmUp < 4; warmUp++) measured()
console.log(JSON.stringify(measured()))
