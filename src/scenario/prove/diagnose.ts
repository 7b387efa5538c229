import type { Scenario } from '../../engine/scenario'
import { describeCondition } from '../describe'
import type { Diagnostic, Path } from '../diagnostic'
import type { DiagnosticKind } from '../diagnostics'
import { PROOF_DIAGNOSTICS } from '../diagnostics/proof'
import type { ScenarioDocument } from '../document'
import { buildModel, type Model } from '../model'
import { parseSource } from '../parse'
import { fill, type Params } from '../reporter'
import { nodeAt, position } from '../source'
import { OUTCOME_WORDS, PROOF_WORDS as SAY } from '../words'
import { conditionOf, followUps } from './follow-ups'
import type { Proof, Subject, Verdict } from './proof'
import type { Trace } from './script'

export type ProofCode = keyof typeof PROOF_DIAGNOSTICS

/** A finding of the proof; `trace` is a play that shows it. */
export interface ProofDiagnostic extends Diagnostic {
  readonly trace?: Trace
}

/** Tells a writer what a proof found, at its place in the document: causes first, what follows from them not at all. */
export const diagnose = (
  text: string,
  file: string,
  document: ScenarioDocument,
  scenario: Scenario,
  proof: Proof,
): ProofDiagnostic[] => {
  const { source } = parseSource(text, file)
  const model = buildModel(document)
  const found: ProofDiagnostic[] = []
  const report = (code: ProofCode, path: Path, params: Params, trace?: Trace): void => {
    const node = nodeAt(source, path)
    const { severity, message, cure }: DiagnosticKind = PROOF_DIAGNOSTICS[code]
    const { line, column } = position(source, node?.offset ?? 0)
    const length = node === undefined || node.type === 'object' || node.type === 'array' ? 1 : node.length
    const said = fill(`${message}${cure}`, params)
    found.push({
      code,
      severity,
      message: said,
      file,
      line,
      column,
      length,
      path,
      ...(trace === undefined ? {} : { trace }),
    })
  }
  const dead = followUps(scenario, proof)
  for (const verdict of proof.verdicts) {
    if (verdict.finding === 'proved' || dead(verdict)) continue
    tell(model, scenario, verdict, report)
  }
  for (const { analysis, act, reason, followed } of proof.undecided) {
    // Nothing is wrong with a scenario whose proof was called off.
    if (reason === 'cancelled') continue
    report('XH0813', ['acts', act, 'id'], {
      ...actWords(scenario, act),
      analysis: SAY.analysis[analysis],
      reason: SAY.reason[reason],
      followed: followed.length === 0 ? SAY.nothing : [...new Set(namesOf(scenario, followed))].join('、'),
    })
  }
  return found.sort((a, b) => RANK[a.severity] - RANK[b.severity] || a.line - b.line || a.column - b.column)
}

const RANK = { error: 0, warning: 1, info: 2 }

type Report = (code: ProofCode, path: Path, params: Params, trace?: Trace) => void

const tell = (model: Model, scenario: Scenario, verdict: Verdict, report: Report): void => {
  const { claim, subject, finding, trace, unfound } = verdict
  const path = pathOf(model, subject)
  const words = wordsOf(scenario, subject)
  if (claim === 'reachable') {
    if (finding === 'storm') report('XH0812', path, words, trace)
    else if (finding === 'undecided') {
      if (unfound !== undefined) report('XH0814', path, { ...words, reason: SAY.unfound[unfound] })
    } else if (subject.kind === 'ending') report('XH0801', path, words)
    else if (subject.kind === 'act') report('XH0802', path, words)
    else if (subject.kind === 'outcome') report('XH0804', path, words)
    else if (subject.kind === 'task') report('XH0803', path, words)
    return
  }
  if (finding !== 'refuted') return
  if (claim === 'avoidable') report('XH0806', path, words, trace)
  else if (claim === 'taught') report('XH0807', path, words, trace)
  else if (claim === 'delivered') report('XH0808', path, words, trace)
  else if (claim === 'clean') report('XH0809', ['acts'], {})
  else if (claim === 'mayHold') report('XH0810', path, words)
  else if (claim === 'mayFail') report('XH0811', path, words)
}

