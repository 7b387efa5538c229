import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RoomAnswer } from '@/protocol'
import type { Client } from '@/protocol/client'
import { canary, ROLES } from '../fixtures/four-gates'
import { type Place, sqlitePlace } from './store/stores'
import { newPhone, playToTheEnd, until } from './support/phone'
import { newDevice, newRoom, post, type Running, startServer } from './support/server'

/** Everything only `role` may read starts so. */
const secretsOf = (role: number): string => canary(ROLES[role] ?? 'east', '')
const OTHERS = [0, 1, 2, 3]

describe('secrets', () => {
  let place: Place
  let server: Running
  const logged: string[] = []

  beforeAll(async () => {
    place = sqlitePlace()
    server = await startServer({
      store: await place.open(),
      logLevel: 'trace',
      logTo: { write: (line) => void logged.push(line) },
    })
  })
  afterAll(async () => {
    await server.close()
    await place.remove()
  })

  const seat = async (): Promise<{ answers: readonly RoomAnswer[]; phones: Client[]; heard: string[][] }> => {
    const answers = await newRoom(server.http)
    const heard: string[][] = answers.map(() => [])
    const phones = answers.map((answer, i) =>
      newPhone({ ws: server.ws, answer, seed: i, hear: (text) => heard[i]?.push(text) }),
    )
    for (const [role, phone] of phones.entries()) {
      await until(phone, () => phone.state().link === 'online')
      if (role > 0) expect(await phone.send({ type: 'join', role })).toBeNull()
    }
    return { answers, phones, heard }
  }

  /** Which secrets of other roles reached a phone, without those that everybody may have by then. */
  const leaks = (
    frames: readonly string[],
    role: number | null,
    allowed: (secret: string) => boolean = () => false,
  ): string[] => {
    const text = frames.join('\n')
    return OTHERS.filter((other) => other !== role).flatMap((other) =>
      [...text.matchAll(new RegExp(`${secretsOf(other)}[^"]{1,3}`, 'g'))]
        .map(([found]) => found)
        .filter((s) => !allowed(s)),
    )
  }
  /** A clue is known to its giver and its receiver, so its text names both. */
  const clueOfNeighbour = (secret: string): boolean => /线/.test(secret)

  test('of a role never reach another phone, an observer, a board, a log or a metric, through a whole evening', async () => {
    const { answers, phones, heard } = await seat()
    const observed: string[] = []
    const watcher = await post<RoomAnswer>(server.http, '/api/rooms/join', {
      device: await newDevice(server.http),
      number: answers[0]?.room,
      nickname: '看客甲',
    })
    const observer = newPhone({ ws: server.ws, answer: watcher.body, seed: 9, hear: (text) => observed.push(text) })
    await until(observer, () => observer.state().link === 'online')
    expect(await observer.send({ type: 'join', role: null })).toBeNull()
    const { body } = await post<{ token: string }>(server.http, '/api/board', { token: answers[0]?.token })
    const boardHeard: string[] = []
    const board = newPhone({
      ws: server.ws,
      answer: { ...watcher.body, phone: 'board', token: body.token },
      seed: 8,
      hear: (text) => boardHeard.push(text),
    })
    await until(board, () => board.state().link === 'online')
    await Promise.all(phones.map((phone, i) => playToTheEnd(phone, 40 + i)))
    for (const role of OTHERS) {
      expect(heard[role]?.join()).toContain(secretsOf(role))
      expect(leaks(heard[role] ?? [], role, clueOfNeighbour)).toEqual([])
    }
    expect(leaks(observed, null)).toEqual([])
    expect(leaks(boardHeard, null)).toEqual([])
    const metrics = await (await fetch(`${server.http}/metrics`)).text()
    const spoken = [...logged, metrics].join('\n')
    expect(logged.length).toBeGreaterThan(0)
    for (const secret of [...OTHERS.map(secretsOf), '看客甲', '队长', ...answers.map(({ token }) => token.slice(-20))])
      expect(spoken).not.toContain(secret)
    for (const phone of [...phones, observer, board]) phone.close()
  }, 30_000)

  test('stay where they belong after a take-over, a return, a step back and a resume', async () => {
    const { phones, heard, answers } = await seat()
    const [host, b, , d] = phones as [Client, Client, Client, Client]
    expect(await host.send({ type: 'start' })).toBeNull()
    await until(d, () => d.state().view?.phase === 'lanes')
    expect(await d.send({ type: 'leave' })).toBeNull()
    await until(b, () => b.state().view?.team[3]?.presence === 'left')
    expect(await b.send({ type: 'takeOver', role: 3 })).toBeNull()
    await until(b, () => b.state().view?.me?.proxied.length === 1)
    const lane = b.state().view?.me?.proxied[0]?.lane.task
    expect(
      await b.send({ type: 'answer', role: 3, epoch: 0, step: lane?.step ?? 0, attempt: 0, answer: { done: true } }),
    ).toBeNull()
    // What an absent role held for the others is opened to all. Its tasks are its proxy's alone, its brief nobody's.
    const leftBehind = (secret: string): boolean => /密north(持0|线)/.test(secret)
    const tasks = (secret: string): boolean => leftBehind(secret) || /密north[读题选名做对险回]0/.test(secret)
    expect(heard[1]?.join()).toContain('密north选0')
    expect(leaks(heard[1] ?? [], 1, tasks)).toEqual([])
    expect(leaks(heard[0] ?? [], 0, leftBehind)).toEqual([])
    expect(leaks(heard[2] ?? [], 2, leftBehind)).toEqual([])
    expect(await d.send({ type: 'touch' })).toBeNull()
    expect(await d.send({ type: 'reclaim' })).toBeNull()
    await until(b, () => b.state().view?.me?.proxied.length === 0)
    for (const frames of heard) frames.length = 0
    expect(await host.send({ type: 'stepBack', reason: '再来一次' })).toBeNull()
    await until(b, () => b.state().view?.epoch === 1)
    const again = newPhone({
      ws: server.ws,
      answer: answers[1] as RoomAnswer,
      seed: 3,
      hear: (text) => heard[1]?.push(text),
    })
    await until(again, () => again.state().link === 'online')
    for (const role of OTHERS) expect(leaks(heard[role] ?? [], role)).toEqual([])
    for (const phone of [...phones, again]) phone.close()
  }, 20_000)
})
