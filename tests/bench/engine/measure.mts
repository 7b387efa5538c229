// Measures in one process, peers in turn within every round; prints one line of JSON. Run by run.mjs, bundled.
import fs from 'node:fs'
import { playGame } from '../../../src/companions'
import { type Command, decide, type Event, evolve, initialState, Memory, viewFor } from '../../../src/engine'
import { loadScenario } from '../../../src/scenario'
import { type Peer, SCRIPT } from './act.mts'
import { boardgame } from './boardgame.mts'
import { ours } from './ours.mts'
import { xstate } from './xstate.mts'

const [file = '', rounds = '7', seconds = '0.4', seeds = '6'] = process.argv.slice(2)

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
const meters = peers.map((peer) => peer.play(true))
if (new Set(meters).size !== 1) throw new Error(`the engines disagree: ${meters}`)

const { scenario } = loadScenario(fs.readFileSync(file, 'utf8'), file)
if (scenario === undefined) throw new Error('the flagship does not load')
const games = Array.from({ length: Number(seeds) }, (_, seed) => {
  const { log } = playGame(scenario, { seed: seed + 1 })
  return { seed: seed + 1, commands: log.map(({ command }) => command), events: log.map(({ events }) => events) }
})
const evenings = { commands: games.reduce((sum, game) => sum + game.commands.length, 0), games: games.length }

const replay = (seed: number, commands: readonly Command[], views: boolean): void => {
  let state = initialState(scenario, { seed })
  // As a room keeps it.
  const memory = new Memory()
  for (const command of commands) {
    state = decide(scenario, state, command).state
    if (!views) continue
    for (let role = 0; role < scenario.roles.length; role++) viewFor(scenario, state, { kind: 'role', role }, memory)
  }
}
const fold = (seed: number, log: readonly (readonly Event[])[]): void => {
  let state = initialState(scenario, { seed })
  for (const events of log) for (const event of events) state = evolve(scenario, state, event)
}

const replayAll = (views: boolean) => (): void => {
  for (const { seed, commands } of games) replay(seed, commands, views)
}
const work: Record<string, () => void> = {
  'flagship: decide': replayAll(false),
  'flagship: evolve the log': () => {
    for (const { seed, events } of games) fold(seed, events)
  },
  'flagship: decide and four views': replayAll(true),
}
for (const views of [false, true]) {
  for (const peer of peers) {
    work[`act, ${views ? 'with four views' : 'rules alone'}: ${peer.name}`] = () => {
      peer.play(views)
    }
  }
}
const of = (name: string): number => (name.startsWith('flagship') ? evenings.commands : SCRIPT.length)
for (const name of Object.keys(work)) timed(work[name] as () => void)
const all = Array.from({ length: Number(rounds) }, () =>
  Object.fromEntries(Object.keys(work).map((name) => [name, timed(work[name] as () => void) / of(name)])),
)
console.log(JSON.stringify({ evenings, script: SCRIPT.length, rounds: all }))
