import { makeClock, minutesOf } from '../clock'
import { secondsOf, togetherSeconds } from '../duration'
import { flowOf } from '../flow'
import type { ActEntry, Model, TaskEntry } from '../model'
import type { Reporter } from '../reporter'
import { BEHIND, COMING_TO } from '../words'

/** A lane this much longer than another, and by this many seconds, leaves somebody with nothing to do. */
const UNEVEN = 1.4
const LONG_WAIT = 60

/** XH0718, 0719: nobody waits long for the others, and the evening ends in time. */
export function checkPace(model: Model, reporter: Reporter): void {
  const from: number[] = []
  for (const act of [...model.acts].reverse()) {
    const lanes = act.lanes.map(secondsOf)
    uneven(model, act, lanes, reporter)
    const ways = act.doc.barrier.next.map(({ goto }) => from[model.ordinals.act.get(goto) ?? -1] ?? 0)
    from[act.ordinal] = Math.max(...lanes) + togetherSeconds(act) + Math.max(...ways)
  }
  const { max } = model.document.minutes
  const minutes = Math.round((from[0] ?? 0) / 60)
  if (minutes > max) reporter.report('XH0719', ['minutes', 'max'], { minutes, max })
}

function uneven({ document }: Model, { path, lanes }: ActEntry, seconds: readonly number[], reporter: Reporter): void {
  const most = Math.max(...seconds)
  const least = Math.min(...seconds)
  if (most - least <= LONG_WAIT || most <= UNEVEN * least) return
  const [busy, idle] = [most, least].map((value) => document.roles[seconds.indexOf(value)])
  const written = (lanes[seconds.indexOf(least)] ?? []).length > 0
  reporter.report(
    'XH0718',
    written && idle ? [...path, 'lanes', idle.id] : [...path, 'lanes'],
    {
      busy: busy?.name ?? '',
      idle: idle?.name ?? '',
      most: inMinutes(most),
      least: inMinutes(least),
      wait: inMinutes(most - least),
    },
    { at: 'key' },
  )
}

const inMinutes = (seconds: number): string => (seconds / 60).toFixed(1)

/** XH0720: the story clock has room for the shortest way. An act with a `time` of its own stands outside that night. */
export function checkClock(model: Model, reporter: Reporter): void {
  const { start, end } = model.document.clock
  const [first, last] = [minutesOf(start), minutesOf(end)]
  if (first >= last) return
  const { next, reachable } = flowOf(model)
  const arrival = model.acts.map(() => Number.POSITIVE_INFINITY)
  arrival[0] = first
  let ending: { readonly act: ActEntry; readonly at: number } | undefined
  for (const act of model.acts) {
    const { ordinal, doc, path, lanes } = act
    const now = arrival[ordinal] ?? 0
    if (!reachable.has(ordinal)) continue
    if (now > last && doc.time === undefined) {
      reporter.report('XH0720', [...path, 'id'], { where: COMING_TO(doc.title), time: makeClock(now), end })
      return
    }
    const leaving = now + (doc.minutes ?? 0) + Math.max(...lanes.map(leastMinutes))
    for (const to of next[ordinal] ?? []) arrival[to] = Math.min(arrival[to] ?? leaving, leaving)
    const ends = doc.time === undefined && doc.barrier.next.some(({ goto }) => goto === 'ending')
    if (ends && leaving < (ending?.at ?? Number.POSITIVE_INFINITY)) ending = { act, at: leaving }
  }
  if (ending === undefined || ending.at <= last) return
  const { doc, path } = ending.act
  reporter.report('XH0720', [...path, 'id'], { where: BEHIND(doc.title), time: makeClock(ending.at), end })
}

/** Story minutes that every play of a list takes. */
function leastMinutes(list: readonly TaskEntry[]): number {
  return list.reduce((sum, { doc, options }) => {
    if (doc.when) return sum
    const ways = options.filter((option) => !option.doc.wrong).map(({ nested }) => leastMinutes(nested))
    return sum + (doc.minutes ?? 0) + (ways.length > 0 ? Math.min(...ways) : 0)
  }, 0)
}
