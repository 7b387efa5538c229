import fs from 'node:fs'
import type { Body, RoleIx, Scenario, View } from '../../src/miniapp/engine'
import { beginLocalRoom, type Companion, type LocalOptions, resumeLocalRoom } from '../../src/miniapp/rooms/local'
import type { Room } from '../../src/miniapp/rooms/room'
import type { SavedSession } from '../../src/miniapp/rooms/saved'
import { loadScenario } from '../../src/scenario'

const FIXTURE = 'tests/fixtures/four-at-table.json'

/** A short play with every type of task and every kind of barrier. */
export const fourAtTable = (): Scenario => {
  const { scenario, diagnostics } = loadScenario(fs.readFileSync(FIXTURE, 'utf8'), FIXTURE)
  if (scenario === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return scenario
}

/** A clock that only moves when told to. */
export const handClock = (start = 1_000_000) => {
  let now = start
  let queue: { at: number; callback: () => void }[] = []
  return {
    now: () => now,
    after: (ms: number, callback: () => void) => {
      const entry = { at: now + ms, callback }
      queue.push(entry)
      return () => {
        queue = queue.filter((other) => other !== entry)
      }
    },
    /** Lets `ms` pass, calling back whatever falls due. */
    pass: (ms: number) => {
      const until = now + ms
      for (;;) {
        const next = queue.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
        if (next === undefined) break
        queue = queue.filter((entry) => entry !== next)
        now = Math.max(now, next.at)
        next.callback()
      }
      now = until
    },
    /** The phone sleeps: time goes on and nobody is called. */
    sleep: (ms: number) => {
      now += ms
    },
  }
}

export const nobody: Companion = () => null

export interface Seated {
  readonly room: Room
  readonly saved: SavedSession[]
  readonly clock: ReturnType<typeof handClock>
  readonly options: LocalOptions
}

export const sitDown = (seats: readonly RoleIx[], companion: Companion = nobody, seed = 7): Seated => {
  const saved: SavedSession[] = []
  const clock = handClock()
  let drawn = seed
  const random = (): number => {
    drawn = (drawn * 1103515245 + 12345) % 2 ** 31
    return drawn / 2 ** 31
  }
  const options: LocalOptions = {
    scenario: fourAtTable(),
    seats,
    clock,
    companion,
    random,
    save: (session) => saved.push(session),
  }
  return { room: beginLocalRoom(options, seed), saved, clock, options }
}

/** Opens a closed session again from what it left in storage. */
export const sitDownAgain = ({ options, saved }: Seated): Room | null => {
  const last = saved[saved.length - 1]
  // Storage holds text, not objects.
  return last === undefined ? null : resumeLocalRoom(options, JSON.parse(JSON.stringify(last)))
}

const found = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`no ${what}`)
  return value
}

export const lastSaved = ({ saved }: Seated): SavedSession => found(saved[saved.length - 1], 'saved session')

/** Answers the current task of a role as its type wants it, by the positions given. */
export const answer = (view: View, given: Extract<Body, { type: 'answer' }>['answer']): Body => {
  const action = found(
    view.me?.actions.find(({ type }) => type === 'answer'),
    'task to answer',
  )
  if (action.type !== 'answer' && action.type !== 'remedy') throw new Error('not an answer')
  const { role, epoch, step, attempt } = action
  return { type: 'answer', role, epoch, step, attempt, answer: given }
}
