import type { Effect, Scenario, Task } from '../engine/scenario'
import { at } from '../engine/util'
import { describeCondition } from './describe'
import { element, svg, text } from './svg'
import { PICTURE_WORDS as SAY, TASK_TYPE_WORDS as TASK_WORDS } from './words'

const LEFT = 20
const LANE = 210
const HEAD = 96
const CARD = 40
const GAP = 8
const LINE = 18

/** A scenario as swim-lanes: acts from top to bottom, a lane a role, barriers across, then the endings. Fits an A3 page. */
export const graphSvg = (scenario: Scenario): string => {
  const parts: string[] = []
  const lanes = scenario.roles.length
  const width = LEFT * 2 + lanes * LANE + 460
  const right = LEFT + lanes * LANE
  parts.push(text(LEFT, 32, SAY.chart(scenario.title, scenario.version), { 'font-size': 22 }))
  parts.push(text(LEFT, 58, SAY.key, { 'font-size': 13 }))
  scenario.roles.forEach(({ name }, role) => {
    parts.push(text(LEFT + role * LANE + 8, HEAD - 10, name, { 'font-size': 16, 'font-weight': 'bold' }))
  })
  const tops: number[] = []
  const gates: number[] = []
  let y = HEAD
  for (const act of scenario.acts) {
    tops.push(y)
    parts.push(
      element('rect', { x: LEFT, y, width: lanes * LANE, height: 26, fill: '#5b4b37' }),
      text(LEFT + 8, y + 18, SAY.act(act.ordinal + 1, act.title), { 'font-size': 15, fill: '#fff' }),
    )
    const first = y + 34
    let bottom = first
    act.lanes.forEach(({ tasks }, role) => {
      let down = first
      for (const ix of tasks) {
        const task = at(scenario.tasks, ix)
        const indent = depthOf(scenario, task) * 14
        parts.push(...card(scenario, task, LEFT + role * LANE + 6 + indent, down, LANE - 12 - indent))
        down += CARD + GAP
      }
      bottom = Math.max(bottom, down)
    })
    const { barrier } = act
    gates.push(bottom + 16)
    parts.push(
      element('rect', { x: LEFT, y: bottom, width: lanes * LANE, height: 34, fill: '#a2402a', rx: 6 }),
      text(LEFT + 10, bottom + 22, `${SAY.barrier[barrier.kind]}　${barrier.title}`, { 'font-size': 15, fill: '#fff' }),
    )
    let line = bottom
    const say = (words: string): void => {
      for (const piece of wrapped(words, 30)) {
        parts.push(text(right + 96, line + 12, piece, { 'font-size': 12 }))
        line += LINE
      }
    }
    barrier.outcomes.forEach(({ trap, text: told }, i) => {
      const name = barrier.kind === 'vote' ? (barrier.options[i] ?? '') : told
      if (barrier.kind !== 'assemble') say(`${trap === null ? '·' : SAY.trap} ${name}`)
    })
    for (const { when, to } of barrier.next) {
      const where = to === null ? SAY.ending : SAY.act(to + 1, at(scenario.acts, to).title)
      say(`${when === null ? SAY.otherwise : `${SAY.when} ${describeCondition(scenario, when)}`} → ${where}`)
    }
    y = Math.max(bottom + 34, line) + 26
  }
  tops.push(y)
  scenario.acts.forEach(({ barrier, ordinal }) => {
    const targets = [...new Set(barrier.next.map(({ to }) => to ?? scenario.acts.length))]
    for (const to of targets) parts.push(arrow(right, at(gates, ordinal), at(tops, to) + 12, to - ordinal))
  })
  for (const { title, when } of scenario.endings) {
    parts.push(
      element('rect', { x: LEFT, y, width: lanes * LANE, height: 30, fill: '#2f6f4f', rx: 14 }),
      text(LEFT + 14, y + 20, `${SAY.ending}　${title}`, { 'font-size': 15, fill: '#fff' }),
    )
    const words = when === null ? SAY.otherwise : `${SAY.when} ${describeCondition(scenario, when)}`
    wrapped(words, 30).forEach((piece, i) => {
      parts.push(text(right + 96, y + 14 + i * LINE, piece, { 'font-size': 12 }))
    })
    y += Math.max(38, wrapped(words, 30).length * LINE + 8)
  }
  return svg(width, y + 20, parts)
}

const card = (scenario: Scenario, task: Task, x: number, y: number, width: number): string[] => {
  const traps = optionsOf(task).filter(({ trap }) => trap !== null).length
  const signs = [
    task.when === null ? '' : '◆',
    task.type === 'handover' ? `→${scenario.roles[task.to]?.name ?? ''}` : '',
    task.type === 'await' ? `←${scenario.roles[task.from]?.name ?? ''}` : '',
    SAY.trap.repeat(traps),
  ].filter((sign) => sign !== '')
  return [
    element('rect', {
      x,
      y,
      width,
      height: CARD,
      rx: 5,
      fill: traps > 0 ? '#fbe3d6' : '#fff',
      stroke: task.when === null ? '#8a7a63' : '#8a7a63',
      ...(task.when === null ? {} : { 'stroke-dasharray': '4 3' }),
    }),
    text(x + 8, y + 17, clipped(task.title || task.todo, Math.floor((width - 16) / 13)), { 'font-size': 13 }),
    text(x + 8, y + 33, [TASK_WORDS[task.type], ...signs, effectsOf(task.effects)].join('  '), {
      'font-size': 11,
      fill: '#6b5b45',
    }),
  ]
}

const arrow = (x: number, from: number, to: number, far: number): string => {
  const out = x + 14 + Math.min(60, Math.max(1, far) * 14)
  return (
    element('path', {
      d: `M ${x} ${from} H ${out} V ${to} H ${x + 6}`,
      fill: 'none',
      stroke: '#a2402a',
      'stroke-width': 1.5,
    }) + element('path', { d: `M ${x + 8} ${to - 5} L ${x} ${to} L ${x + 8} ${to + 5} Z`, fill: '#a2402a' })
  )
}

const optionsOf = (task: Task) =>
  task.type === 'choice' || task.type === 'multi' ? task.options : task.type === 'hotspot' ? task.regions : []

const depthOf = (scenario: Scenario, task: Task): number => {
  for (const parent of at(scenario.acts, task.act).lanes[task.role]?.tasks ?? []) {
    for (const { then } of optionsOf(at(scenario.tasks, parent))) {
      const after = at(scenario.tasks, parent).next
      for (let ix = then; ix !== null && ix !== after; ix = at(scenario.tasks, ix).next) {
        if (ix === task.ordinal) return 1 + depthOf(scenario, at(scenario.tasks, parent))
      }
    }
  }
  return 0
}

const effectsOf = (effects: readonly Effect[]): string => (effects.some((effect) => 'flag' in effect) ? '⚑' : '')

const clipped = (words: string, most: number): string => (words.length > most ? `${words.slice(0, most - 1)}…` : words)

const wrapped = (words: string, most: number): string[] => {
  const lines: string[] = []
  for (let i = 0; i < words.length; i += most) lines.push(words.slice(i, i + most))
  return lines
}
