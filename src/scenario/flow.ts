import type { ActIx } from '../engine/scenario'
import type { ActEntry, Model } from './model'

/** The acts in the order play can take them: a graph without cycles, since `goto` leads forward only. */
export interface Flow {
  readonly next: readonly (readonly ActIx[])[]
  /** For each act the acts from which it can be reached. */
  readonly before: readonly ReadonlySet<ActIx>[]
  readonly reachable: ReadonlySet<ActIx>
}

export function flowOf({ acts, ordinals }: Model): Flow {
  const next = acts.map(({ doc }) => {
    const byDefault = doc.barrier.next.findIndex(({ when }) => when === undefined)
    const open = byDefault < 0 ? doc.barrier.next : doc.barrier.next.slice(0, byDefault + 1)
    return [...new Set(open.flatMap(({ goto }) => ordinals.act.get(goto) ?? []))]
  })
  const before = acts.map(() => new Set<ActIx>())
  for (const [from, targets] of next.entries()) {
    for (const to of targets) {
      if (to <= from) continue
      before[to]?.add(from)
      for (const earlier of before[from] ?? []) before[to]?.add(earlier)
    }
  }
  return { next, before, reachable: reachableAvoiding(next, () => false) }
}

/** Whether no act leads back to itself or to an earlier one. */
export function leadsForward({ acts, ordinals }: Model): boolean {
  return acts.every(({ doc, ordinal }) =>
    doc.barrier.next.every(({ goto }) => (ordinals.act.get(goto) ?? Number.POSITIVE_INFINITY) > ordinal),
  )
}

/** Whether every way from the start to an act passes an earlier act of a kind. */
export function alwaysPassedBefore({ acts }: Model, flow: Flow, act: ActIx, kind: (act: ActEntry) => boolean): boolean {
  return !reachableAvoiding(flow.next, (ix) => ix !== act && kind(at(acts, ix))).has(act)
}

/** The acts on a way from the start to an act that avoids all acts of a kind, or null when there is none. */
export function wayAvoiding({ acts }: Model, flow: Flow, act: ActIx, kind: (act: ActEntry) => boolean): ActIx[] | null {
  const from = new Map<ActIx, ActIx | null>()
  if (act !== 0 && kind(at(acts, 0))) return null
  const queue: ActIx[] = [0]
  from.set(0, null)
  for (let ix = queue.shift(); ix !== undefined; ix = queue.shift()) {
    if (ix === act) break
    for (const to of flow.next[ix] ?? []) {
      if (from.has(to) || (to !== act && kind(at(acts, to)))) continue
      from.set(to, ix)
      queue.push(to)
    }
  }
  if (!from.has(act)) return null
  const way: ActIx[] = []
  for (let ix: ActIx | null | undefined = act; ix !== null && ix !== undefined; ix = from.get(ix)) way.unshift(ix)
  return way
}

function reachableAvoiding(next: Flow['next'], closed: (act: ActIx) => boolean): Set<ActIx> {
  const seen = new Set<ActIx>()
  const open: ActIx[] = [0]
  for (let act = open.pop(); act !== undefined; act = open.pop()) {
    if (seen.has(act) || closed(act)) continue
    seen.add(act)
    open.push(...(next[act] ?? []))
  }
  return seen
}

function at(acts: readonly ActEntry[], ix: ActIx): ActEntry {
  const act = acts[ix]
  if (!act) throw new RangeError(`no act ${ix}`)
  return act
}
