import { describe, expect, test } from 'vitest'
import { DIAGNOSTICS, type Diagnostic, loadScenario } from '@/scenario'
import type { Finding } from './findings/finding'
import { FLOW_FINDINGS } from './findings/flow'
import { REFERENCE_FINDINGS } from './findings/references'
import { CITE_FINDINGS, CONDITION_FINDINGS, DEBRIEF_FINDINGS, FACT_FINDINGS, TEXT_FINDINGS } from './findings/rest'
import { SHAPE_FINDINGS } from './findings/shape'
import { TRAP_FINDINGS } from './findings/traps'
import { TWO_LAMPS, TWO_LAMPS_BESIDE } from './fixture'

const FINDINGS: readonly Finding[] = [
  ...SHAPE_FINDINGS,
  ...REFERENCE_FINDINGS,
  ...FLOW_FINDINGS,
  ...TRAP_FINDINGS,
  ...FACT_FINDINGS,
  ...CITE_FINDINGS,
  ...DEBRIEF_FINDINGS,
  ...TEXT_FINDINGS,
  ...CONDITION_FINDINGS,
]

/** The spoilt text and where its mark stood, counted by hand. */
function spoilt({ swaps, when }: Finding): { text: string; line: number; column: number } {
  let marked = TWO_LAMPS
  for (const [from, to] of swaps) {
    expect(marked.split(from).length, `“${from}” in “${when}” occurs once`).toBe(2)
    marked = marked.replace(from, () => to)
  }
  const before = marked.split('▲')
  expect(before.length, `one mark in “${when}”`).toBe(2)
  const lines = (before[0] ?? '').split('\n')
  return { text: before.join(''), line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}

const shown = ({ code, line, column, message }: Diagnostic) => `${line}:${column} ${code} ${message}`

describe('the loader', () => {
  test('finds nothing wrong with a good scenario', () => {
    const { scenario, document, diagnostics } = loadScenario(TWO_LAMPS, 'two-lamps.json', TWO_LAMPS_BESIDE)
    expect(diagnostics.map(shown)).toEqual([])
    expect(scenario?.title).toBe('两盏灯')
    expect(document?.id).toBe('two-lamps')
  })

  for (const finding of FINDINGS) {
    test(`says ${finding.code} at its place when ${finding.when}`, () => {
      const { text, line, column } = spoilt(finding)
      const { scenario, diagnostics } = loadScenario(text, 'two-lamps.json', TWO_LAMPS_BESIDE)
      const { severity } = DIAGNOSTICS[finding.code]
      const alike = diagnostics.filter((one) => one.severity === severity)
      expect(
        diagnostics
          .filter((one) => one.code === finding.code)
          .map(shown)
          .join('\n'),
      ).toContain(`${line}:${column} `)
      expect(alike.map(({ code }) => code).sort(), diagnostics.map(shown).join('\n')).toEqual(
        [finding.code, ...finding.also].sort(),
      )
      expect(scenario === undefined).toBe(severity === 'error')
      for (const { message } of diagnostics) expect(message).not.toMatch(/[{}]\w|undefined|\{what\}/u)
    })
  }
})

describe('the table of findings', () => {
  /** Shown in syntax.test.ts: they concern the file as a whole. */
  const wholeFile = ['XH0102', 'XH0103', 'XH0104', 'XH0110', 'XH0111', 'XH0112', 'XH0190']

  test('holds nothing that no example shows', () => {
    const shown = new Set<string>([...FINDINGS.map(({ code }) => code), ...wholeFile])
    expect(Object.keys(DIAGNOSTICS).filter((code) => !shown.has(code))).toEqual([])
  })

  test.each(Object.entries(DIAGNOSTICS))('tells cause and cure of %s in Chinese', (code, { message, cure }) => {
    expect(code).toMatch(/^XH0[1-7]\d\d$/u)
    expect(message).toMatch(/\p{Script=Han}.*(?:[。？]|\{guess\})$/u)
    expect(cure).toMatch(/^(?:\{\w+\})+$|\p{Script=Han}/u)
  })
})
