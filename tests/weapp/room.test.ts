import fs from 'node:fs'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { type RoomNode, startNode, temporaryFolder } from '../e2e/support/room-node'
import { boot, type Phone } from './harness'

let node: RoomNode
let folder: string
let phone: Phone | undefined

beforeAll(async () => {
  folder = temporaryFolder()
  node = await startNode({ folder })
}, 60_000)
afterEach(() => phone?.kill())
afterAll(async () => {
  await node.stop()
  fs.rmSync(folder, { recursive: true, force: true })
})

const http = (): string => `http://127.0.0.1:${node.port}`

interface Asking {
  readonly url: string
  readonly method: string
  readonly data?: unknown
  readonly header?: Record<string, string>
  success?(answer: object): void
  fail?(problem: object): void
  complete?(answer: object): void
}

/** wx.request on the network of this machine. */
const request = (asking: Asking): object => {
  const body = asking.data === undefined ? {} : { body: JSON.stringify(asking.data) }
  fetch(asking.url, { method: asking.method, headers: asking.header ?? {}, ...body })
    .then(async (answer) => {
      const heard = { statusCode: answer.status, data: await answer.json(), header: {}, errMsg: 'request:ok' }
      asking.success?.(heard)
      asking.complete?.(heard)
    })
    .catch((error: Error) => asking.fail?.({ errMsg: `request:fail ${error.message}` }))
  return { abort: () => undefined }
}

/** Where the app finds its room server: it keeps JSON text, and the phone keeps that as JSON again. */
const served = (): Map<string, string> => new Map([['xh.server', JSON.stringify(JSON.stringify(http()))]])

const open = (page: string, storage = served()): Promise<Phone> => boot({ open: page, storage, wx: { request } })

