import { type GameEntry, playGame } from '../companions'
import { decide, initialState, type Scenario, type State } from '../engine'
import { readPlayable } from './document'
import { endingOf, narrator } from './evening'
import { writeText } from './files'
import { attempt, misused, type Output, optionsOf, wholeNumber } from './options'
import { readScript, scriptText } from './script'
import { REFUSAL_WORDS, words } from './words'

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

/** Plays a scenario headless. Answers 0 played, 1 scenario with errors or refused command, 2 wrong usage or unreadable file. */
export const play = (args: readonly string[], output: Output): Promise<number> =>
  attempt(output, () => {
    const { about, values } = optionsOf('play', args, {
      bots: { type: 'boolean', default: false },
      seed: { type: 'string' },
      script: { type: 'string' },
      json: { type: 'boolean', default: false },
      log: { type: 'string' },
    })
    if (values.bots === (values.script !== undefined)) throw misused('play', words.problem.howToPlay)
    const seed = values.seed === undefined ? null : wholeNumber('play', '--seed', values.seed, 1, [0, 999_999_999])
    return playOnce(about, values.script, seed, values.json, values.log, output)
  })

const playOnce = (
  given: string,
  file: string | undefined,
  wanted: number | null,
  json: boolean,
  log: string | undefined,
  { out, error }: Output,
): number => {
  const { scenario } = readPlayable(given)
  const script = file === undefined ? null : readScript(file)
  const seed = wanted ?? script?.seed ?? 1
  if (!json) out(`《${scenario.title}》 ${scenario.version}`)
  const tell = json ? () => [] : narrator(scenario, initialState(scenario, { seed }))
  const lines = ({ events }: Pick<GameEntry, 'events'>): void => {
    for (const text of tell(events)) out(text)
  }
  const { state, entries } =
    script === null ? bots(scenario, seed, lines) : replay(scenario, seed, script.commands, lines, error)
  const accepted = entries.filter(({ refused }) => refused === null).map(({ command }) => command)
  if (log !== undefined) writeText(log, scriptText(seed, accepted))
  const report = reportOf(scenario, state, accepted.length, log)
  if (json) out(JSON.stringify(report))
  else {
    if (!report.ended) out(words.notEnded)
    out('')
    out(words.summary(report.commands, report.storyMinutes))
  }
  return script !== null && accepted.length < entries.length ? 1 : 0
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

const reportOf = (scenario: Scenario, { play }: State, commands: number, log: string | undefined): PlayReport => ({
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
  ...(log === undefined ? {} : { log }),
})
