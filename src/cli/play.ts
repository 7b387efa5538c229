import { parseArgs } from 'node:util'
import { type GameEntry, playGame } from '../companions'
import { decide, initialState, type Scenario, type State } from '../engine'
import { endingOf, narrator } from './evening'
import { readScenario, readScript, Unusable, writeScript } from './read'
import { REFUSAL_WORDS, USAGE, words } from './words'

/** Where a command of the terminal writes. */
export interface Output {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
}

/** `ended` etc. of a headless play; the keys are a public format. */
export interface PlayReport {
  readonly scenario: string
  readonly version: string
  readonly ended: boolean
  /** Title of the ending, null before it. */
  readonly ending: string | null
  readonly commands: number
  readonly storyMinutes: number
  /** Titles of the traps that were sprung. */
  readonly traps: readonly string[]
  /** Barriers passed, with the ordinal of their outcome. */
  readonly barriers: readonly { readonly act: string; readonly kind: string; readonly outcome: number }[]
  /** Where the accepted commands were written, if they were. */
  readonly log?: string
}

/** Plays a scenario headless. Answers the exit code: 0 played, 1 unusable file or refused command, 2 wrong usage. */
export const play = (args: readonly string[], { out, error }: Output): number => {
  const wanted = parseOptions(args)
  if ('problem' in wanted) {
    error(`${wanted.problem}\n\n${USAGE}`)
    return 2
  }
  try {
    const scenario = readScenario(wanted.scenario)
    const script = wanted.script === null ? null : readScript(wanted.script)
    const seed = wanted.seed ?? script?.seed ?? 1
    if (!wanted.json) out(`《${scenario.title}》 ${scenario.version}`)
    const tell = wanted.json ? () => [] : narrator(scenario, initialState(scenario, { seed }))
    const lines = ({ events }: Pick<GameEntry, 'events'>): void => {
      for (const text of tell(events)) out(text)
    }
    const { state, entries } =
      script === null
        ? bots(scenario, seed, lines)
        : replay(scenario, seed, script.commands, lines, (text) => error(text))
    const accepted = entries.filter(({ refused }) => refused === null).map(({ command }) => command)
    if (wanted.log !== null) writeScript(wanted.log, seed, accepted)
    const report = reportOf(scenario, state, accepted.length, wanted.log)
    if (wanted.json) out(JSON.stringify(report))
    else {
      if (!report.ended) out(words.notEnded)
      out('')
      out(words.summary(report.commands, report.storyMinutes))
    }
    return script !== null && accepted.length < entries.length ? 1 : 0
  } catch (problem) {
    if (!(problem instanceof Unusable)) throw problem
    error(problem.message)
    return 1
  }
}

interface Wanted {
  readonly scenario: string
  readonly script: string | null
  readonly seed: number | null
  readonly json: boolean
  readonly log: string | null
}

const parseOptions = (args: readonly string[]): Wanted | { readonly problem: string } => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        bots: { type: 'boolean', default: false },
        seed: { type: 'string' },
        script: { type: 'string' },
        json: { type: 'boolean', default: false },
        log: { type: 'string' },
      },
    })
    const [scenario, second] = positionals
    const { bots: byBots, seed, script = null, json, log = null } = values
    if (scenario === undefined) return { problem: words.problem.noScenario }
    if (second !== undefined) return { problem: words.problem.oneScenario }
    if (byBots === (script !== null)) return { problem: words.problem.howToPlay }
    if (seed !== undefined && !/^\d{1,9}$/.test(seed)) return { problem: words.problem.seed(seed) }
    return { scenario, script, seed: seed === undefined ? null : Number(seed), json, log }
  } catch (error) {
    return { problem: words.problem.option(error instanceof Error ? error.message : String(error)) }
  }
}

interface Played {
  readonly state: State
  readonly entries: readonly GameEntry[]
}

const bots = (scenario: Scenario, seed: number, onCommand: (entry: GameEntry) => void): Played => {
  const { state, log } = playGame(scenario, { seed, onCommand })
  return { state, entries: log }
}

const replay = (
  scenario: Scenario,
  seed: number,
  commands: readonly GameEntry['command'][],
  onCommand: (entry: GameEntry) => void,
  onRefusal: (text: string) => void,
): Played => {
  let state = initialState(scenario, { seed })
  const entries = commands.map((command, i): GameEntry => {
    const { events, refused, state: after } = decide(scenario, state, command)
    state = after
    const entry: GameEntry = { command, events, refused, state }
    onCommand(entry)
    if (refused !== null) onRefusal(words.refused(i + 1, String(command.body?.type), REFUSAL_WORDS[refused]))
    return entry
  })
  return { state, entries }
}

const reportOf = (scenario: Scenario, { play }: State, commands: number, log: string | null): PlayReport => ({
  scenario: scenario.id,
  version: scenario.version,
  ended: play?.phase === 'ended',
  ending: play === null || play.ending === null ? null : endingOf(scenario, play.ending).title,
  commands,
  storyMinutes: play === null ? 0 : play.clock - scenario.clock.start,
  traps: scenario.traps.filter(({ ordinal }) => play?.sprung[ordinal] === true).map(({ title }) => title),
  barriers: scenario.acts.flatMap(({ title, ordinal, barrier }) => {
    const outcome = play?.outcomes[ordinal] ?? null
    return outcome === null ? [] : [{ act: title, kind: barrier.kind, outcome }]
  }),
  ...(log === null ? {} : { log }),
})
