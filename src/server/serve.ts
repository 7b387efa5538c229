import type { IncomingMessage } from 'node:http'
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { serveApi } from './api.ts'
import { buildHttp, type HttpOptions } from './http.ts'
import type { Library } from './library.ts'
import { LIMITS, type Limits } from './limits.ts'
import { makeMetrics } from './metrics.ts'
import { formOnly, type NicknameCheck } from './nicknames.ts'
import { type Clock, systemClock } from './rooms/clock.ts'
import { House } from './rooms/house.ts'
import { serveSockets } from './sockets.ts'
import type { RoomStore } from './store/room-store.ts'
import { makeTokens, newName } from './tokens.ts'

export interface ServeOptions extends HttpOptions {
  readonly store: RoomStore
  readonly library: Library
  readonly secret: string
  readonly metricsToken?: string
  readonly limits?: Partial<Limits>
  readonly clock?: Clock
  readonly nicknameCheck?: NicknameCheck
  /** Where phones reach this server, as far as it knows: for links and QR codes. */
  readonly address?: () => string | undefined
}

export interface RoomServer {
  readonly app: FastifyInstance
  readonly house: House
  /** Ends every socket with a goodbye once everything under way is on disk; closes the store. */
  close(): Promise<void>
}

/** The whole server, ready to listen. */
export const buildServer = async (options: ServeOptions): Promise<RoomServer> => {
  const { store, library, secret, clock = systemClock, nicknameCheck = formOnly, address = () => undefined } = options
  const limits = { ...LIMITS, ...options.limits }
  const app = await buildHttp(options)
  const metrics = makeMetrics()
  const tokens = makeTokens(secret)
  const house = new House({
    store,
    clock,
    boot: newName(),
    limits,
    events: {
      committed: (rows, ms) => {
        metrics.rows.inc(rows)
        metrics.commit.observe(ms / 1000)
      },
      conflict: () => metrics.conflicts.inc(),
      failed: (error) => {
        metrics.failures.inc()
        app.log.error({ reason: error.message }, 'the store failed')
      },
      counted: (verdict) => metrics.commands.inc({ verdict }),
    },
  })
  const addressOf = (request: IncomingMessage): string => {
    const forwarded = request.headers['x-forwarded-for']
    const last =
      options.behindProxy === true
        ? String(forwarded ?? '')
            .split(',')
            .pop()
            ?.trim()
        : ''
    return last || (request.socket.remoteAddress ?? '')
  }
  const sockets = serveSockets(app.server, { house, tokens, limits, clock, metrics, log: app.log, addressOf })
  serveApi(app, { house, store, library, tokens, limits, clock, metrics, nicknameCheck, address })

  app.setErrorHandler<FastifyError>((error, _, reply) => {
    const { statusCode = 500 } = error
    if (statusCode < 500) return reply.code(statusCode).send({ error: 'bad_request' })
    // What went wrong inside is nothing for a phone; that it may try again is.
    metrics.failures.inc()
    app.log.error({ reason: error.message }, 'a request failed')
    return reply.code(503).send({ error: 'try_later' })
  })

  // Where several nodes share the rooms, whoever hands out phones sends them to one that can write.
  app.get('/healthz', async (_, reply) => reply.code(house.healthy ? 200 : 503).send({ ok: house.healthy }))

  app.get('/metrics', async (request, reply) => {
    if (!mayReadMetrics(request, options.metricsToken)) return reply.code(404).send({ error: 'not_found' })
    metrics.rooms.set(house.size.rooms)
    return reply.type(metrics.register.contentType).send(await metrics.register.metrics())
  })

  return {
    app,
    house,
    close: async () => {
      await house.close()
      await sockets.close()
      await app.close()
      await store.close()
    },
  }
}

/** This machine itself, or whoever has the collector's token. */
const mayReadMetrics = (request: FastifyRequest, token: string | undefined): boolean => {
  if (token !== undefined) return request.headers.authorization === `Bearer ${token}`
  return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)
}
