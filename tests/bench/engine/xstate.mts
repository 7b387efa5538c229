import { assign, createMachine, initialTransition, transition } from 'xstate'
import { ATTEMPTS, LANE, METER, OPTIONS, type Peer, ROLES, SCRIPT } from './act.mts'

// The act as a statechart: a parallel region for each role, a state for each task, guards for attempts; it settles when all
// regions are final.

interface Context {
  readonly meter: number
  readonly tallies: readonly number[]
  readonly attempts: readonly number[]
}
interface Event {
  readonly type: string
  readonly option?: number
  readonly right?: boolean
}
type Args = { readonly context: Context; readonly event: Event }

const put = (list: readonly number[], index: number, value: number): number[] =>
  list.map((old, i) => (i === index ? value : old))

const region = (role: number) => {
  const next = (i: number): string => (i + 1 < LANE.length ? `task${i + 1}` : 'arrived')
  const fresh = assign(({ context }: Args) => ({ attempts: put(context.attempts, role, 0) }))
  const tried = assign(({ context }: Args) => ({
    attempts: put(context.attempts, role, (context.attempts[role] ?? 0) + 1),
  }))
  const spent = ({ context }: Args): boolean => (context.attempts[role] ?? 0) + 1 >= ATTEMPTS
  const task = (kind: (typeof LANE)[number], i: number) => {
    if (kind === 'read') return { on: { [`read.${role}`]: next(i) } }
    const right = ({ event }: Args): boolean =>
      kind === 'order' ? event.right === true : OPTIONS[event.option ?? -1] != null
    const tally = assign(({ context, event }: Args) => ({
      tallies: put(context.tallies, role, (context.tallies[role] ?? 0) + (OPTIONS[event.option ?? -1] ?? 0)),
    }))
    return {
      on: {
        [`${kind}.${role}`]: [
          { guard: right, target: next(i), actions: kind === 'choice' ? [tally, fresh] : [fresh] },
          { guard: spent, target: next(i), actions: [fresh] },
          { actions: [tried] },
        ],
      },
    }
  }
  return {
    initial: 'task0',
    states: {
      ...Object.fromEntries(LANE.map((kind, i) => [`task${i}`, task(kind, i)])),
      arrived: { on: { [`ready.${role}`]: 'done' } },
      done: { type: 'final' as const },
    },
  }
}

const machine = createMachine({
  context: {
    meter: METER.start,
    tallies: Array.from({ length: ROLES }, () => 0),
    attempts: Array.from({ length: ROLES }, () => 0),
  } as Context,
  initial: 'lanes',
  states: {
    lanes: {
      type: 'parallel',
      states: Object.fromEntries(Array.from({ length: ROLES }, (_, role) => [`role${role}`, region(role)])),
      onDone: {
        target: 'settled',
        actions: assign(({ context }: { context: Context }) => ({
          meter: Math.min(
            METER.max,
            Math.max(
              METER.min,
              context.tallies.reduce((sum, by) => sum + by, context.meter),
            ),
          ),
        })),
      },
    },
    settled: { type: 'final' },
  },
} as never)

const [opening] = initialTransition(machine)
const events = SCRIPT.map(({ role, ...step }) => ({ ...step, type: `${step.do}.${role}` }))

/** What a role may see: its own state in full, of others only whether they have arrived. */
const viewOf = ({ value, context }: { value: unknown; context: Context }, role: number) => {
  const lanes = (value as { lanes?: Record<string, string> }).lanes ?? {}
  return {
    meter: context.meter,
    settled: value === 'settled',
    seats: context.tallies.map((tally, i) => {
      const at = lanes[`role${i}`] ?? 'done'
      return i === role
        ? { at, tally, attempt: context.attempts[i] }
        : { ready: at === 'done', done: at === 'done' || at === 'arrived' }
    }),
  }
}

export const xstate: Peer = {
  name: 'XState',
  play: (views) => {
    let now = opening
    for (const event of events) {
      ;[now] = transition(machine, now, event as never)
      if (views) for (let role = 0; role < ROLES; role++) viewOf(now as never, role)
    }
    return (now.context as Context).meter
  },
}
