import type { Model, TaskEntry } from './model'

/**
 * Whether every play of a list comes past a task of a kind. A task under `when` may be skipped; a nested list counts
 * only when each option has one, and when the choice can't end without an option (by wrong answers used up).
 */
export function surely(list: readonly TaskEntry[], kind: (task: TaskEntry) => boolean): boolean {
  return list.some((task) => {
    if (task.doc.when) return false
    if (kind(task)) return true
    const { options } = task
    return options.length > 0 && options.every(({ doc, nested }) => !doc.wrong && surely(nested, kind))
  })
}

/** Whether every play that arrives at a task has come past a task of a kind in the same lane. */
export function surelyBefore(task: TaskEntry, kind: (task: TaskEntry) => boolean): boolean {
  if (surely(task.list.slice(0, task.index), kind)) return true
  if (!task.parent) return false
  return kind(task.parent.task) || surelyBefore(task.parent.task, kind)
}

/** Whether some play of the lane comes past `first` and later to `second`; in different options of a choice it can't. */
export function mayPrecede(first: TaskEntry, second: TaskEntry): boolean {
  if (first.act !== second.act || first.role !== second.role || first === second) return false
  const ups = lineage(first)
  const others = lineage(second)
  let i = 0
  while (ups[i] !== undefined && ups[i] === others[i]) i++
  const a = ups[i]
  const b = others[i]
  if (!a) return true
  if (!b) return false
  return a.list === b.list && a.index < b.index
}

/** The task with its parents, outermost first. */
function lineage(task: TaskEntry): TaskEntry[] {
  return task.parent ? [...lineage(task.parent.task), task] : [task]
}

/** The handovers in the giver's lane that an `await` waits for. */
export function handoversFor(model: Model, task: TaskEntry): TaskEntry[] {
  const { doc } = task
  if (doc.type !== 'await') return []
  const giver = model.ordinals.role.get(doc.from)
  const me = model.document.roles[task.role]?.id
  const lane = giver === undefined ? [] : (model.acts[task.act]?.laneTasks[giver] ?? [])
  return lane.filter(({ doc: other }) => other.type === 'handover' && other.clue === doc.clue && other.to === me)
}
