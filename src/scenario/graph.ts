import { optionsOf } from '../engine'
import type { Act, Effect, Scenario, Task } from '../engine/scenario'
import { at } from '../engine/util'
import { describeCondition } from './describe'
import { element, svg, text } from './svg'
import { PICTURE_WORDS as SAY, TASK_TYPE_WORDS as TASK_WORDS } from './words'

const LANE = 172
const NOTES = 300
/** Room right of the lanes for the arrows. */
const ARROWS = 84
const HEAD = 30
const CARD = 40
const GAP = 7
const LINE = 17
const BETWEEN = 22
const MARGIN = 24
const TITLE = 64
/** Characters of a note in one line. */
const NOTE_LENGTH = 24
/** A3 paper without its unprintable edge, mm. */
const PAPER = { long: 400, short: 277 }

/** A piece of the picture that stays whole; `draw` answers its elements with its left upper corner at x, y. */
interface Block {
  readonly height: number
  readonly draw: (x: number, y: number) => string[]
}

/**
 * A scenario as swim-lanes on one A3 page: acts from top to bottom and from column to column, a lane a role, barriers
 * across, then the endings.
 */
export const graphSvg = (scenario: Scenario): string => {
  const wide = scenario.roles.length * LANE + ARROWS + NOTES
  const acts = scenario.acts.map((act) => actBlock(scenario, act))
  const blocks = [...acts, endingsBlock(scenario)]
  const { columns, width, height, paper } = bestPage(blocks, wide)
  const places = columns.flatMap((blocks, column) => {
    let y = TITLE
    return blocks.map(({ height: high }) => {
      const place = { column, x: MARGIN + column * (wide + MARGIN), y }
      y += high + BETWEEN
      return place
    })
  })
  const parts = [
    text(MARGIN, 30, SAY.chart(scenario.title, scenario.version), { 'font-size': 22 }),
    text(MARGIN, 52, SAY.key, { 'font-size': 13 }),
    ...blocks.flatMap(({ draw }, i) => draw(at(places, i).x, at(places, i).y)),
  ]
  scenario.acts.forEach(({ barrier, ordinal }) => {
    const from = at(places, ordinal)
    const right = from.x + scenario.roles.length * LANE
    const gate = from.y + at(acts, ordinal).gate
    for (const target of new Set(barrier.next.map(({ to }) => to ?? scenario.acts.length))) {
      const to = at(places, target)
      const name = target === scenario.acts.length ? SAY.ending : SAY.short(target + 1)
      parts.push(
        to.column === from.column ? arrow(right, gate, to.y + 13, target - ordinal) : elsewhere(right, gate, name),
      )
    }
  })
  return svg(width, height, parts, paper)
}

/** The split into columns that leaves the letters largest on A3, upright or lying. */
const bestPage = (blocks: readonly Block[], wide: number) => {
  const pages = [1, 2, 3, 4].flatMap((count) => {
    const columns = inColumns(blocks, count)
    const width = MARGIN + columns.length * (wide + MARGIN)
    const height =
      TITLE +
      MARGIN +
      Math.max(...columns.map((column) => column.reduce((sum, { height }) => sum + height + BETWEEN, -BETWEEN)))
    return [
      { width: PAPER.long, height: PAPER.short },
      { width: PAPER.short, height: PAPER.long },
    ].map((paper) => ({ columns, width, height, paper, scale: Math.min(paper.width / width, paper.height / height) }))
  })
  return pages.reduce((best, page) => (page.scale > best.scale ? page : best))
}

/** Blocks in order, in so many columns whose tallest is as short as can be. */
const inColumns = (blocks: readonly Block[], count: number): Block[][] => {
  const filled = (most: number): Block[][] => {
    const columns: Block[][] = [[]]
    let used = 0
    for (const block of blocks) {
      if (used > 0 && used + block.height > most) {
        columns.push([])
        used = 0
      }
      columns[columns.length - 1]?.push(block)
      used += block.height + BETWEEN
    }
    return columns
  }
  let most = Math.max(...blocks.map(({ height }) => height))
  while (filled(most).length > count) most += 20
  return filled(most)
}

