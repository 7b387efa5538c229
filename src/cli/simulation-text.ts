import type { Person, Simulation, Spread } from '../scenario/simulate'
import { SIMULATION_WORDS as SAY } from './writer-words'

/** What simulated evenings say, for people to read: minutes, half of all evenings / nine in ten. */
export const simulationText = (
  { games, readers, total, roles, barriers, traps, endings }: Simulation,
  minutes: { readonly target: number; readonly max: number },
): string =>
  [
    SAY.head(games, SAY.readers[readers] ?? readers),
    '',
    SAY.total(both(total), minutes.target, minutes.max),
    '',
    ...table([
      SAY.roleColumns,
      ...roles.map(({ role, waiting, working, reading }) => [role, both(waiting), both(working), both(reading)]),
    ]),
    '',
    ...table([
      SAY.actColumns(roles.map(({ role }) => role)),
      ...barriers.map(({ act, reached, minutes: lasts, balance, waiting }, i) => [
        SAY.act(i + 1, act),
        percent(reached),
        both(lasts),
        balance.toFixed(2),
        ...waiting.map(({ wait }) => both(wait)),
      ]),
    ]),
    '',
    ...table([SAY.trapColumns, ...traps.map(({ trap, rate }) => [trap, percent(rate)])]),
    '',
    ...table([SAY.endingColumns, ...endings.map(({ ending, rate }) => [ending, percent(rate)])]),
  ].join('\n')

/** Who sits at the table, for people to read. */
export const peopleText = (people: readonly Person[]): string =>
  table([
    SAY.peopleColumns,
    ...people.map(({ name, charsPerMinute, thinking, slips, falls, answers }) => [
      name,
      String(charsPerMinute),
      thinking.toFixed(2),
      percent(slips),
      [falls.taught, falls.heard, falls.untaught].map(percent).join(' / '),
      String(answers),
    ]),
  ]).join('\n')

const both = ({ p50, p90 }: Spread): string => `${p50.toFixed(1)} / ${p90.toFixed(1)}`
const percent = (rate: number): string => `${Math.round(rate * 100)}%`

/** Columns that stand below each other in a terminal: the first to the left, the others to the right. */
const table = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => widthOf(row[i] ?? ''))))
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const space = ' '.repeat((widths[i] ?? 0) - widthOf(cell))
        return i === 0 ? `  ${cell}${space}` : `   ${space}${cell}`
      })
      .join('')
      .trimEnd(),
  )
}

/** A Chinese character is as wide as two others. */
const widthOf = (cell: string): number =>
  [...cell].reduce((sum, sign) => sum + (/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/u.test(sign) ? 2 : 1), 0)