const pathOf = (model: Model, subject: Subject): Path => {
  switch (subject.kind) {
    case 'scenario':
      return []
    case 'act':
      return ['acts', subject.act, 'id']
    case 'ending':
      return ['endings', subject.ending, 'id']
    case 'outcome':
      return model.acts[subject.act]?.outcomes[subject.outcome]?.path ?? ['acts', subject.act]
    case 'task':
      return model.tasks[subject.task]?.path ?? []
    case 'trap':
      return [...(model.traps[subject.trap]?.path ?? []), 'id']
    case 'when':
      return [...(model.tasks[subject.task]?.path ?? []), 'when']
    case 'paragraph':
      return ['acts', subject.act, 'opening', subject.index, 'when']
    case 'next':
      return ['acts', subject.act, 'barrier', 'next', subject.index, 'when']
    case 'endingWhen':
      return ['endings', subject.ending, 'when']
  }
}

const actWords = (scenario: Scenario, act: number) => ({ number: act + 1, act: scenario.acts[act]?.title ?? '' })

const wordsOf = (scenario: Scenario, subject: Subject): Params => {
  const task = subject.kind === 'task' ? scenario.tasks[subject.task] : undefined
  const condition = conditionOf(scenario, subject)
  const words: Record<string, string | number> = {
    what: whatOf(scenario, subject),
    ...('act' in subject ? actWords(scenario, subject.act) : {}),
    ...(condition === null ? {} : { condition: describeCondition(scenario, condition) }),
  }
  if (subject.kind === 'ending') words.ending = scenario.endings[subject.ending]?.title ?? ''
  if (subject.kind === 'trap') words.trap = scenario.traps[subject.trap]?.title ?? ''
  if (subject.kind === 'outcome') words.outcome = outcomeName(scenario, subject.act, subject.outcome)
  if (task !== undefined) words.task = task.title || task.todo
  if (task?.type === 'await') {
    words.role = scenario.roles[task.role]?.name ?? ''
    words.from = scenario.roles[task.from]?.name ?? ''
    words.clue = scenario.clues[task.clue]?.title ?? ''
  }
  return words
}

const whatOf = (scenario: Scenario, subject: Subject): string => {
  switch (subject.kind) {
    case 'act':
      return SAY.act(subject.act + 1, scenario.acts[subject.act]?.title ?? '')
    case 'ending':
      return SAY.ending(scenario.endings[subject.ending]?.title ?? '')
    case 'task': {
      const task = scenario.tasks[subject.task]
      return SAY.task(task?.title || task?.todo || '')
    }
    case 'trap':
      return SAY.trap(scenario.traps[subject.trap]?.title ?? '')
    case 'outcome':
      return SAY.outcome(subject.act + 1, outcomeName(scenario, subject.act, subject.outcome))
    default:
      return SAY.condition
  }
}

const outcomeName = (scenario: Scenario, act: number, outcome: number): string => {
  const barrier = scenario.acts[act]?.barrier
  if (barrier?.kind === 'vote') return barrier.options[outcome] ?? ''
  if (barrier?.kind === 'together' || barrier?.kind === 'combine') return OUTCOME_WORDS[barrier.kind][outcome] ?? ''
  return ''
}

/** What an act had to remember, in words. */
const namesOf = (scenario: Scenario, followed: readonly string[]): string[] =>
  followed.map((name) => {
    const [kind, first] = name.split(' ')
    const ix = Number(first)
    if (kind === 'clock') return SAY.clock
    if (kind === 'flag') return scenario.flags[ix]?.name ?? name
    if (kind === 'done' || kind === 'chose') return SAY.task(scenario.tasks[ix]?.title ?? name)
    if (kind === 'sprung' || kind === 'taught') return SAY.trap(scenario.traps[ix]?.title ?? name)
    if (kind === 'knows') return scenario.clues[ix]?.title ?? name
    if (kind === 'outcome') return SAY.act(ix + 1, scenario.acts[ix]?.title ?? name)
    return name
  })
