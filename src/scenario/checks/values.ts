import { SCORES } from '../../engine/scenario'
import type { Path } from '../diagnostic'
import type { DiagnosticCode } from '../diagnostics'
import type { Model } from '../model'
import { nearest } from '../nearest'
import type { Params, Reporter } from '../reporter'
import { atoms, effects } from '../visits'
import { IS_IT, quoted, STOP } from '../words'

/** XH02: names that belong to one task, flag or vote, and answers that must be among their choices. */
export function checkValues(model: Model, reporter: Reporter): void {
  const strays = new Map<string, { code: DiagnosticCode; paths: Path[]; params: Params; replacement?: string }>()
  const unknown = (code: DiagnosticCode, path: Path, word: string, known: readonly string[], params: Params): void => {
    if (known.includes(word)) return
    const guess = nearest(word, known)
    const words = { guess: guess === undefined ? STOP : IS_IT(guess), known: quoted(known), ...params }
    const key = `${code} ${JSON.stringify(words)}`
    const alike = strays.get(key)
    if (alike) alike.paths.push(path)
    else strays.set(key, { code, paths: [path], params: words, ...(guess === undefined ? {} : { replacement: guess }) })
  }
  const flagValue = (flag: string, value: string, path: Path): void => {
    const known = model.document.flags.find(({ id }) => id === flag)
    if (known) unknown('XH0207', path, value, known.values, { flag, value })
  }

  for (const { atom, path } of atoms(model)) {
    if ('flag' in atom) flagValue(atom.flag, atom.is, [...path, 'is'])
    if ('chose' in atom) {
      const task = model.taskById.get(atom.chose)
      if (!task) continue
      if (task.options.length === 0) reporter.report('XH0206', [...path, 'chose'], { task: atom.chose })
      else {
        const ids = task.options.flatMap(({ doc }) => (doc.id === undefined ? [] : [doc.id]))
        unknown('XH0205', [...path, 'option'], atom.option, ids, { task: atom.chose, id: atom.option })
      }
    }
    if ('outcome' in atom) {
      const act = model.acts[model.ordinals.act.get(atom.outcome) ?? -1]
      if (!act) continue
      if (act.doc.barrier.kind === 'assemble') reporter.report('XH0209', path, { act: atom.outcome })
      else {
        const words = act.outcomes.map(({ word }) => word)
        unknown('XH0208', [...path, 'is'], atom.is, words, { act: atom.outcome, id: atom.is })
      }
    }
  }

  for (const { effect, path } of effects(model)) {
    if ('flag' in effect) flagValue(effect.flag, effect.set, [...path, 'set'])
  }
  for (const [i, { id, values, start }] of model.document.flags.entries()) {
    unknown('XH0207', ['flags', i, 'start'], start, values, { flag: id, value: start })
  }

  const answer = (choices: readonly string[], word: string, path: Path): void =>
    unknown('XH0210', path, word, choices, { answer: word })

  for (const { doc, path, options } of model.tasks) {
    unique(
      options.map((option) => [option.doc.id, [...option.path, 'id']]),
      reporter,
    )
    if (doc.default?.option !== undefined && options.length > 0) {
      const ids = options.flatMap((option) => (option.doc.id === undefined ? [] : [option.doc.id]))
      unknown('XH0211', [...path, 'default', 'option'], doc.default.option, ids, { id: doc.default.option })
    }
    if (doc.type === 'passphrase') {
      for (const [i, slot] of doc.slots.entries()) answer(slot.choices, slot.answer, [...path, 'slots', i, 'answer'])
    }
  }

  for (const { doc, path } of model.acts) {
    const { barrier } = doc
    const here = [...path, 'barrier']
    if (barrier.kind === 'vote') {
      unique(
        barrier.options.map(({ id }, i) => [id, [...here, 'options', i, 'id']]),
        reporter,
      )
      const ids = barrier.options.map(({ id }) => id)
      unknown('XH0211', [...here, 'tieBreak'], barrier.tieBreak, ids, { id: barrier.tieBreak })
    }
    if (barrier.kind === 'combine') {
      for (const [i, part] of barrier.parts.entries())
        answer(part.choices, part.answer, [...here, 'parts', i, 'answer'])
    }
  }

  for (const { code, paths, params, replacement } of strays.values()) {
    reporter.reportFirst(code, paths, params, { replacement })
  }

  const { scores } = model.document.debrief
  for (const name of SCORES) {
    const rows = scores.flatMap(({ score }, i) => (score === name ? [i] : []))
    const [, second] = rows
    // A row too few is what a name written twice looks like.
    if (rows.length === 0 && new Set(scores.map(({ score }) => score)).size === scores.length)
      reporter.report('XH0213', ['debrief', 'scores'], { score: name })
    if (second !== undefined) reporter.report('XH0214', ['debrief', 'scores', second, 'score'], { score: name })
  }
}

function unique(ids: readonly (readonly [string | undefined, Path])[], reporter: Reporter): void {
  const seen = new Set<string>()
  for (const [id, path] of ids) {
    if (id === undefined) continue
    if (seen.has(id)) reporter.report('XH0212', path, { id })
    seen.add(id)
  }
}
