import type { ActIx, RoleIx, TaskIx, TrapIx } from '../engine/scenario'
import type { Path } from './diagnostic'
import type {
  ActDocument,
  OptionDocument,
  OutcomeDocument,
  ScenarioDocument,
  TaskDocument,
  TrapDocument,
} from './document'

/** A task with its place: in which lane and list it stands, and what hangs below it. */
export interface TaskEntry {
  readonly ordinal: TaskIx
  readonly doc: TaskDocument
  readonly path: Path
  readonly act: ActIx
  readonly role: RoleIx
  /** 0 in the lane itself, 1 below an option, 2 below an option of such a task. */
  readonly depth: number
  /** The list it stands in, itself included. */
  readonly list: readonly TaskEntry[]
  readonly index: number
  readonly parent: { readonly task: TaskEntry; readonly option: number } | null
  readonly options: readonly OptionEntry[]
}

export interface OptionEntry {
  readonly doc: OptionDocument & { right?: boolean }
  readonly path: Path
  readonly trap: TrapEntry | null
  readonly nested: readonly TaskEntry[]
}

/** A trap with its place: behind an option of a task, or behind an outcome of the act's barrier. */
export interface TrapEntry {
  readonly ordinal: TrapIx
  readonly doc: Omit<TrapDocument, 'hold' | 'told'> & Partial<Pick<TrapDocument, 'hold' | 'told'>>
  readonly path: Path
  readonly act: ActIx
  readonly task: TaskEntry | null
}

export interface OutcomeEntry {
  /** Its word in a condition: hit, missed, right, wrong, or the id of a vote's option. */
  readonly word: string
  readonly doc: OutcomeDocument
  readonly path: Path
  readonly trap: TrapEntry | null
}

export interface ActEntry {
  readonly ordinal: ActIx
  readonly doc: ActDocument
  readonly path: Path
  /** The top-level list of each role's lane. */
  readonly lanes: readonly (readonly TaskEntry[])[]
  /** Every task of each role's lane, nested ones included, in document order. */
  readonly laneTasks: readonly (readonly TaskEntry[])[]
  readonly outcomes: readonly OutcomeEntry[]
}

/** The document with ordinals, places and indexes; what the semantic checks and the runtime form are made from. */
export interface Model {
  readonly document: ScenarioDocument
  readonly acts: readonly ActEntry[]
  readonly tasks: readonly TaskEntry[]
  readonly traps: readonly TrapEntry[]
  readonly taskById: ReadonlyMap<string, TaskEntry>
  readonly trapById: ReadonlyMap<string, TrapEntry>
  readonly ordinals: Ordinals
}

export interface Ordinals {
  readonly act: ReadonlyMap<string, number>
  readonly clue: ReadonlyMap<string, number>
  readonly fact: ReadonlyMap<string, number>
  readonly flag: ReadonlyMap<string, number>
  readonly meter: ReadonlyMap<string, number>
  readonly role: ReadonlyMap<string, number>
  readonly source: ReadonlyMap<string, number>
}

/** Gives every act, task and trap its ordinal: acts in order, in them the lanes in the order of the roles, then the barrier. */
export function buildModel(document: ScenarioDocument): Model {
  const tasks: TaskEntry[] = []
  const traps: TrapEntry[] = []

  const trapOf = (
    doc: TrapEntry['doc'] | undefined,
    path: Path,
    act: ActIx,
    task: TaskEntry | null,
  ): TrapEntry | null => {
    if (!doc) return null
    const entry = { ordinal: traps.length, doc, path: [...path, 'trap'], act, task }
    traps.push(entry)
    return entry
  }

  const listOf = (
    docs: readonly TaskDocument[],
    path: Path,
    place: Pick<TaskEntry, 'act' | 'role' | 'depth' | 'parent'>,
  ): TaskEntry[] => {
    const list: TaskEntry[] = []
    for (const [index, doc] of docs.entries()) {
      const options: OptionEntry[] = []
      const entry: TaskEntry = { ordinal: tasks.length, doc, path: [...path, index], list, index, options, ...place }
      tasks.push(entry)
      list.push(entry)
      const [key, optionDocs] = optionsOf(doc)
      for (const [option, optionDoc] of optionDocs.entries()) {
        const optionPath = [...entry.path, key, option]
        const trap = trapOf(optionDoc.trap, optionPath, entry.act, entry)
        const parent = { task: entry, option }
        const nested = listOf(optionDoc.then ?? [], [...optionPath, 'then'], {
          ...place,
          depth: place.depth + 1,
          parent,
        })
        options.push({ doc: optionDoc, path: optionPath, trap, nested })
      }
    }
    return list
  }

  const acts = document.acts.map((doc, ordinal): ActEntry => {
    const path = ['acts', ordinal]
    const lanesByRole = new Map(Object.entries(doc.lanes))
    const lanes = document.roles.map(({ id }, role) =>
      listOf(lanesByRole.get(id) ?? [], [...path, 'lanes', id], { act: ordinal, role, depth: 0, parent: null }),
    )
    const outcomes = outcomesOf(doc).map(([word, outcome, tail]): OutcomeEntry => {
      const place = [...path, 'barrier', ...tail]
      return { word, doc: outcome, path: place, trap: trapOf(outcome.trap, place, ordinal, null) }
    })
    return { ordinal, doc, path, lanes, laneTasks: lanes.map(flattened), outcomes }
  })

  const byId = <T extends { doc: { id?: string } }>(entries: readonly T[]) =>
    new Map(entries.flatMap((entry) => (entry.doc.id === undefined ? [] : [[entry.doc.id, entry] as const])))
  const ordinal = (entries: readonly { id: string }[]) => new Map(entries.map(({ id }, i) => [id, i]))

  return {
    document,
    acts,
    tasks,
    traps,
    taskById: byId(tasks),
    trapById: byId(traps),
    ordinals: {
      act: ordinal(document.acts),
      clue: ordinal(document.clues),
      fact: ordinal(document.facts),
      flag: ordinal(document.flags),
      meter: ordinal(document.meters),
      role: ordinal(document.roles),
      source: ordinal(document.sources),
    },
  }
}

/** A list with everything nested in it, in document order. */
export function flattened(list: readonly TaskEntry[]): TaskEntry[] {
  return list.flatMap((task) => [task, ...task.options.flatMap((option) => flattened(option.nested))])
}

/** The options of a task and the key they stand under. */
function optionsOf(doc: TaskDocument): [string, readonly (OptionDocument & { right?: boolean })[]] {
  if (doc.type === 'choice' || doc.type === 'multi') return ['options', doc.options]
  if (doc.type === 'hotspot') return ['regions', doc.regions]
  return ['options', []]
}

const NOTHING: OutcomeDocument = { text: '' }

/** The outcomes of an act's barrier in the order of the runtime form, each with its place below the barrier. */
function outcomesOf({ barrier }: ActDocument): [string, OutcomeDocument, Path][] {
  switch (barrier.kind) {
    case 'assemble':
      return [['done', barrier.outcome ?? NOTHING, barrier.outcome ? ['outcome'] : []]]
    case 'vote':
      return barrier.options.map((option, i) => [option.id, option, ['options', i]])
    case 'together':
      return [
        ['hit', barrier.hit, ['hit']],
        ['missed', barrier.missed, ['missed']],
      ]
    case 'combine':
      return [
        ['right', barrier.right, ['right']],
        ['wrong', barrier.wrong, ['wrong']],
      ]
  }
}
