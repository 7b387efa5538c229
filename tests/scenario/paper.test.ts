import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Grounds } from '@/engine/scenario'
import { type Loaded, loadScenario } from '@/scenario'
import { graphSvg } from '@/scenario/graph'
import { reviewHtml } from '@/scenario/review'
import { escaped } from '@/scenario/svg'

// What is printed: the chart on A3, the print-out for reviewers on A4.

const load = (file: string): Required<Pick<Loaded, 'scenario' | 'document'>> => {
  const { scenario, document } = loadScenario(fs.readFileSync(path.join(__dirname, '../..', file), 'utf8'), file)
  if (scenario === undefined || document === undefined) throw new Error(`${file} does not load`)
  return { scenario, document }
}
const FILES = [
  'scenarios/first-congress-night/scenario.json',
  'scenarios/crossing-the-yangtze/scenario.json',
  'tests/fixtures/two-lamps.json',
].map((file) => [file, load(file)] as const)

interface Written {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly words: string
}
const textsOf = (svg: string): Written[] =>
  [...svg.matchAll(/<text x="(\d+)" y="(\d+)" font-size="(\d+)"[^>]*>([^<]*)<\/text>/gu)].map(
    ([, x, y, size, words = '']) => ({ x: Number(x), y: Number(y), size: Number(size), words }),
  )

describe.each(FILES)('the chart of %s', (_, { scenario }) => {
  const svg = graphSvg(scenario)
  const [, width = '', height = '', across = '', down = ''] =
    /width="([\d.]+)mm" height="([\d.]+)mm" viewBox="0 0 (\d+) (\d+)"/u.exec(svg) ?? []
  const texts = textsOf(svg)

  it('fits on A3, upright or lying, with letters one can read (2 mm and more)', () => {
    const sides = [Number(width), Number(height)].sort((a, b) => a - b)
    expect(sides[0]).toBeLessThanOrEqual(297)
    expect(sides[1]).toBeLessThanOrEqual(420)
    const names = texts.filter(({ size }) => size >= 13)
    expect(names.length).toBeGreaterThan(10)
    for (const { size } of names) expect((size * Number(width)) / Number(across)).toBeGreaterThan(2)
  })

  it('shows every act, role, task, barrier and ending, and each trap where it lies in wait', () => {
    const said = texts.map(({ words }) => words).join('\n')
    const titles = [
      ...scenario.acts.flatMap(({ title, barrier }) => [title, barrier.title]),
      ...scenario.roles.map(({ name }) => name),
      ...scenario.endings.map(({ title }) => title),
      ...scenario.tasks.map(({ title }) => title.slice(0, 9)),
    ]
    for (const title of titles) expect(said).toContain(escaped(title))
    const shown = texts.slice(2).reduce((sum, { words }) => sum + words.split('⚠').length - 1, 0)
    expect(shown).toBe(scenario.traps.length)
  })

  it('leaves every word on the page, and no two in one place', () => {
    for (const { x, y, size, words } of texts) {
      const long = [...words].reduce((sum, sign) => sum + (sign > '\u2e80' ? size : size * 0.6), 0)
      expect(x + long, words).toBeLessThanOrEqual(Number(across) + 14)
      expect(y, words).toBeLessThanOrEqual(Number(down))
    }
    expect(new Set(texts.map(({ x, y }) => `${x} ${y}`)).size).toBe(texts.length)
  })
})

describe.each(FILES)('the print-out of %s', (_, { scenario, document }) => {
  const html = reviewHtml(scenario, document)
  const sections = html.split('<section class="task">').slice(1)

  it('tells every claim with its source', () => {
    expect(sections).toHaveLength(scenario.tasks.length)
    scenario.tasks.forEach(({ cites, teaches, pages }, i) => {
      for (const page of pages) expect(sections[i]).toContain(escaped(page))
      for (const fact of [...cites, ...teaches]) {
        expect(sections[i]).toContain(`<b>${escaped(scenario.facts[fact]?.label ?? '')}</b>〔`)
      }
    })
    for (const { label, text, cite } of scenario.facts) {
      const row = html.split('<tr>').find((one) => one.startsWith(`<td class="short">${escaped(label)}</td>`)) ?? ''
      expect(row).toContain(escaped(text))
      for (const { source, locator } of cite) {
        expect(row).toContain(escaped(`${scenario.sources[source]?.title}，${locator}`))
      }
    }
  })

  it('gives the source in full where a fact is told first', () => {
    for (const { label, text } of scenario.facts) {
      const first = html.indexOf(`<b>${escaped(label)}</b>〔`)
      if (first < 0) continue
      const entry = html.slice(first, html.indexOf('</li>', first))
      expect(entry).toContain(escaped(text))
      expect(entry).toContain('出处：')
    }
  })

  it('marks every 设计推演, and what has neither a source nor that mark', () => {
    scenario.tasks.forEach(({ invented, cites, teaches }, i) => {
      const head = sections[i]?.split('</h4>')[0] ?? ''
      expect(head.includes('设计推演')).toBe(invented)
      expect(head.includes('未单独注出处')).toBe(!invented && cites.length + teaches.length === 0)
    })
    const barriers = html.split('<h3>').slice(1)
    scenario.acts.forEach(({ barrier }, i) => {
      const head = barriers[i]?.split('</h3>')[0] ?? ''
      expect(head.includes('设计推演')).toBe(barrier.invented)
      expect(head.includes('未单独注出处')).toBe(!barrier.invented && barrier.cites === undefined)
    })
  })

  it('tells what openings, barriers and endings rest on, beside them', () => {
    const between = (from: string, to: string): string => html.split(from)[1]?.split(to)[0] ?? ''
    const expectGrounds = (part: string, { cites = [], invented = false }: Grounds): void => {
      const head = part.split('</h4>')[0] ?? ''
      expect(head.includes('设计推演')).toBe(invented)
      expect(head.includes('未单独注出处')).toBe(cites.length === 0 && !invented)
      for (const fact of cites) expect(part).toContain(`<b>${escaped(scenario.facts[fact]?.label ?? '')}</b>〔`)
    }
    for (const { ordinal, title, opening, barrier, ...act } of scenario.acts) {
      const whole = between(`<h2>第 ${ordinal + 1} 幕　${escaped(title)} `, '<h2>')
      if (opening.length > 0) expectGrounds(whole.split('<h4>开场白')[1]?.split('<section')[0] ?? '', act)
      for (const fact of barrier.cites ?? []) {
        expect(whole.split('<h3>')[1]).toContain(`<b>${escaped(scenario.facts[fact]?.label ?? '')}</b>〔`)
      }
    }
    for (const ending of [...scenario.endings, scenario.unfinished]) {
      expectGrounds(
        between('<h2>结局</h2>', '<h2>')
          .split(`<h4>${escaped(ending.title)}`)[1]
          ?.split('<h4>')[0] ?? '',
        ending,
      )
    }
  })

  it('ends with a place to sign', () => {
    expect(html).toMatch(/签字：<span><\/span>日期：<span><\/span>/u)
  })
})
