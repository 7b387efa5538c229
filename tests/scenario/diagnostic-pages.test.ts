import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { DIAGNOSTICS, type Diagnostic, type DiagnosticKind, loadScenario } from '../../src/scenario'
import { FORECAST_DIAGNOSTICS } from '../../src/scenario/diagnostics/forecast'
import { PROOF_DIAGNOSTICS } from '../../src/scenario/diagnostics/proof'
import { proveNow } from '../../src/scenario/prove'
import { diagnose } from '../../src/scenario/prove/diagnose'
import { forecast, simulate } from '../../src/scenario/simulate'
import { TWO_LAMPS, TWO_LAMPS_BESIDE } from './fixture'

const FOLDER = path.join(__dirname, '../../docs/diagnostics')
const KINDS: Readonly<Record<string, DiagnosticKind>> = {
  ...DIAGNOSTICS,
  ...PROOF_DIAGNOSTICS,
  ...FORECAST_DIAGNOSTICS,
}

interface Page {
  readonly head: Readonly<Record<string, string>>
  readonly body: string
  /** What the example replaces in the fixture, and by what. */
  readonly swaps: readonly (readonly [mended: string, failing: string])[]
}

const read = (code: string): Page => {
  const text = fs.readFileSync(path.join(FOLDER, `${code}.md`), 'utf8')
  const [, front = '', body = ''] = text.split(/^---$/mu)
  const head = Object.fromEntries(
    front
      .trim()
      .split('\n')
      .map((line) => {
        const [, key = '', value = ''] = /^(\w+): (.*)$/u.exec(line) ?? []
        return [key, value.startsWith('"') ? String(JSON.parse(value)) : value]
      }),
  )
  const fences = (name: string) =>
    [...body.matchAll(new RegExp(`\`\`\`${name}\\n([\\s\\S]*?)\\n\`\`\``, 'gu'))].map(([, inner = '']) => inner)
  const failing = fences('报出来的')
  return { head, body, swaps: fences('改好的').map((mended, i) => [mended, failing[i] ?? '']) }
}

const findings = (text: string): Diagnostic[] => {
  const { document, scenario, diagnostics } = loadScenario(text, 'two-lamps.json', TWO_LAMPS_BESIDE)
  if (document === undefined || scenario === undefined) return diagnostics
  return [
    ...diagnostics,
    ...diagnose(text, 'two-lamps.json', document, scenario, proveNow(scenario, { bounds: false })),
  ]
}

const forecasts = (text: string): Diagnostic[] => {
  const { document, scenario, diagnostics } = loadScenario(text, 'two-lamps.json')
  if (document === undefined || scenario === undefined) return diagnostics
  const simulation = simulate(scenario, { games: 100, seed: 1, readers: 'mixed' })
  return forecast(text, 'two-lamps.json', document, scenario, simulation)
}

describe('docs/diagnostics', () => {
  it('has a page for every finding and no other', () => {
    const pages = fs.readdirSync(FOLDER).map((name) => path.basename(name, '.md'))
    expect(pages.sort()).toEqual(Object.keys(KINDS).sort())
  })

  it('finds nothing in the mended twin of all examples', () => {
    expect([...findings(TWO_LAMPS), ...forecasts(TWO_LAMPS)]).toEqual([])
  })

  for (const [code, { severity, message, cure }] of Object.entries(KINDS)) {
    it(`${code}: the page says what the program says, and its example shows it at the mark`, () => {
      const { head, body, swaps } = read(code)
      expect(head).toEqual({ code, severity, message, cure })
      for (const part of ['为什么要紧', '怎样改', '例子']) expect(body).toMatch(new RegExp(`^## ${part}\\n\\n.+`, 'mu'))
      if (swaps.length === 0) return
      const marked = swaps.reduce((text, [mended, failing]) => {
        expect(text.split(mended).length, mended).toBe(2)
        return text.replace(mended, () => failing)
      }, TWO_LAMPS)
      const parts = marked.split('▲')
      expect(parts).toHaveLength(2)
      const lines = (parts[0] ?? '').split('\n')
      const found = code in FORECAST_DIAGNOSTICS ? forecasts(parts.join('')) : findings(parts.join(''))
      const at = found.filter((one) => one.code === code).map(({ line, column }) => [line, column])
      expect(at, found.map((one) => `${one.line}:${one.column} ${one.code}`).join('\n')).toContainEqual([
        lines.length,
        (lines.at(-1) ?? '').length + 1,
      ])
    })
  }
})
