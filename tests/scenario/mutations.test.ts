import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { DIAGNOSTICS, type Diagnostic, loadScenario } from '../../src/scenario'
import { PROOF_DIAGNOSTICS } from '../../src/scenario/diagnostics/proof'
import { proveNow } from '../../src/scenario/prove'
import { diagnose } from '../../src/scenario/prove/diagnose'
import mutations from '../fixtures/mutations.json'

const FILE = 'scenarios/first-congress-night/scenario.json'
const ROOT = path.join(__dirname, '../..')
const FLAGSHIP = fs.readFileSync(path.join(ROOT, FILE), 'utf8')
const ART = fs.readdirSync(path.join(ROOT, path.dirname(FILE), 'art'))

/**
 * One slip of a writer's pen. Each edit replaces `from` (up to and with `through`), searched for from `after` on; ▲
 * stands where the finding must point. `also` lists what else is rightly said, `without` a drawing that was lost.
 */
interface Mutation {
  readonly what: string
  readonly code: string
  readonly edits: readonly {
    readonly after?: string
    readonly from: string
    readonly through?: string
    readonly to: string
  }[]
  readonly also?: readonly string[]
  readonly without?: string
  readonly written?: 'crlf' | 'bom'
  readonly prove?: boolean
}

const edited = (text: string, { after, from, through, to }: Mutation['edits'][number]): string => {
  const anchor = after ?? from
  expect(text.split(anchor), `“${anchor}” stands there once`).toHaveLength(2)
  const start = text.indexOf(from, text.indexOf(anchor))
  expect(start, from).toBeGreaterThanOrEqual(0)
  const end = through === undefined ? start + from.length : text.indexOf(through, start + from.length) + through.length
  expect(end, through).toBeGreaterThanOrEqual(start + from.length)
  return text.slice(0, start) + to + text.slice(end)
}

/** The spoilt text, and the line and column of the mark. */
const spoilt = ({ edits, written }: Mutation): { text: string; place: string } => {
  const parts = edits.reduce(edited, FLAGSHIP).split('▲')
  expect(parts, 'one mark').toHaveLength(2)
  const lines = (parts[0] ?? '').split('\n')
  const text = parts.join('')
  return {
    text: written === 'crlf' ? text.replaceAll('\n', '\r\n') : written === 'bom' ? `\uFEFF${text}` : text,
    place: `${FILE}:${lines.length}:${(lines.at(-1) ?? '').length + 1}`,
  }
}

const findings = (text: string, { without, prove }: Mutation): Diagnostic[] => {
  const art = ART.filter((name) => name !== without)
  const { document, scenario, diagnostics } = loadScenario(text, FILE, { art })
  if (!prove || document === undefined || scenario === undefined) return diagnostics
  return [...diagnostics, ...diagnose(text, FILE, document, scenario, proveNow(scenario, { bounds: false }))]
}

const shown = ({ file, line, column, code }: Diagnostic): string => `${file}:${line}:${column} ${code}`

describe('a slip in the flagship', () => {
  it('is looked for in a scenario that has none', () => {
    expect(loadScenario(FLAGSHIP, FILE, { art: ART }).diagnostics).toEqual([])
  })

  it.each((mutations as Mutation[]).map((one) => [one.code, one.what, one] as const))(
    'is told as %s, at its place and alone: %s',
    (code, _, mutation) => {
      const { text, place } = spoilt(mutation)
      const [first, ...others] = findings(text, mutation).filter((one) => one.code !== 'XH0190')
      expect(first && shown(first), JSON.stringify(others.map(shown))).toBe(`${place} ${code}`)
      expect(others.map((one) => one.code).sort(), JSON.stringify(others.map(shown))).toEqual(
        [...(mutation.also ?? [])].sort(),
      )
    },
  )

  it('is one of at least sixty, of every kind of finding', () => {
    expect(new Set(mutations.map(({ what }) => what)).size).toBe(mutations.length)
    expect(mutations.length).toBeGreaterThanOrEqual(60)
    const kinds = new Set(mutations.map(({ code }) => code.slice(0, 4)))
    const known = new Set(
      [...Object.keys(DIAGNOSTICS), ...Object.keys(PROOF_DIAGNOSTICS)].map((one) => one.slice(0, 4)),
    )
    expect(kinds).toEqual(known)
  })
})