const actBlock = (scenario: Scenario, act: Act): Block & { readonly gate: number } => {
  const lanes = scenario.roles.length * LANE
  const { barrier } = act
  const bottom = HEAD * 2 + Math.max(0, ...act.lanes.map(({ tasks }) => tasks.length)) * (CARD + GAP)
  const outcomes = barrier.outcomes.flatMap(({ trap, text: told }, i) => {
    const name = barrier.kind === 'vote' ? (barrier.options[i] ?? '') : told
    return barrier.kind === 'assemble' ? [] : wrapped(`${trap === null ? '·' : SAY.trap} ${name}`, NOTE_LENGTH)
  })
  const ways = barrier.next.flatMap(({ when, to }) => {
    const where = to === null ? SAY.ending : SAY.act(to + 1, at(scenario.acts, to).title)
    const words = when === null ? SAY.otherwise : `${SAY.when} ${describeCondition(scenario, when)}`
    return wrapped(`${words} → ${where}`, NOTE_LENGTH)
  })
  const notes = [...outcomes, ...ways]
  // Notes stand beside the barrier and end where the act ends, unless they need more.
  const top = Math.max(0, Math.min(bottom, bottom + 34 - notes.length * LINE))
  return {
    gate: bottom + 16,
    height: Math.max(bottom + 34, top + notes.length * LINE),
    draw: (x, y) => [
      element('rect', { x, y, width: lanes, height: 26, fill: '#5b4b37' }),
      text(x + 8, y + 18, SAY.act(act.ordinal + 1, act.title), { 'font-size': 15, fill: '#fff' }),
      ...scenario.roles.map(({ name }, role) =>
        text(x + role * LANE + 8, y + 46, name, { 'font-size': 14, 'font-weight': 'bold' }),
      ),
      ...act.lanes.flatMap(({ tasks }, role) =>
        tasks.flatMap((ix, i) => {
          const task = at(scenario.tasks, ix)
          const indent = depthOf(scenario, task) * 14
          const left = x + role * LANE + 4 + indent
          return card(scenario, task, left, y + HEAD * 2 - 6 + i * (CARD + GAP), LANE - 8 - indent)
        }),
      ),
      element('rect', { x, y: y + bottom, width: lanes, height: 34, fill: '#a2402a', rx: 6 }),
      text(x + 10, y + bottom + 22, `${SAY.barrier[barrier.kind]}　${barrier.title}`, {
        'font-size': 15,
        fill: '#fff',
      }),
      ...notes.map((words, i) => text(x + lanes + ARROWS, y + top + 12 + i * LINE, words, { 'font-size': 13 })),
    ],
  }
}

const endingsBlock = (scenario: Scenario): Block => {
  const lanes = scenario.roles.length * LANE
  const rows = scenario.endings.map(({ title, when }) => ({
    title,
    notes: wrapped(when === null ? SAY.otherwise : `${SAY.when} ${describeCondition(scenario, when)}`, NOTE_LENGTH),
  }))
  const high = rows.map(({ notes }) => Math.max(38, notes.length * LINE + 8))
  return {
    height: high.reduce((sum, one) => sum + one, 0),
    draw: (x, y) => {
      let down = y
      return rows.flatMap(({ title, notes }, i) => {
        const here = down
        down += at(high, i)
        return [
          element('rect', { x, y: here, width: lanes, height: 30, fill: '#2f6f4f', rx: 14 }),
          text(x + 14, here + 20, `${SAY.ending}　${title}`, { 'font-size': 15, fill: '#fff' }),
          ...notes.map((words, n) => text(x + lanes + ARROWS, here + 16 + n * LINE, words, { 'font-size': 13 })),
        ]
      })
    },
  }
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
      stroke: '#8a7a63',
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

/** A way to an act in another column. */
const elsewhere = (x: number, y: number, name: string): string =>
  element('path', { d: `M ${x} ${y} H ${x + 28}`, stroke: '#a2402a', 'stroke-width': 1.5 }) +
  element('path', { d: `M ${x + 28} ${y - 5} L ${x + 36} ${y} L ${x + 28} ${y + 5} Z`, fill: '#a2402a' }) +
  text(x + 38, y + 5, name, { 'font-size': 13, fill: '#a2402a' })

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

/** Lines of about so many characters; none begins with a sign that ends something. */
const wrapped = (words: string, most: number): string[] => {
  const lines: string[] = []
  let rest = words
  while (rest.length > most) {
    let cut = most
    while (cut > most / 2 && /[，。；：、”）！？]/u.test(rest[cut] ?? '')) cut -= 1
    lines.push(rest.slice(0, cut))
    rest = rest.slice(cut)
  }
  return [...lines, rest]
}
