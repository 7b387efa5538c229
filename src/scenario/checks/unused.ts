import type { Model } from '../model'
import type { Reporter } from '../reporter'
import type { Named } from '../shape'
import { atoms, effects } from '../visits'
import { KIND_WORDS } from '../words'

/** XH0504–0507: what was written and nobody meets. `named` are all places that name an id. */
export function checkUnused(model: Model, named: readonly Named[], reporter: Reporter): void {
  const { document } = model
  const used = new Set(named.map(({ kind, id }) => `${kind} ${id}`))
  const lists = { source: 'sources', fact: 'facts', clue: 'clues', flag: 'flags', meter: 'meters' } as const
  for (const kind of ['source', 'fact', 'clue', 'flag', 'meter'] as const) {
    for (const [i, { id }] of document[lists[kind]].entries()) {
      if (!used.has(`${kind} ${id}`)) reporter.report('XH0504', [lists[kind], i, 'id'], { kind: KIND_WORDS[kind], id })
    }
  }

  const changed = new Set<string>()
  const read = new Set<string>()
  for (const { effect } of effects(model)) {
    if ('flag' in effect) changed.add(effect.flag)
    if ('meter' in effect) changed.add(effect.meter)
  }
  for (const { atom } of atoms(model)) if ('flag' in atom) read.add(atom.flag)
  for (const [i, { id }] of document.flags.entries()) {
    if (changed.has(id) && !read.has(id)) reporter.report('XH0505', ['flags', i, 'id'], { id })
    if (!changed.has(id) && read.has(id)) reporter.report('XH0506', ['flags', i, 'id'], { id })
  }
  for (const [i, { id }] of document.meters.entries()) {
    if (!changed.has(id) && used.has(`meter ${id}`)) reporter.report('XH0507', ['meters', i, 'id'], { id })
  }
}

/** XH0721: values of flags that some condition asks for, and that no effect sets. A flag nothing sets is XH0506. */
export function checkFlagValues(model: Model, reporter: Reporter): void {
  const key = (flag: string, value: string): string => JSON.stringify([flag, value])
  const asked = new Set<string>()
  const set = new Set<string>()
  const changed = new Set<string>()
  for (const { atom } of atoms(model)) if ('flag' in atom) asked.add(key(atom.flag, atom.is))
  for (const { effect } of effects(model)) {
    if (!('flag' in effect)) continue
    set.add(key(effect.flag, effect.set))
    changed.add(effect.flag)
  }
  for (const [i, { id, values, start }] of model.document.flags.entries()) {
    for (const [j, value] of values.entries()) {
      if (value === start || !asked.has(key(id, value)) || set.has(key(id, value)) || !changed.has(id)) continue
      reporter.report('XH0721', ['flags', i, 'values', j], { flag: id, value })
    }
  }
}
