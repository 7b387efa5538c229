// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { decide, initialState, type State, viewFor } from '../../src/engine'
import type { Body, RoleIx, View } from '../../src/miniapp/engine'
import { freshProgress } from '../../src/miniapp/play/progress'
import { remoteRoom } from '../../src/miniapp/rooms/remote'
import { useSession } from '../../src/miniapp/stores/session'
import { diff, type Json } from '../../src/protocol'
import { type Client, openClient } from '../../src/protocol/client'
import { memoryStorage } from '../server/support/phone'
import { answer, fourAtTable, handClock } from './at-table'

const scenario = fourAtTable()
const session = () => useSession.getState()
const shown = () => session().stage?.screen.kind

type Frame = { readonly t: string; readonly n?: number; readonly c?: Body; readonly role?: number }

/** A room server for one phone, by hand: the engine behind a socket that can be cut. */
const server = (seat: RoleIx | null) => {
  const clock = handClock()
  let state: State = initialState(scenario, { seed: 7 })
  let told: View | null = null
  let n = 0
  let seq = 0
  let answers = true
  let socket: { open(): void; message(text: string): void; close(): void } | null = null
  const sent: Frame[] = []
  const view = (): View => viewFor(scenario, state, seat === null ? { kind: 'observer' } : { kind: 'role', role: seat })
  const run = (by: string, body: Body): string | null => {
    const decision = decide(scenario, state, { by: { phone: by }, at: clock.now(), body })
    state = decision.state
    if (decision.refused === null) seq += 1
    return decision.refused
  }
  const say = (frame: object): void => socket?.message(JSON.stringify(frame))
  const tell = (ack?: number): void => {
    const next = view()
    const d = diff(told as unknown as Json, next as unknown as Json)
    told = next
    say({ t: 'v', s: seq, ...(ack === undefined ? {} : { n: ack }), ...(d === undefined ? {} : { d }) })
  }
  const hear = (frame: Frame): void => {
    sent.push(frame)
    if (frame.t === 'hello') {
      told = view()
      const around = { people: [], blinking: [] }
      say({ t: 'welcome', v: 1, room: '271828', phone: 'p0', n, s: seq, age: 0, view: told, around })
    }
    if (frame.t !== 'do' || frame.c === undefined || frame.n === undefined) return
    const refused = frame.n <= n ? null : run(`p${seat}`, frame.c)
    if (refused === null) n = Math.max(n, frame.n)
    if (!answers) return
    if (refused === null) tell(frame.n)
    else say({ t: 'no', n: frame.n, s: seq, code: refused })
  }
  for (const role of [0, 1, 2, 3]) run(`p${role}`, { type: 'join', role, host: role === 0 })
  run('p0', { type: 'start' })
  const storage = memoryStorage()
  const client: Client = openClient({
    url: 'wss://x/ws',
    token: 't',
    clock,
    random: () => 0.5,
    storage,
    storageKey: 'pending',
    open: (_url, handlers) => {
      socket = handlers
      Promise.resolve().then(() => handlers.open())
      return { send: (text) => hear(JSON.parse(text) as Frame), close: () => undefined }
    },
  })
  return {
    client,
    clock,
    sent,
    storage,
    view,
    /** A team-mate does something. */
    mate: (role: RoleIx, body: Body): void => {
      expect(run(`p${role}`, body)).toBeNull()
      tell()
    },
    mateView: (role: RoleIx): View => viewFor(scenario, state, { kind: 'role', role }),
    run,
    silence: (on: boolean): void => {
      answers = !on
    },
    cut: (): void => {
      const old = socket
      socket = null
      old?.close()
    },
  }
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

const enter = async (seat: RoleIx | null) => {
  const far = server(seat)
  await settle()
  session().enter(scenario, remoteRoom(far.client), freshProgress(seat))
  if (shown() === 'opening') session().readOpening()
  if (shown() === 'brief') session().readBrief()
  return far
}

beforeEach(() => localStorage.clear())
afterEach(() => session().leave())

describe('a room over the network', () => {
  test('shows the seat that the server gave this phone', async () => {
    const far = await enter(2)
    expect(session().room).toMatchObject({ remote: true, seats: [2], companions: [] })
    expect(session().live?.me?.role).toBe(2)
    expect(far.sent[0]).toMatchObject({ t: 'hello', v: 1 })
  })

  test('carries an answer over and follows it', async () => {
    const far = await enter(1)
    const before = session().stage?.screen.key
    const done = session().send(1, answer(far.view(), { done: true }))
    await settle()
    await done
    expect(session().stage?.screen.key).not.toBe(before)
    expect(session().busy).toBe(false)
  })

  test('keeps the page while team-mates act, and only lets head and strip follow', async () => {
    const far = await enter(1)
    const stage = session().stage
    far.mate(0, answer(far.mateView(0), { done: true }))
    expect(session().stage?.screen.key).toBe(stage?.screen.key)
    expect(session().live?.team[0]?.done).toBe(1)
  })

  test('keeps the page when another phone on this seat acts, and offers to go on', async () => {
    const far = await enter(1)
    const key = session().stage?.screen.key
    far.mate(1, answer(far.mateView(1), { done: true }))
    expect(session().stage?.screen.key).toBe(key)
    expect(session().next).not.toBeNull()
    session().follow()
    expect(session().stage?.screen.key).not.toBe(key)
  })

  test('holds an answer that found no network, sends it once it is back, and applies it once', async () => {
    const far = await enter(1)
    far.silence(true)
    const done = session().send(1, answer(far.view(), { done: true }))
    await settle()
    far.cut()
    expect(session().busy).toBe(true)
    expect(far.storage.kept.has('pending')).toBe(true)
    far.silence(false)
    far.clock.pass(1000)
    await settle()
    await done
    expect(session().busy).toBe(false)
    expect(far.view().me?.lane.task?.step).toBe(2)
    expect(far.storage.kept.has('pending')).toBe(false)
  })

  test('a refusal of the room is told with its cure', async () => {
    const far = await enter(1)
    const late = answer(far.view(), { done: true })
    await Promise.all([session().send(1, late), settle()])
    await Promise.all([session().send(1, late), settle()])
    expect(session().notice).toMatchObject({ tone: 'warn' })
  })

  test('letting somebody in leaves the page where it is', async () => {
    const far = await enter(1)
    const key = session().stage?.screen.key
    far.run('guest', { type: 'join', role: 3 })
    far.mate(0, { type: 'touch' })
    expect(session().live?.knocks).toEqual([{ phone: 'guest', role: 3 }])
    await Promise.all([session().send(1, { type: 'admit', phone: 'guest' }), settle()])
    expect(session().live?.knocks).toEqual([])
    expect(session().stage?.screen.key).toBe(key)
  })

  test('whoever takes an absent role over turns to its tasks, and back to the own ones when they are given back', async () => {
    const far = await enter(1)
    const own = session().stage?.view.me?.lane.task?.title
    far.run('p0', { type: 'leave' })
    far.mate(2, { type: 'touch' })
    await Promise.all([session().send(1, { type: 'takeOver', role: 0 }), settle()])
    expect(session().stage?.view.me?.role).toBe(0)
    expect(session().live?.me?.role).toBe(1)
    const task = session().stage?.view.me?.lane.task?.step
    const target = session().stage?.view.me?.actions.find((action) => 'role' in action && action.role === 0)
    await Promise.all([session().send(1, { ...target, type: 'answer', answer: { done: true } } as Body), settle()])
    expect(session().stage?.view.me?.lane.task?.step ?? null).not.toBe(task)
    session().stand(null)
    expect(session().stage?.view.me?.lane.task?.title).toBe(own)
    session().stand(0)
    // The owner is back: the page stays until its reader asks.
    far.mate(0, { type: 'reclaim' })
    expect(session().stage?.view.me?.role).toBe(0)
    session().follow()
    expect(session().stage?.view.me?.role).toBe(1)
  })

  test('whoever gives back the tasks on the screen is at the own ones again', async () => {
    const far = await enter(1)
    far.run('p0', { type: 'leave' })
    far.mate(2, { type: 'touch' })
    await Promise.all([session().send(1, { type: 'takeOver', role: 0 }), settle()])
    expect(session().stage?.view.me?.role).toBe(0)
    await Promise.all([session().send(1, { type: 'giveBack', role: 0 }), settle()])
    expect(session().stage?.view.me?.role).toBe(1)
    expect(session().next).toBeNull()
  })

  test('an observer watches, and the seat that is given later waits for a tap', async () => {
    const far = await enter(null)
    expect(shown()).toBe('watch')
    far.mate(0, answer(far.mateView(0), { done: true }))
    expect(shown()).toBe('watch')
    expect(session().live?.team[0]?.done).toBe(1)
  })
})
