import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import {
  type AddressAnswer,
  type BoardAnswer,
  createRoomRequest,
  type DeviceAnswer,
  HTTP_ERRORS,
  type HttpError,
  joinRoomRequest,
  personRequest,
  type RoomAnswer,
  tokenRequest,
} from '../protocol/index.ts'
import { type Library, summaryOf } from './library.ts'
import { Buckets, type Limits } from './limits.ts'
import type { Metrics } from './metrics.ts'
import { type NicknameCheck, tidyNickname } from './nicknames.ts'
import type { Clock } from './rooms/clock.ts'
import type { House } from './rooms/house.ts'
import type { RoomRecord, RoomStore } from './store/room-store.ts'
import { newName, type Tokens } from './tokens.ts'

export interface ApiOptions {
  readonly house: House
  readonly store: RoomStore
  readonly library: Library
  readonly tokens: Tokens
  readonly limits: Limits
  readonly clock: Clock
  readonly metrics: Metrics
  readonly nicknameCheck: NicknameCheck
  /** Where phones reach this server. */
  readonly address: () => string | undefined
}

/** The http endpoints of docs/protocol.md: devices, rooms, names, boards. */
export const serveApi = (app: FastifyInstance, options: ApiOptions): void => {
  const { house, store, library, tokens, limits, clock, metrics, nicknameCheck } = options
  const devices = new Buckets(limits.devices, clock)
  const createByDevice = new Buckets(limits.createByDevice, clock)
  const createByAddress = new Buckets(limits.createByAddress, clock)
  const missByDevice = new Buckets(limits.missByDevice, clock)
  const missByAddress = new Buckets(limits.missByAddress, clock)
  const joinByDevice = new Buckets(limits.joinByDevice, clock)

  const deviceOf = (token: string): string | null => {
    const ticket = tokens.read(token)
    return ticket?.kind === 'device' ? ticket.device : null
  }

  const limited = (reply: FastifyReply, what: string): FastifyReply => {
    metrics.limited.inc({ what })
    return fail(reply, 'too_many')
  }

  /** Others see a name only after its check; nobody waits for that. */
  const name = (room: number, phone: string, nickname: string | undefined): void => {
    const tidy = nickname === undefined ? null : tidyNickname(nickname)
    if (tidy === null) return
    nicknameCheck(tidy)
      .then(async (passed) => {
        if (!passed) return
        await store.savePerson(room, { phone, name: tidy })
        house.named(room, phone, tidy)
      })
      .catch((error: Error) => app.log.warn({ reason: error.message }, 'a nickname could not be checked or kept'))
  }

  const seatFor = (room: RoomRecord, scenario: RoomAnswer['scenario']): RoomAnswer => {
    const phone = newName()
    return {
      room: room.number ?? '',
      phone,
      token: tokens.make({ kind: 'phone', room: room.id, phone }),
      scenario,
    }
  }

  app.get('/api/address', async () => ({ url: options.address() ?? null }) satisfies AddressAnswer)

  app.get('/api/scenarios', async () => ({ scenarios: [...library.values()].map(summaryOf) }))

  app.post('/api/device', async (request, reply) => {
    if (!devices.take(request.ip)) return limited(reply, 'device')
    return { device: tokens.make({ kind: 'device', device: newName(16) }) } satisfies DeviceAnswer
  })

  app.post('/api/rooms', async (request, reply) => {
    const wanted = read(createRoomRequest, request)
    if (wanted === null) return fail(reply, 'bad_request')
    const device = deviceOf(wanted.device)
    if (device === null) return fail(reply, 'unauthorized')
    const scenario = library.get(wanted.scenario)
    if (scenario === undefined) return fail(reply, 'no_such_scenario')
    const role = wanted.role ?? null
    if (role !== null && role >= scenario.roles.length) return fail(reply, 'bad_request')
    if (!createByDevice.take(device) || !createByAddress.take(request.ip)) return limited(reply, 'create')
    const record = await house.create(scenario)
    const answer = seatFor(record, summaryOf(scenario))
    const room = await house.open(record.id)
    const verdict = await new Promise<string>((resolve) => {
      const command = {
        by: { phone: answer.phone },
        at: clock.now(),
        body: { type: 'join', role, host: true },
      } as const
      if (room === null) resolve('dropped')
      else room.submit(command, ({ verdict }) => resolve(verdict))
    })
    if (verdict !== 'accepted') return fail(reply, 'try_later')
    name(record.id, answer.phone, wanted.nickname)
    return answer
  })

  app.post('/api/rooms/join', async (request, reply) => {
    const wanted = read(joinRoomRequest, request)
    if (wanted === null) return fail(reply, 'bad_request')
    const device = deviceOf(wanted.device)
    if (device === null) return fail(reply, 'unauthorized')
    // Whoever tries numbers is stopped before the look-up, so that a hit and a miss look alike.
    if (!joinByDevice.take(device) || !missByDevice.has(device) || !missByAddress.has(request.ip))
      return limited(reply, 'join')
    const record = await store.findRoom(wanted.number)
    const room = record === null ? null : await house.open(record.id)
    if (record === null || room === null) {
      missByDevice.take(device)
      missByAddress.take(request.ip)
      return fail(reply, 'no_such_room')
    }
    const answer = seatFor(record, summaryOf(room.scenario))
    name(record.id, answer.phone, wanted.nickname)
    return answer
  })

  app.post('/api/person', async (request, reply) => {
    const wanted = read(personRequest, request)
    if (wanted === null) return fail(reply, 'bad_request')
    const ticket = tokens.read(wanted.token)
    if (ticket?.kind !== 'phone') return fail(reply, 'unauthorized')
    if (!joinByDevice.take(ticket.phone)) return limited(reply, 'person')
    // Until a new name is checked there is none.
    await store.removePerson(ticket.room, ticket.phone)
    house.named(ticket.room, ticket.phone, null)
    name(ticket.room, ticket.phone, wanted.nickname)
    return {}
  })

  app.post('/api/board', async (request, reply) => {
    const wanted = read(tokenRequest, request)
    if (wanted === null) return fail(reply, 'bad_request')
    const ticket = tokens.read(wanted.token)
    if (ticket?.kind !== 'phone') return fail(reply, 'unauthorized')
    const room = await house.open(ticket.room)
    if (room?.ledger.committed.state.table.host !== ticket.phone) return fail(reply, 'unauthorized')
    return { token: tokens.make({ kind: 'board', room: ticket.room }) } satisfies BoardAnswer
  })
}

const read = <S extends v.GenericSchema>(schema: S, request: FastifyRequest): v.InferOutput<S> | null => {
  const result = v.safeParse(schema, request.body)
  return result.success ? result.output : null
}

const fail = (reply: FastifyReply, error: HttpError): FastifyReply => reply.code(HTTP_ERRORS[error]).send({ error })
