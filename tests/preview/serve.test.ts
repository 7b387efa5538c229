import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { View } from '../../src/engine'
import { readArguments, startPreview } from '../../src/preview/main'
import { copied, newFolder, openPage, openSocket, startDesk } from './desk'
import { TEXT } from './night'

const { folder, roots, remove } = newFolder()
const file = copied('crossing-the-yangtze', folder)
const art = path.join(path.dirname(file), 'art')

let desk: { readonly port: number; readonly close: () => Promise<void> }

beforeAll(async () => {
  desk = await startDesk(file, roots)
})
afterAll(async () => {
  await desk.close()
  remove()
})

const at = (way: string): string => `http://127.0.0.1:${desk.port}${way}`
const open = (way: string, origin?: string) => openSocket(desk.port, way, origin)

interface Frame {
  readonly t: string
  readonly n?: number
  readonly s?: number
  readonly view?: View
  readonly turn?: number
  readonly code?: string
}

describe('the preview server', () => {
  it('gives each phone a page that begins with its own seat and a storage of its own', async () => {
    const text = await (await fetch(at('/phone/2/'))).text()
    const card = /<script type="application\/json" id="phone-card">(.*?)<\/script>/.exec(text)?.[1]
    expect(JSON.parse(card ?? '')).toMatchObject({
      role: 2,
      storage: {
        'xh.room': { phone: 'p2', scenario: { id: 'crossing-the-yangtze' } },
        'xh.room.progress': { phone: 'p2' },
      },
    })
    expect(text.indexOf('/preview/phone.js')).toBeLessThan(text.indexOf('<script>1'))
    expect((await fetch(at('/phone/4/'))).status).toBe(404)
    expect((await fetch(at('/phone/x/'))).status).toBe(404)
  })

  it('takes drawings from beside the scenario, and nothing from above them', async () => {
    expect(await (await fetch(at('/art/any-id/cover.svg'))).text()).toBe(
      fs.readFileSync(path.join(art, 'cover.svg'), 'utf8'),
    )
    for (const way of ['/art/any-id/..%2fscenario.json', '/art/any-id/%2e%2e/scenario.json', '/art/../scenario.json'])
      expect((await fetch(at(way))).status).toBeGreaterThanOrEqual(400)
  })

  it('lets its pages be framed by itself alone, and run their own scripts alone', async () => {
    const policy = (await fetch(at('/phone/0/'))).headers.get('content-security-policy')
    expect(policy).toContain(`frame-ancestors 'self'`)
    expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/=]+';/)
  })

  it('opens no socket for another site, nor for one without a name', async () => {
    await expect(open('/ws', 'http://evil.example')).rejects.toThrow('403')
    await expect(open('/preview/ws', `http://127.0.0.1:${desk.port + 1}`)).rejects.toThrow('403')
    await expect(open('/elsewhere')).rejects.toThrow('403')
  })

  it('speaks the protocol of rooms: a phone sees its own role, plays, and is told what the others did', async () => {
    const [one, two] = [await open('/ws'), await open('/ws')]
    const frames = (of: { heard: unknown[] }): Frame[] => of.heard as Frame[]
    for (const [role, { ws }] of [one, two].entries())
      ws.send(JSON.stringify({ t: 'hello', v: 1, token: `p${role}`, k: 1 }))
    await expect.poll(() => frames(one).map(({ t }) => t)).toEqual(['welcome', 'look'])
    await expect.poll(() => frames(two).map(({ t }) => t)).toEqual(['welcome', 'look'])
    const me = frames(one)[0]?.view?.me
    expect(me?.role).toBe(0)
    expect(frames(two)[0]?.view?.me?.role).toBe(1)
    const action = me?.actions.find(({ type }) => type === 'answer')
    expect(action).toBeDefined()
    one.ws.send(JSON.stringify({ t: 'do', n: 1, c: { ...action, answer: { done: true } } }))
    await expect.poll(() => frames(one).find(({ n }) => n === 1)).toMatchObject({ t: 'v', s: 1 })
    await expect.poll(() => frames(two).at(-1)).toMatchObject({ t: 'v', s: 1 })
    one.ws.send(JSON.stringify({ t: 'do', n: 2, c: { ...action, answer: { done: true } } }))
    await expect.poll(() => frames(one).find(({ t }) => t === 'no')).toMatchObject({ n: 2, code: 'stale' })
    for (const { ws } of [one, two]) ws.close()
  })

  it('tells the page what the checker says, and follows its wishes', async () => {
    const { told, wish, ws } = await openPage(desk.port)
    expect(told().findings).toEqual([])
    const before = told().play?.at ?? 0
    wish({ do: 'jump', act: 1 })
    await expect.poll(() => told().play?.act).toBe(1)
    wish({ do: 'travel', to: before })
    await expect.poll(() => told().play?.at).toBe(before)
    expect(told().play?.acts[1]?.opened).toBeGreaterThan(before)
    ws.send('{"do":"anything"}')
    ws.send('not even JSON')
    fs.writeFileSync(file, TEXT.replace('"formatVersion": 1', '"formatVersion": 7'))
    await expect.poll(() => told().findings[0]?.code).toBe('XH0129')
    const [finding] = told().findings
    const { from, lines } = finding?.excerpt ?? { from: 0, lines: [] }
    expect(lines[(finding?.line ?? 0) - from]).toContain('"formatVersion": 7')
    expect(told().play?.stale).toBe(true)
    // As an editor does that writes another file and puts it in the place of the old one.
    fs.writeFileSync(`${file}.new`, TEXT)
    fs.renameSync(`${file}.new`, file)
    await expect.poll(() => told().play?.stale).toBe(false)
    expect(told().findings).toEqual([])
    ws.close()
  })

  it('sees a drawing that is changed, taken away and put back', async () => {
    const { told, ws } = await openPage(desk.port)
    const picture = path.join(art, 'act-1.svg')
    const drawing = fs.readFileSync(picture)
    fs.writeFileSync(picture, '<svg ></svg>')
    await expect.poll(() => told().play?.art).toBe(1)
    expect(told().findings).toEqual([])
    fs.rmSync(picture)
    await expect.poll(() => told().findings.map(({ code }) => code)).toEqual(['XH0216'])
    expect(told().findings[0]?.message).toContain('act-1.svg')
    expect(told().play?.art).toBe(2)
    fs.writeFileSync(picture, drawing)
    await expect.poll(() => told().findings).toEqual([])
    expect(told().play?.stale).toBe(false)
    ws.close()
  })
})

