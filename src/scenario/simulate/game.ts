import { openingLength, type Persona, playGame, readingMs } from '../../companions'
import type { Scenario } from '../../engine'
import { MARK } from '../../engine'
import { at } from '../../engine/util'

/** A stretch of real time, ms from the evening's start. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** One evening with companions, as stretches of time. */
export interface Evening {
  readonly seed: number
  readonly ms: number
  readonly ending: number
  readonly storyMinutes: number
  readonly sprung: readonly boolean[]
  readonly acts: readonly (Span & { readonly act: number; readonly settled: number })[]
  readonly tasks: readonly (Span & {
    readonly role: number
    readonly act: number
    readonly task: number
    readonly good: boolean
  })[]
  /** Reading what an act opens with. */
  readonly readings: readonly (Span & { readonly role: number; readonly act: number })[]
  /** Waiting: at an `await`, in a trap, or at the barrier. */
  readonly waits: readonly (Span & {
    readonly role: number
    readonly act: number
    readonly why: 'clue' | 'hold' | 'barrier'
  })[]
}

/** Plays one evening; the same seed and personas give the same one. */
export const playEvening = (scenario: Scenario, seed: number, personas: readonly Persona[]): Evening => {
  const roles = scenario.roles.length
  const acts: { act: number; from: number; to: number; settled: number }[] = []
  const tasks: Evening['tasks'][number][] = []
  const readings: Evening['readings'][number][] = []
  const waits: Evening['waits'][number][] = []
  const arrived = new Array<number>(roles).fill(0)
  const held = new Array<number | null>(roles).fill(null)
  let began: number | null = null
  let now = 0
  const { state } = playGame(scenario, {
    seed,
    personas,
    readsOpenings: true,
    onCommand: ({ command, events, state: after }) => {
      const { play } = after
      began ??= events.some(({ type }) => type === 'started') ? command.at : null
      if (began === null || play === null) return
      now = command.at - began
      for (const event of events) {
        const act = acts[acts.length - 1]
        switch (event.type) {
          case 'opened':
            if (act !== undefined) act.to = now
            acts.push({ act: event.act, from: now, to: now, settled: now })
            personas.forEach((persona, role) => {
              const to = now + readingMs(openingLength(scenario, after, role), persona)
              readings.push({ role, act: event.act, from: now, to })
              arrived[role] = to
            })
            break
          case 'moved':
            arrived[event.role] = Math.max(now, at(arrived, event.role))
            break
          case 'finished': {
            const task = at(scenario.tasks, event.task)
            const span = { role: event.role, act: task.act, from: at(arrived, event.role), to: now }
            if (task.type === 'await') waits.push({ ...span, why: 'clue' })
            else tasks.push({ ...span, task: event.task, good: event.mark === MARK.done })
            arrived[event.role] = now
            break
          }
          case 'sprung':
            if (event.due !== null) held[event.role] = now
            break
          case 'freed': {
            const from = held[event.role] ?? now
            if (act !== undefined) waits.push({ role: event.role, act: act.act, from, to: now, why: 'hold' })
            held[event.role] = null
            arrived[event.role] = now
            break
          }
          case 'settled':
            if (act === undefined) break
            act.settled = now
            arrived.forEach((from, role) => {
              if (now > from) waits.push({ role, act: act.act, from, to: now, why: 'barrier' })
            })
            break
          case 'ended':
            if (act !== undefined) act.to = now
            break
          default:
        }
      }
    },
  })
  const play = state.play
  return {
    seed,
    ms: now,
    ending: play?.ending ?? -1,
    storyMinutes: (play?.clock ?? scenario.clock.start) - scenario.clock.start,
    sprung: play?.sprung ?? [],
    acts,
    tasks: tasks.filter(({ from, to }) => to > from),
    readings: readings.filter(({ from, to }) => to > from),
    waits: waits.filter(({ from, to }) => to > from),
  }
}
