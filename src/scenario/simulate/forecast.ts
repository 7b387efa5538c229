import type { Scenario } from '../../engine/scenario'
import { at } from '../../engine/util'
import type { Diagnostic, Path } from '../diagnostic'
import type { DiagnosticKind } from '../diagnostics'
import { FORECAST_DIAGNOSTICS } from '../diagnostics/forecast'
import type { ScenarioDocument } from '../document'
import { buildModel } from '../model'
import { parseSource } from '../parse'
import { fill, type Params } from '../reporter'
import { keyAt, nodeAt, position } from '../source'
import { FORECAST_WORDS as SAY } from '../words'
import type { Simulation } from './simulation'

type ForecastCode = keyof typeof FORECAST_DIAGNOSTICS

/** Half as much work again and so many minutes more: then one lane is too long beside another. */
const UNEVEN = { times: 1.5, minutes: 1.5 }
/** Longest wait (minutes) in one act that half, and nine in ten, of all evenings should stay below. */
const WAIT = { p50: 3, p90: 6 }
/** How many times the forecast a target may be at least and at most: people talk, companions don't. */
const TARGET = { least: 0.85, most: 4 }
const TRAP_RATE = { least: 0.03, most: 0.6 }
const ENDING_RATE = 0.95

/** Tells a writer what simulated evenings mean for the scenario, at the place where it can be mended. */
export const forecast = (
  text: string,
  file: string,
  document: ScenarioDocument,
  scenario: Scenario,
  { total, barriers, traps, endings }: Simulation,
): Diagnostic[] => {
  const { source } = parseSource(text, file)
  const model = buildModel(document)
  const found: Diagnostic[] = []
  const report = (code: ForecastCode, path: Path, params: Params, key = false): void => {
    const node = key ? keyAt(source, path) : nodeAt(source, path)
    const { severity, message, cure }: DiagnosticKind = FORECAST_DIAGNOSTICS[code]
    const { line, column } = position(source, node?.offset ?? 0)
    const length = node === undefined || node.type === 'object' || node.type === 'array' ? 1 : node.length
    found.push({ code, severity, message: fill(`${message}${cure}`, params), file, line, column, length, path })
  }

  const { target, max } = scenario.minutes
  if (total.p90 > max) report('XH0901', ['minutes', 'max'], { p90: oneDigit(total.p90), max })
  if (target < total.p50 * TARGET.least || target > total.p50 * TARGET.most) {
    report('XH0902', ['minutes', 'target'], { p50: oneDigit(total.p50), target })
  }
  barriers.forEach(({ waiting }, act) => {
    const words = { number: act + 1, act: at(scenario.acts, act).title }
    const laneOf = (role: number): Path => ['acts', act, 'lanes', at(document.roles, role).id]
    const [busy, idle] = extremes(waiting.map(({ working }) => working))
    const [most, least] = [at(waiting, busy).working, at(waiting, idle).working]
    if (most - least > UNEVEN.minutes && most > least * UNEVEN.times) {
      report(
        'XH0903',
        laneOf(idle),
        {
          ...words,
          busy: at(waiting, busy).role,
          idle: at(waiting, idle).role,
          most: oneDigit(most),
          least: oneDigit(least),
        },
        true,
      )
    }
    waiting.forEach(({ role, wait }, r) => {
      if (wait.p50 <= WAIT.p50 && wait.p90 <= WAIT.p90) return
      report('XH0904', laneOf(r), { ...words, role, p50: oneDigit(wait.p50), p90: oneDigit(wait.p90) }, true)
    })
  })
  traps.forEach(({ trap, rate }, ix) => {
    if (rate >= TRAP_RATE.least && rate <= TRAP_RATE.most) return
    const verdict = rate > TRAP_RATE.most ? SAY.tooHard : SAY.tooPlain
    report('XH0905', [...at(model.traps, ix).path, 'id'], { trap, rate: percent(rate), verdict })
  })
  endings.forEach(({ ending, rate }, ix) => {
    if (endings.length > 1 && rate > ENDING_RATE) {
      report('XH0906', ['endings', ix, 'id'], { ending, rate: percent(rate) })
    }
  })
  return found
}

/** Positions of the largest and the smallest value. */
const extremes = (values: readonly number[]): [number, number] => [
  values.indexOf(Math.max(...values)),
  values.indexOf(Math.min(...values)),
]

const oneDigit = (value: number): string => value.toFixed(1)
const percent = (rate: number): string => `${Math.round(rate * 100)}%`
