import { handoversFor, mayPrecede, surely } from '../lanes'
import type { ActEntry, Model, TaskEntry } from '../model'
import type { Reporter } from '../reporter'
import { effects } from '../visits'
import { WAITS_FOR } from '../words'

/** XH0320–0325: whoever waits for a clue gets it in every play of a full team, and nobody uses what he can't have. */
export function checkAwaits(model: Model, reporter: Reporter): void {
  const names = model.document.roles.map(({ name }) => name)
  const clueTitle = new Map(model.document.clues.map(({ id, title }) => [id, title]))

  for (const task of model.tasks) {
    const { doc, path } = task
    const me = names[task.role] ?? ''
    if (doc.type === 'handover' && model.ordinals.role.get(doc.to) === task.role) {
      reporter.report('XH0321', [...path, 'to'], { role: me })
    }
    if (doc.type !== 'await') continue
    const giver = model.ordinals.role.get(doc.from)
    if (giver === undefined) continue
    if (giver === task.role) {
      reporter.report('XH0320', [...path, 'from'], { role: me })
      continue
    }
    const words = {
      role: me,
      clue: clueTitle.get(doc.clue) ?? doc.clue,
      from: names[giver] ?? '',
      id: doc.clue,
      to: model.document.roles[task.role]?.id ?? '',
    }
    const handovers = new Set(handoversFor(model, task))
    const lane = model.acts[task.act]?.lanes[giver] ?? []
    const giverId = model.document.roles[giver]?.id
    const astray = (model.acts[task.act]?.laneTasks[giver] ?? []).some(
      ({ doc: other }) => other.type === 'handover' && other.clue === doc.clue && other.to === giverId,
    )
    if (handovers.size === 0 && astray) continue
    if (handovers.size === 0) reporter.report('XH0322', [...path, 'clue'], words)
    else if (!surely(lane, (other) => handovers.has(other))) reporter.report('XH0323', [...path, 'clue'], words)
  }

  for (const task of model.tasks) {
    for (const [i, clue] of (task.doc.uses ?? []).entries()) {
      if (mayHold(model, task, clue)) continue
      const words = { role: names[task.role] ?? '', clue: clueTitle.get(clue) ?? clue }
      reporter.report('XH0325', [...task.path, 'uses', i], words)
    }
  }

  for (const act of model.acts) {
    for (const cycle of awaitCycles(model, act)) {
      const [first] = cycle
      if (first) reporter.report('XH0324', first.path, { cycle: WAITS_FOR(cycle.map(({ role }) => names[role] ?? '')) })
    }
  }
}

/** Whether a clue may have come to a role when it arrives at a task: waited for, handed over or given by then. */
function mayHold(model: Model, task: TaskEntry, clue: string): boolean {
  const me = model.document.roles[task.role]?.id
  const comes = model.tasks.some(({ doc, act, role }) => {
    if (act > task.act || !('clue' in doc) || doc.clue !== clue) return false
    return doc.type === 'await' ? role === task.role : doc.to === me
  })
  if (comes) return true
  for (const { effect, act } of effects(model)) {
    if ('give' in effect && effect.give === clue && effect.to === me && act < task.act) return true
  }
  return false
}

/** Awaits of an act that wait for each other; each cycle once, beginning with its first task. */
export function awaitCycles(model: Model, act: ActEntry): TaskEntry[][] {
  const awaits = act.laneTasks.flat().filter(({ doc }) => doc.type === 'await')
  const blockers = new Map(
    awaits.map((task) => {
      const handovers = handoversFor(model, task)
      const firsts = handovers.filter((one) => !handovers.some((other) => mayPrecede(other, one)))
      return [task, awaits.filter((other) => firsts.some((handover) => mayPrecede(other, handover)))] as const
    }),
  )
  const cycles: TaskEntry[][] = []
  const done = new Set<TaskEntry>()
  for (const start of awaits) {
    const way = shortestWayBack(start, blockers, done)
    if (way) cycles.push(way)
    done.add(start)
  }
  return cycles
}

/** The shortest cycle through a task that avoids those already looked at. */
function shortestWayBack(
  start: TaskEntry,
  blockers: ReadonlyMap<TaskEntry, readonly TaskEntry[]>,
  done: ReadonlySet<TaskEntry>,
): TaskEntry[] | null {
  const queue: TaskEntry[][] = [[start]]
  const seen = new Set<TaskEntry>()
  for (let way = queue.shift(); way; way = queue.shift()) {
    const last = way[way.length - 1]
    for (const next of (last && blockers.get(last)) ?? []) {
      if (next === start) return way
      if (seen.has(next) || done.has(next)) continue
      seen.add(next)
      queue.push([...way, next])
    }
  }
  return null
}
