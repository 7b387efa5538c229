import type { Scenario } from '../engine/scenario'
import { type Beside, checkModel } from './checks'
import type { Diagnostic } from './diagnostic'
import type { ScenarioDocument } from './document'
import { buildModel } from './model'
import { normalise } from './normalise'
import { parseSource } from './parse'
import { checkReferences } from './references'
import type { Reporter } from './reporter'
import { scenarioSchema } from './schema'
import { checkShape } from './shape'

export interface Loaded {
  /** The runtime form; there exactly when no diagnostic is an error. */
  readonly scenario?: Scenario
  /** The document as its writer wrote it; there when its shape is right. */
  readonly document?: ScenarioDocument
  /** Errors first, then warnings, then remarks; each group from top to bottom, what nobody uses at its end. */
  readonly diagnostics: Diagnostic[]
}

/**
 * Reads a scenario: JSON with comments and trailing commas. Answers bad input with diagnostics (docs/格式参考.md), never
 * with an exception. `file` is only named in the diagnostics; `beside` tells what lies beside it.
 */
export function loadScenario(text: string, file: string, beside: Beside = {}): Loaded {
  const { source, reporter, readable } = parseSource(text, file)
  const { root } = source
  if (!readable || !root) return { diagnostics: sorted(reporter) }

  const version = root.children?.find(({ children }) => children?.[0]?.value === 'formatVersion')?.children?.[1]
  if (typeof version?.value === 'number' && version.value !== FORMAT_VERSION) {
    reporter.report('XH0129', ['formatVersion'], { found: version.value, known: FORMAT_VERSION })
    return { diagnostics: sorted(reporter) }
  }

  const shape = checkShape(root, scenarioSchema, reporter)
  const sound = !reporter.hasErrors()
  checkReferences(source, shape, reporter)
  const complete = !reporter.hasErrors()
  if (!sound) {
    reporter.report('XH0190', [])
    return { diagnostics: sorted(reporter) }
  }

  const document = shape.value as ScenarioDocument
  const model = buildModel(document)
  checkModel(model, shape.named, complete, beside, reporter)
  if (reporter.hasErrors()) return { document, diagnostics: sorted(reporter) }
  return { scenario: normalise(model), document, diagnostics: sorted(reporter) }
}

const FORMAT_VERSION = 1
const RANK = { error: 0, warning: 1, info: 2 }

function sorted({ diagnostics }: Reporter): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) => RANK[a.severity] - RANK[b.severity] || trails(a) - trails(b) || a.line - b.line || a.column - b.column,
  )
}

/** That something is not used mostly follows from what is said of the place that should use it. */
const trails = ({ code }: Diagnostic): number => (code === 'XH0504' ? 1 : 0)
