import fastifyStatic from '@fastify/static'
import fastify, { type FastifyInstance } from 'fastify'

export interface HttpOptions {
  /** Absolute path of the built web pages. */
  readonly webRoot: string
  readonly logLevel: string
}

/** File names with a content hash never change their meaning; everything else is asked for again each time. */
const HASHED = /\.[0-9a-f]{8}\.(js|css)$/

/** The http side of the server: the phones' pages and a health answer. It does not listen yet. */
export const buildHttp = async ({ webRoot, logLevel }: HttpOptions): Promise<FastifyInstance> => {
  const app = fastify({
    logger: { level: logLevel },
    forceCloseConnections: true,
  })
  await app.register(fastifyStatic, {
    root: webRoot,
    cacheControl: false,
    setHeaders: (reply, file) => {
      reply.setHeader('cache-control', HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache')
      reply.setHeader('x-content-type-options', 'nosniff')
    },
  })
  app.get('/healthz', async () => ({ ok: true }))
  return app
}
