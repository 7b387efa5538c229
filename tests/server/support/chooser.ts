import type { ActionView, LaneView, TaskView, View } from '@/engine'
import type { PhoneBody } from '@/protocol'

/** Random numbers that a seed repeats (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const below = (random: () => number, n: number): number => Math.floor(random() * Math.max(1, n))
const pick = <T>(random: () => number, list: readonly T[]): T | undefined => list[below(random, list.length)]

const shuffled = (random: () => number, n: number): number[] =>
  Array.from({ length: n }, (_, i) => ({ i, by: random() }))
    .sort((a, b) => a.by - b.by)
    .map(({ i }) => i)

const laneFor = ({ me }: View, role: number): LaneView | undefined =>
  me?.role === role ? me.lane : me?.proxied.find((other) => other.role === role)?.lane

type Answer = Extract<PhoneBody, { type: 'answer' }>['answer']

const answerTo = (random: () => number, task: TaskView): Answer => {
  switch (task.type) {
    case 'choice':
      return { pick: below(random, task.options.length) }
    case 'hotspot':
      return { pick: below(random, task.hotspot?.regions.length ?? 1) }
    case 'multi':
      return { picks: shuffled(random, task.options.length).slice(0, 1 + below(random, task.options.length)) }
    case 'order':
      return { picks: shuffled(random, task.options.length) }
    case 'match':
      return { picks: shuffled(random, task.match?.right.length ?? 0) }
    case 'passphrase':
      return { picks: task.slots.map(({ choices }) => below(random, choices.length)) }
    case 'checkin':
      return { code: 'LAMP' }
    default:
      return { done: true }
  }
}

/** Kinds of commands that bring the play forward. */
const PROGRESS: readonly ActionView['type'][] = [
  'start',
  'answer',
  'remedy',
  'rescue',
  'ready',
  'vote',
  'pick',
  'press',
  'part',
]

/** What somebody who only knows the view of a phone does next, at random; null while there is nothing to do. */
export const choose = (view: View, random: () => number): PhoneBody | null => {
  const { me, barrier } = view
  if (me === null) return null
  const open = me.actions
    .filter(({ type }) => PROGRESS.includes(type))
    .filter((a) => a.type !== 'vote' || me.given === null)
  const action = pick(
    random,
    open.filter((a) => a.type !== 'part' || me.parts.find(({ role }) => role === a.role)?.given === null),
  )
  if (action === undefined) return null
  switch (action.type) {
    case 'answer': {
      const task = laneFor(view, action.role)?.task
      return task == null ? null : { ...action, type: 'answer', answer: answerTo(random, task) }
    }
    case 'remedy':
      return { ...action, type: 'remedy', pick: below(random, laneFor(view, action.role)?.hold?.options.length ?? 1) }
    case 'rescue':
      return {
        ...action,
        pick: below(random, me.rescues.find(({ role }) => role === action.role)?.options.length ?? 1),
      }
    case 'vote':
      return { ...action, pick: below(random, barrier?.vote?.options.length ?? 1) }
    case 'pick': {
      const { among, ...target } = action
      return { ...target, pick: pick(random, among) ?? 0 }
    }
    case 'part':
      return {
        ...action,
        type: 'part',
        pick: below(random, me.parts.find(({ role }) => role === action.role)?.choices.length ?? 1),
      }
    case 'press':
      return { ...action, type: 'press' }
    case 'ready':
      return { ...action, type: 'ready' }
    case 'start':
      return { type: 'start' }
    default:
      return null
  }
}
