import type { Scenario } from '../../engine'
import { at } from '../../engine/util'
import { element, escaped, svg, text } from '../svg'
import { PICTURE_WORDS as SAY } from '../words'
import type { Evening } from './game'

const LEFT = 120
const TOP = 70
const ROW = 64
const MINUTE_WIDTH = 36
const COLOURS = {
  good: '#2f6f4f',
  bad: '#a2402a',
  reading: '#6f8fa8',
  clue: '#c9a227',
  hold: '#7a1f1f',
  barrier: '#c8bfae',
} as const

/** One evening as swim-lanes in time: what each role does, and where it waits. */
export const eveningSvg = (scenario: Scenario, evening: Evening): string => {
  const minutes = Math.ceil(evening.ms / 60_000)
  const x = (ms: number): number => LEFT + (ms / 60_000) * MINUTE_WIDTH
  const y = (role: number): number => TOP + role * ROW
  const width = LEFT + minutes * MINUTE_WIDTH + 40
  const bottom = y(scenario.roles.length)
  const parts = [
    text(LEFT, 24, SAY.evening(scenario.title, evening.seed), { 'font-size': 18 }),
    ...scenario.roles.map(({ name }, role) => text(12, y(role) + 30, name, { 'font-size': 16 })),
  ]
  for (const { act, from, settled } of evening.acts) {
    parts.push(
      element('line', { x1: x(from), y1: TOP - 14, x2: x(from), y2: bottom, stroke: '#5b4b37', 'stroke-width': 1.5 }),
      text(x(from) + 4, TOP - 20, at(scenario.acts, act).title, { 'font-size': 12 }),
      element('line', {
        x1: x(settled),
        y1: TOP - 4,
        x2: x(settled),
        y2: bottom,
        stroke: '#5b4b37',
        'stroke-dasharray': '4 4',
      }),
    )
  }
  const bar = (role: number, from: number, to: number, fill: string, said: string, height: number): string =>
    `<rect x="${x(from).toFixed(1)}" y="${y(role) + 26 - height / 2}" width="${Math.max(1, x(to) - x(from) - 1).toFixed(1)}" height="${height}" fill="${fill}" rx="3"><title>${escaped(said)}</title></rect>`
  for (const { role, from, to, why } of evening.waits) parts.push(bar(role, from, to, COLOURS[why], SAY.wait[why], 14))
  for (const { role, from, to } of evening.readings) {
    parts.push(bar(role, from, to, COLOURS.reading, SAY.legend.reading, 22))
  }
  for (const { role, from, to, task, good } of evening.tasks) {
    const { title } = at(scenario.tasks, task)
    parts.push(bar(role, from, to, good ? COLOURS.good : COLOURS.bad, title, 34))
    if (x(to) - x(from) > title.length * 11 + 6) {
      parts.push(text(x(from) + 4, y(role) + 31, title, { 'font-size': 11, fill: '#fff' }))
    }
  }
  for (let minute = 0; minute <= minutes; minute += 5) {
    parts.push(text(LEFT + minute * MINUTE_WIDTH - 6, bottom + 18, SAY.minute(minute), { 'font-size': 12 }))
  }
  Object.entries(SAY.legend).forEach(([key, said], i) => {
    const left = LEFT + i * 150
    parts.push(
      element('rect', { x: left, y: bottom + 32, width: 16, height: 16, fill: COLOURS[key as keyof typeof COLOURS] }),
      text(left + 22, bottom + 45, said, { 'font-size': 13 }),
    )
  })
  return svg(width, bottom + 64, parts)
}
