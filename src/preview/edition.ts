import type { Read } from '../cli/document'
import type { RoleIx, Scenario } from '../engine'
import type { Path } from '../scenario/diagnostic'
import { buildModel, type Model, type TaskEntry } from '../scenario/model'
import { parseSource } from '../scenario/parse'
import { nodeAt, position } from '../scenario/source'

/** One saved version of the scenario that is being written: what is played, and the names behind its numbers. */
export interface Edition {
  readonly scenario: Scenario
  readonly model: Model
  /** The line (from 1) on which a value of the document begins. */
  readonly lineOf: (path: Path) => number
}

/** The edition that was read, or null when the document has errors. */
export const editionOf = ({ scenario, document, text, file }: Read): Edition | null => {
  if (scenario === undefined || document === undefined) return null
  const { source } = parseSource(text, file)
  const lineOf = (path: Path): number => position(source, nodeAt(source, path)?.offset ?? 0).line
  return { scenario, model: buildModel(document), lineOf }
}

/**
 * For each of `old` its position in `now`: first whatever bears the same name (the names of one thing, best first),
 * then what is left over at the same place, then what is left over in order. Undefined where nothing is left.
 */
export const counterparts = <T>(
  old: readonly T[],
  now: readonly T[],
  namesOf: (one: T) => readonly (string | undefined)[],
): (number | undefined)[] => {
  const found: (number | undefined)[] = old.map(() => undefined)
  const taken = new Set<number>()
  const pair = (i: number, j: number): void => {
    found[i] = j
    taken.add(j)
  }
  const oldNames = old.map(namesOf)
  const nowNames = now.map(namesOf)
  const kinds = Math.max(0, ...oldNames.map(({ length }) => length))
  for (let kind = 0; kind < kinds; kind += 1) {
    oldNames.forEach((names, i) => {
      const name = names[kind]
      if (found[i] !== undefined || name === undefined || name === '') return
      const j = nowNames.findIndex((others, at) => !taken.has(at) && others[kind] === name)
      if (j >= 0) pair(i, j)
    })
  }
  const left = (i: number): boolean => found[i] === undefined
  old.forEach((_, i) => {
    if (left(i) && i < now.length && !taken.has(i)) pair(i, i)
  })
  old.forEach((_, i) => {
    if (!left(i)) return
    const j = now.findIndex((_, at) => !taken.has(at))
    if (j >= 0) pair(i, j)
  })
  return found
}

const idOf = ({ id }: { readonly id?: string }): string | undefined => id

/** The role of `to` that has the id of a role of `from`. */
export const roleIn = (from: Edition, to: Edition, role: RoleIx): RoleIx | undefined => {
  const id = from.model.document.roles[role]?.id
  return id === undefined ? undefined : to.model.ordinals.role.get(id)
}

export const actIn = (from: Edition, to: Edition, act: number): number | undefined => {
  const id = from.model.document.acts[act]?.id
  return id === undefined ? undefined : to.model.ordinals.act.get(id)
}

/** The task of `to` that was `task` in `from`: by its id, else by its words, else by its place among those of its lane. */
export const taskIn = (from: Edition, to: Edition, task: number): TaskEntry | undefined => {
  const old = from.model.tasks[task]
  if (old === undefined) return undefined
  if (old.doc.id !== undefined) return to.model.taskById.get(old.doc.id)
  const act = actIn(from, to, old.act)
  const role = roleIn(from, to, old.role)
  const lane = from.model.acts[old.act]?.laneTasks[old.role] ?? []
  const now = act === undefined || role === undefined ? [] : (to.model.acts[act]?.laneTasks[role] ?? [])
  const place = counterparts(lane, now, ({ doc }) => [
    idOf(doc),
    JSON.stringify(doc),
    doc.title && `${doc.type} ${doc.title}`,
    doc.text && `${doc.type} ${JSON.stringify(doc.text)}`,
  ])[lane.indexOf(old)]
  const found = place === undefined ? undefined : now[place]
  return found?.doc.type === old.doc.type ? found : undefined
}

export const trapIn = (from: Edition, to: Edition, trap: number): number | undefined => {
  const id = from.model.traps[trap]?.doc.id
  return id === undefined ? undefined : to.model.trapById.get(id)?.ordinal
}
