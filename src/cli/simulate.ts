import { PERSONA_NAMES, type PersonaName } from '../companions'
import { eveningSvg, playEvening, readersOf, type Simulation, simulate } from '../scenario/simulate'
import { readPlayable } from './document'
import { writeText } from './files'
import { attempt, misused, type Output, optionsOf, wholeNumber } from './options'
import { onceOrWatching } from './watch'
import { writerWords as words } from './writer-words'

const READERS: readonly string[] = ['mixed', ...PERSONA_NAMES]
const isReaders = (given: string): given is PersonaName | 'mixed' => READERS.includes(given)

/** Plays many evenings with reading companions. Answers 0, 1 when the scenario can't be played, 2 wrong usage. */
export const simulateCommand = (args: readonly string[], output: Output): Promise<number> =>
  attempt(output, () => {
    const { about, values } = optionsOf('simulate', args, {
      json: { type: 'boolean', default: false },
      watch: { type: 'boolean', default: false },
      games: { type: 'string' },
      seed: { type: 'string' },
      readers: { type: 'string', default: 'mixed' },
      speed: { type: 'string' },
      svg: { type: 'string' },
    })
    const games = wholeNumber('simulate', '--games', values.games, 200, [1, 100_000])
    const seed = wholeNumber('simulate', '--seed', values.seed, 1, [0, 999_999_999])
    const speed = wholeNumber('simulate', '--speed', values.speed, 0, [20, 2000])
    const { readers, svg, json } = values
    if (!isReaders(readers)) throw misused('simulate', words.badReaders(readers))
    const options = { games, seed, readers, ...(speed === 0 ? {} : { charsPerMinute: speed }) }
    return onceOrWatching(values.watch, about, output, () => {
      const { scenario } = readPlayable(about)
      const simulation = simulate(scenario, options)
      output.out(json ? JSON.stringify(simulation, null, 2) : told(simulation, scenario.minutes.max))
      if (svg !== undefined) {
        writeText(svg, eveningSvg(scenario, playEvening(scenario, seed, readersOf(scenario, options, 0))))
        if (!json) output.out(words.wrote(svg))
      }
      return 0
    })
  })

const told = (simulation: Simulation, most: number): string =>
  [
    words.simulated(simulation.games, simulation.readers),
    words.total(simulation.total, most),
    '',
    words.waitingHead,
    ...simulation.roles.map(({ role, waiting, working }) => words.roleLine(role, waiting, working)),
    '',
    words.barrierHead,
    ...simulation.barriers.map(({ act, reached, minutes, longest, balance, waiting }) =>
      words.barrierLine(act, reached, minutes, longest, balance, waiting),
    ),
    '',
    words.trapHead,
    ...simulation.traps.map(({ trap, rate }) => words.rateLine(trap, rate)),
    '',
    words.endingHead,
    ...simulation.endings.map(({ ending, rate }) => words.rateLine(ending, rate)),
  ].join('\n')
