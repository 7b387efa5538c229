import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyInstance } from 'fastify'

export interface HttpOptions {
  /** Absolute path of the built web pages. */
  readonly webRoot: string
  readonly logLevel: string
  /** Where log lines go; the standard output when absent. */
  readonly logTo?: { write(line: string): void }
  /** One proxy stands before this server and tells the phones' addresses. */
  readonly behindProxy?: boolean
}

/** File names with a content hash never change their meaning; everything else is asked for again each time. */
const HASHED = /\.[0-9a-f]{8}\.(js|css)$/

/** Longer than any request of ours. */
const BODY_LIMIT = 4096

/** The http side of the server: the phones' pages. It does not listen yet. */
export const buildHttp = async ({ webRoot, logLevel, logTo, behindProxy }: HttpOptions): Promise<FastifyInstance> => {
  const app = fastify({
    logger: {
      level: logLevel,
      // Tokens travel in bodies and frames only; what a client puts elsewhere stays out of the log all the same.
      redact: ['req.headers', 'req.body'],
      ...(logTo === undefined ? {} : { stream: logTo }),
    },
    forceCloseConnections: true,
    bodyLimit: BODY_LIMIT,
    trustProxy: behindProxy === true ? (_address: string, hop: number) => hop < 1 : false,
    requestTimeout: 20_000,
  })
  const scripts = inlineScripts(path.join(webRoot, 'index.html'))
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'no-referrer')
    reply.header('x-frame-options', 'DENY')
    reply.header('cross-origin-opener-policy', 'same-origin')
    reply.header('permissions-policy', 'geolocation=(), microphone=(), payment=()')
    reply.header('content-security-policy', pagePolicy(request.headers.host, scripts))
    if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000')
  })
  await app.register(fastifyStatic, {
    root: webRoot,
    cacheControl: false,
    setHeaders: (reply, file) => {
      reply.setHeader('cache-control', HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  return app
}

/** Hashes of the scripts that the page itself holds. */
export const inlineScripts = (page: string): string => {
  if (!fs.existsSync(page)) return ''
  const bodies = [...fs.readFileSync(page, 'utf8').matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, body = '']) => body,
  )
  return bodies.map((body) => ` 'sha256-${createHash('sha256').update(body).digest('base64')}'`).join('')
}

const HOST = /^[\w.-]+(:\d+)?$|^\[[0-9a-f:]+\](:\d+)?$/i

/** Own files only; sockets to this very host by name, since older browsers don't count them as 'self'. */
const pagePolicy = (host: string | undefined, scripts: string): string => {
  const sockets = host !== undefined && HOST.test(host) ? ` ws://${host} wss://${host}` : ''
  return [
    `default-src 'self'`,
    `script-src 'self'${scripts}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `connect-src 'self'${sockets}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}
