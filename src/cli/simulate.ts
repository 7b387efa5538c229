import { PERSONA_NAMES, type PersonaName } from '../companions'
import { eveningSvg, forecast, playEvening, readersOf, simulate } from '../scenario/simulate'
import { lineOf, publicPart } from './diagnostic-line'
import { readPlayable } from './document'
import { writeText } from './files'
import { attempt, misused, type Output, optionsOf, wholeNumber } from './options'
import { learnt, readPeople } from './records'
import { peopleText, simulationText } from './simulation-text'
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
      record: { type: 'string', multiple: true },
      people: { type: 'string' },
      save: { type: 'string' },
    })
    const games = wholeNumber('simulate', '--games', values.games, 200, [1, 100_000])
    const seed = wholeNumber('simulate', '--seed', values.seed, 1, [0, 999_999_999])
    const speed = wholeNumber('simulate', '--speed', values.speed, 0, [20, 2000])
    const { readers, svg, json } = values
    if (!isReaders(readers)) throw misused('simulate', words.badReaders(readers))
    const { record = [], people: file, save } = values
    if (file !== undefined && record.length > 0) throw misused('simulate', words.recordOrPeople)
    if (save !== undefined && record.length === 0) throw misused('simulate', words.saveWhat)
    return onceOrWatching(values.watch, about, output, () => {
      const { scenario, document, text, file: where } = readPlayable(about)
      const people = file === undefined ? learnt(scenario, record) : readPeople(file)
      const options = {
        games,
        seed,
        readers,
        ...(speed === 0 ? {} : { charsPerMinute: speed }),
        ...(people.length === 0 ? {} : { people }),
      }
      const simulation = simulate(scenario, options)
      const diagnostics = forecast(text, where, document, scenario, simulation)
      if (json) output.out(JSON.stringify({ ...simulation, diagnostics: diagnostics.map(publicPart) }, null, 2))
      else {
        if (people.length > 0) output.out(`${peopleText(people)}\n`)
        output.out(simulationText(simulation, scenario.minutes))
        if (diagnostics.length > 0) output.out('')
        for (const diagnostic of diagnostics) output.out(lineOf(diagnostic))
      }
      if (save !== undefined) {
        writeText(save, `${JSON.stringify(people, null, 2)}\n`)
        if (!json) output.out(words.wrote(save))
      }
      if (svg !== undefined) {
        writeText(svg, eveningSvg(scenario, playEvening(scenario, seed, readersOf(scenario, options, 0))))
        if (!json) output.out(words.wrote(svg))
      }
      return 0
    })
  })
