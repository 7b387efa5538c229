import * as v from 'valibot'

/** Bodies of the http endpoints (docs/protocol.md). All are POST with JSON, but the list of scenarios. */

const token = v.pipe(v.string(), v.maxLength(256))
const nickname = v.pipe(v.string(), v.trim(), v.maxLength(32))

/** POST /api/rooms */
export const createRoomRequest = v.object({
  device: token,
  scenario: v.pipe(v.string(), v.maxLength(64)),
  role: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99)))),
  nickname: v.optional(nickname),
})
export type CreateRoomRequest = v.InferInput<typeof createRoomRequest>

/** POST /api/rooms/join */
export const joinRoomRequest = v.object({
  device: token,
  number: v.pipe(v.string(), v.regex(/^\d{6}$/)),
  nickname: v.optional(nickname),
})
export type JoinRoomRequest = v.InferInput<typeof joinRoomRequest>

/** POST /api/board, DELETE /api/person */
export const tokenRequest = v.object({ token })

/** POST /api/person */
export const personRequest = v.object({ token, nickname })

/** Answer of POST /api/device. */
export interface DeviceAnswer {
  readonly device: string
}

/** Answer of creating and joining: the token opens the socket of this phone in this room. */
export interface RoomAnswer {
  readonly room: string
  readonly phone: string
  readonly token: string
  readonly scenario: ScenarioSummary
}

export interface BoardAnswer {
  readonly token: string
}

/** GET /api/address: where other phones reach this server, without a slash at its end; null when it can't tell. */
export interface AddressAnswer {
  readonly url: string | null
}

/** GET /api/scenarios → { scenarios } */
export interface ScenarioSummary {
  readonly id: string
  readonly version: string
  readonly hash: string
  readonly title: string
  readonly subtitle: string
  readonly summary: string
  readonly minutes: number
  readonly roles: readonly {
    readonly name: string
    readonly title: string
    readonly about: string
    readonly portrait: string | null
  }[]
}