const post = async <T>(path: string, body: object): Promise<T> => {
  const answer = await fetch(`${http()}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return (await answer.json()) as T
}

/** Another phone that sits down at the table: nothing but a socket. */
const companion = async (number: string, role: number): Promise<WebSocket> => {
  const { device } = await post<{ device: string }>('/api/device', {})
  const { token } = await post<{ token: string }>('/api/rooms/join', { device, number })
  const socket = new WebSocket(`ws://127.0.0.1:${node.port}/ws`)
  await new Promise((resolve) => socket.once('open', resolve))
  const heard: string[] = []
  socket.on('message', (data) => heard.push(String(data)))
  const hears = (words: string): Promise<void> =>
    vi.waitFor(() => {
      if (!heard.some((text) => text.includes(words))) throw new Error(`no ${words} among ${heard.join(' ')}`)
    }, 8000)
  socket.send(JSON.stringify({ t: 'hello', v: 1, token }))
  await hears('"t":"welcome"')
  socket.send(JSON.stringify({ t: 'do', n: 1, c: { type: 'join', role } }))
  await hears('"n":1')
  return socket
}

const sees = async (of: Phone, selector: string): Promise<void> => {
  if (!(await of.until(() => of.all(selector).length > 0, 8000)))
    throw new Error(`no ${selector} on ${of.routes().at(-1)}: ${of.text()}`)
}

/** Taps after the moment in which a second tap of a trembling finger is ignored. */
const tap = async (of: Phone, selector: string): Promise<void> => {
  await of.clock.pass(400)
  await of.tap(selector)
}

const numberOf = (of: Phone): string => (of.all('.number__digits')[0]?.textContent ?? '').replace(/\D/g, '')

describe('a room in the built mini-program', () => {
  test('says in Chinese that this build has no room server', async () => {
    phone = await open('packages/room/create/index?id=first-congress-night', new Map())
    await sees(phone, '.trouble--no_server')
    expect(phone.text()).toContain('没有配房间服务器')
  })

  test('is opened, shown by number and code, and played up to a task', async () => {
    phone = await open('packages/play/scenario/index?id=first-congress-night')
    await tap(phone, '.mode-room')
    await sees(phone, '.number__qr')
    const number = numberOf(phone)
    expect(number).toMatch(/^\d{6}$/)
    expect(phone.attribute('.number__qr', 'src')).toMatch(/^data:image\/svg\+xml/)
    await tap(phone, '.chair-0')
    await sees(phone, '.chair-0.chair--mine')
    const mate = await companion(number, 1)
    expect(await phone.until(() => phone?.all('.chair--open').length === 2)).toBe(true)
    await tap(phone, '.start')
    await tap(phone, '.start-yes')
    await sees(phone, '.stage--opening')
    const before = phone.setData.length
    for (let i = 0; i < 12 && phone.all('.stage--task').length === 0; i += 1) {
      for (const name of ['.paged__next', '.enter-act', '.brief-done'])
        if (phone.all(name).length === 1) {
          await tap(phone, name)
          break
        }
    }
    await sees(phone, '.stage--task')
    const [task] = phone.all('.task__title')
    const title = task?.textContent
    for (let page = 0; page < 12 && phone.all('.task .answer').length === 0; page += 1) await tap(phone, '.paged__next')
    await sees(phone, '.task .answer')
    expect(Math.max(...phone.setData.slice(before).map(({ bytes }) => bytes))).toBeLessThanOrEqual(12_000)

    // The app is closed in the middle of the task and opened again: the room is offered, and the same task is there.
    phone.kill()
    const again = await boot({ storage: phone.storage, wx: { request } })
    phone = again
    expect(again.text()).toContain(`回到房间 ${number}`)
    await tap(again, '.room-back')
    await sees(again, '.stage--task')
    expect(again.all('.task__title')[0]?.textContent).toBe(title)
    expect(again.errors).toEqual([])
    mate.close()
  }, 60_000)

  test('is joined by the words of a mini-program code', async () => {
    const { device } = await post<{ device: string }>('/api/device', {})
    const { room } = await post<{ room: string }>('/api/rooms', { device, scenario: 'first-congress-night', role: 0 })
    phone = await open(`packages/room/join/index?scene=${encodeURIComponent(`number=${room}`)}`)
    await sees(phone, '.chair-1')
    await tap(phone, '.chair-1')
    await sees(phone, '.chair-1.chair--mine')
    expect(phone.errors).toEqual([])
  }, 30_000)

  test('tells a phone that was turned away, which knocks again and is let in', async () => {
    const { device } = await post<{ device: string }>('/api/device', {})
    const made = { device, scenario: 'first-congress-night', role: 0 }
    const { room, token } = await post<{ room: string; token: string }>('/api/rooms', made)
    const host = new WebSocket(`ws://127.0.0.1:${node.port}/ws`)
    const knocks: string[] = []
    host.on('message', (data) => {
      const guest = /"knocks":.*?"phone":"([^"]+)"/.exec(String(data))?.[1]
      if (guest !== undefined && !String(data).includes('"welcome"')) knocks.push(guest)
    })
    await new Promise((resolve) => host.once('open', resolve))
    host.send(JSON.stringify({ t: 'hello', v: 1, token }))
    const answer = async (n: number, type: 'admit' | 'dismiss'): Promise<void> => {
      expect(await phone?.until(() => knocks.length >= n, 8000)).toBe(true)
      host.send(JSON.stringify({ t: 'do', n, c: { type, phone: knocks.at(-1) } }))
    }
    phone = await open(`packages/room/join/index?number=${room}`)
    await sees(phone, '.chair-0')
    await tap(phone, '.chair-0')
    await sees(phone, '.door--waiting')
    await answer(1, 'dismiss')
    await sees(phone, '.door--turned')
    expect(phone.text()).toContain('再敲一次门')
    await tap(phone, '.door-again')
    await sees(phone, '.door--waiting')
    await answer(2, 'admit')
    await sees(phone, '.chair-0.chair--mine')
    expect(phone.all('.door--turned')).toHaveLength(0)
    expect(phone.errors).toEqual([])
    host.close()
  }, 40_000)

  test('says how to get the room’s version of the mini-program', async () => {
    const { device } = await post<{ device: string }>('/api/device', {})
    const made = { device, scenario: 'first-congress-night', role: 0 }
    const answer = await post<{ room: string; phone: string; token: string }>('/api/rooms', made)
    const pass = { format: 1, number: answer.room, phone: answer.phone, token: answer.token, scenario: {}, at: 0 }
    const far = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    // A server of another day.
    far.on('connection', (socket) => socket.on('message', () => socket.send('{"t":"bye","code":"version"}')))
    await new Promise((resolve) => far.once('listening', resolve))
    const { port } = far.address() as AddressInfo
    const storage = new Map([
      ['xh.server', JSON.stringify(JSON.stringify(`http://127.0.0.1:${port}`))],
      ['xh.room', JSON.stringify(JSON.stringify(pass))],
    ])
    phone = await open('packages/room/lobby/index', storage)
    await sees(phone, '.line-card--ended')
    expect(phone.text()).toContain('重新进入小程序')
    expect(phone.all('.line-reload')).toHaveLength(0)
    far.close()
  }, 30_000)

  test('offers itself to friends from its page', async () => {
    const page = fs.readFileSync('dist/weapp/packages/room/lobby/index.js', 'utf8')
    expect(page).toMatch(/enableShareAppMessage:\s*(!0|true)/)
  })
})
