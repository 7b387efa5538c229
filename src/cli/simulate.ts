import { PERSONA_NAMES, type PersonaName } from '../companions'
import { eveningSvg, playEvening, readersOf, type Simulation, simulate } from '../scenario/simulate'
import { watching, writeText } from './document'
import { optionsOf, wholeNumber } from './options'
import type { Output } from './play'
import { readScenario, Unusable } from './read'
import { USAGES, writerWords as words } from './writer-words'

const READERS: readonly string[] = ['mixed', ...PERSONA_NAMES]
const isReaders = (given: string): given is PersonaName | 'mixed' => READERS.includes(given)

/** Plays many evenings with reading companions. Answers 0, 1 when the scenario can't be played, 2 wrong usage. */
export const simulateCommand = async (args: readonly string[], output: Output): Promise<number> => {
  const wanted = optionsOf(args, {
    json: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    games: { type: 'string' },
    seed: { type: 'string' },
    readers: { type: 'string', default: 'mixed' },
    speed: { type: 'string' },
    svg: { type: 'string' },
  })
  if ('problem' in wanted) return usage(output, wanted.problem)
  const { about, values } = wanted
  const games = wholeNumber(values.games, 200, 100_000)
  const seed = wholeNumber(values.seed, 1, 1e9)
  const speed = wholeNumber(values.speed, 0, 2000)
  const { readers } = values
  if (games === null || games === 0 || seed === null || speed === null) return usage(output, words.badNumber)
  if (!isReaders(readers)) return usage(output, words.badReaders(readers))
  const options = { games, seed, readers, ...(speed === 0 ? {} : { charsPerMinute: speed }) }
  const once = async (): Promise<number> => {
    try {
      const scenario = readScenario(about)
      const simulation = simulate(scenario, options)
      output.out(values.json ? JSON.stringify(simulation, null, 2) : told(simulation, scenario.minutes.max))
      if (values.svg !== undefined) {
        writeText(values.svg, eveningSvg(scenario, playEvening(scenario, seed, readersOf(scenario, options, 0))))
        if (!values.json) output.out(words.wrote(values.svg))
      }
      return 0
    } catch (problem) {
      if (!(problem instanceof Unusable)) throw problem
      output.error(problem.message)
      return 1
    }
  }
  return values.watch ? watching(about, once) : once()
}

const usage = ({ error }: Output, problem: string): number => {
  error(`${problem}\n\n${USAGES.simulate}`)
  return 2
}

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