describe('npm run preview', () => {
  it('takes a folder or a file, and the first free port unless one is named', () => {
    const own = { host: '127.0.0.1', port: null, seed: 1 }
    expect(readArguments([path.dirname(file)])).toEqual({ file, ...own })
    expect(readArguments([file, '--port', '4567', '--seed', '9'])).toEqual({ file, ...own, port: 4567, seed: 9 })
  })

  it('explains itself in Chinese', () => {
    expect(readArguments(['--help'])).toEqual({ help: expect.stringContaining('用法：npm run preview --') })
    expect(() => readArguments([])).toThrow('还没有写是哪个剧本')
    expect(() => readArguments([path.join(folder, 'crossing-the-yangzte')])).toThrow('crossing-the-yangtze')
    expect(() => readArguments([folder])).toThrow('scenario.json')
    expect(() => readArguments([file, '--port', '99999'])).toThrow('--port 不能写“99999”')
    expect(() => readArguments([file, '--prot', '1'])).toThrow('是否想写“--port”')
  })

  it('says so when the port is taken', async () => {
    const wanted = { file, host: '127.0.0.1', port: desk.port, seed: 1 }
    await expect(startPreview(wanted, roots, () => undefined)).rejects.toThrow(`端口 ${desk.port} 不能用`)
  })

  it.each([
    ['127.0.0.1', /^http:\/\/localhost:\d+\/$/u],
    // Every address of this machine is none that a browser could open.
    ['0.0.0.0', /^http:\/\/(?!0\.0\.0\.0)[^/]+:\d+\/$/u],
  ])('listening on %s, says where a browser finds it', async (host, expected) => {
    const said: string[] = []
    const other = await startPreview({ file, host, port: null, seed: 1 }, roots, (text) => said.push(text))
    const address = /http:\S+/u.exec(said.join(''))?.[0] ?? ''
    expect(address).toMatch(expected)
    expect((await fetch(address)).status).toBe(200)
    await other.close()
  })
})
