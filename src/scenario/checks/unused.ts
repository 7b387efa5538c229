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
