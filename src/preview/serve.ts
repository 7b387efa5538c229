import fs from 'node:fs'
import type { IncomingMessage } from 'node:http'
import path from 'node:path'
import type { Duplex } from 'node:stream'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyInstance } from 'fastify'
import { type WebSocket, WebSocketServer } from 'ws'
import { artOf, readDocument } from '../cli/document'
import { Unusable } from '../cli/files'
import { watchScenario } from '../cli/watch-scenario'
import { inlineScripts } from '../server/http.ts'
import { systemClock } from '../server/rooms/clock.ts'
import { Checking } from './checking'
import { parseWish } from './messages'
import { Phones } from './phones'
import { Rehearsal } from './rehearsal'
import { toldOf } from './seen'

export interface PreviewOptions {
  /** The scenario.json that is being written. */
  readonly file: string
  readonly seed: number
  /** The built web pages of the phones. */
  readonly webRoot: string
  /** The built page around them: index.html, page.js, page.css, phone.js. */
  readonly pageRoot: string
}

export interface Preview {
  /** Listens, and answers the port; after a port that can't be had it may be called with another. */
  listen(host: string, port: number): Promise<number>
  close(): Promise<void>
}

/** A writer's machine has few sockets: the page and its phones, perhaps twice. */
const MOST_SOCKETS = 64
const LONGEST_FRAME = 256 * 1024

/** The preview of one scenario: its phones, the page around them, and an eye on the file. */
export const buildPreview = async ({ file, seed, webRoot, pageRoot }: PreviewOptions): Promise<Preview> => {
  const app = fastify({ forceCloseConnections: true, bodyLimit: 1024 })
  const pages = new Set<WebSocket>()
  let text = ''
  let art = 0
  /** Set once phones and rehearsal know each other. */
  let phones: Phones | null = null
  const told = (): string => JSON.stringify(toldOf(rehearsal, checking, phones, { file, text, art }))
  const tellPages = (): void => {
    const now = told()
    for (const ws of pages) if (ws.readyState === ws.OPEN) ws.send(now)
  }
  const checking = new Checking(tellPages)
  const rehearsal = new Rehearsal({
    seed,
    clock: systemClock,
    changed: (turned) => {
      phones?.tell(turned)
      tellPages()
    },
  })
  phones = new Phones(rehearsal)
  const read = (): void => {
    try {
      const saved = readDocument(file)
      text = saved.text
      checking.take(saved)
      rehearsal.load(saved)
    } catch (problem) {
      if (!(problem instanceof Unusable)) throw problem
      rehearsal.unreadable(problem.message)
    }
  }
  read()
  const unwatch = watchScenario(file, {
    text: read,
    art: () => {
      art += 1
      read()
    },
  })

  servePages(app, { phones, webRoot, pageRoot, artRoot: artOf(file) })
  const wss = new WebSocketServer({ noServer: true, maxPayload: LONGEST_FRAME, perMessageDeflate: false })
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const way = (request.url ?? '').split('?')[0]
    if (!isOwnPage(request) || wss.clients.size >= MOST_SOCKETS || (way !== '/ws' && way !== '/preview/ws')) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    wss.handleUpgrade(request, socket, head, (ws) => {
      if (way === '/ws') phones?.attach(ws)
      else attachPage(ws)
    })
  }
  const attachPage = (ws: WebSocket): void => {
    pages.add(ws)
    ws.on('error', () => undefined)
    ws.on('close', () => pages.delete(ws))
    ws.on('message', (data) => {
      const wish = parseWish(String(data))
      if (wish !== null) rehearsal.wish(wish)
    })
    ws.send(told())
  }
  app.server.on('upgrade', upgrade)

  return {
    listen: async (host, port) => {
      await app.listen({ host, port })
      const address = app.server.address()
      return typeof address === 'object' && address !== null ? address.port : port
    },
    close: async () => {
      unwatch()
      checking.stop()
      rehearsal.close()
      for (const ws of wss.clients) ws.terminate()
      await app.close()
    },
  }
}

/** Only pages of this very server may open a socket: other sites in the same browser must not reach the scenario. */
const isOwnPage = ({ headers }: IncomingMessage): boolean => {
  try {
    return headers.origin !== undefined && new URL(headers.origin).host === headers.host
  } catch {
    return false
  }
}

/** A name that somebody else's domain can't be made to mean. */
const OWN_NAME = /^(localhost|\d+\.\d+\.\d+\.\d+|\[[0-9a-f:]+\])(:\d+)?$/i

interface Places {
  readonly phones: Phones
  readonly webRoot: string
  readonly pageRoot: string
  readonly artRoot: string
}

const servePages = (app: FastifyInstance, { phones, webRoot, pageRoot, artRoot }: Places): void => {
  const phonePage = fs.readFileSync(path.join(webRoot, 'index.html'), 'utf8')
  const scripts = inlineScripts(path.join(webRoot, 'index.html'))
  app.addHook('onRequest', async (request, reply) => {
    if (!OWN_NAME.test(request.headers.host ?? '')) return reply.code(403).send()
  })
  app.addHook('onSend', async (request, reply) => {
    const { host } = request.headers
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'no-referrer')
    reply.header('cache-control', 'no-cache')
    reply.header(
      'content-security-policy',
      [
        `default-src 'self'`,
        `script-src 'self'${scripts}`,
        `style-src 'self' 'unsafe-inline'`,
        `img-src 'self' data: blob:`,
        `font-src 'self' data:`,
        `connect-src 'self' ws://${host}`,
        `object-src 'none'`,
        `base-uri 'none'`,
        `frame-ancestors 'self'`,
      ].join('; '),
    )
  })
  app.register(fastifyStatic, { root: webRoot, cacheControl: false, index: false })
  app.register(fastifyStatic, { root: pageRoot, prefix: '/preview/', cacheControl: false, decorateReply: false })
  app.get('/', (_, reply) => reply.sendFile('index.html', pageRoot))
  app.get<{ Params: { role: string } }>('/phone/:role/', (request, reply) => {
    const card = phones.card(Number(request.params.role))
    if (card === null) return reply.code(404).type('text/plain; charset=utf-8').send('没有这部手机')
    const own = `<script type="application/json" id="phone-card">${spell(card)}</script><script src="/preview/phone.js"></script>`
    return reply.type('text/html; charset=utf-8').send(phonePage.replace('<script>', (first) => own + first))
  })
  // The drawings as they are on disk, whatever id the scenario has just now.
  app.get<{ Params: { '*': string } }>('/art/:id/*', (request, reply) => reply.sendFile(request.params['*'], artRoot))
  app.get('/api/address', async () => ({ url: null }))
}

/** JSON that may stand inside a page. */
const spell = (data: unknown): string => JSON.stringify(data).replace(/</g, '\\u003c')
