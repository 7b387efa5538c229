/** The version both sides speak; another one gets the goodbye `version`. */
export const PROTOCOL = 1

/** The longest frame (bytes) that a phone may send. */
export const MAX_FRAME = 4096

/** A phone whose socket has been gone for less than this (ms) is blinking: shown, never logged. */
export const BLINK_MS = 90_000

/**
 * Why a socket ends, with its close code. Since some clients never see a close code, the last data frame before it says
 * the same: `{"t":"bye","code":"replaced"}`.
 */
export const BYES = {
  /** The server stops or starts anew; come back at once. */
  restart: 1012,
  /** The log can't be written just now; come back later, nothing acknowledged is lost. */
  try_later: 1013,
  /** Not a frame of this protocol, or one longer than MAX_FRAME. */
  bad_frame: 4000,
  /** Another version of the protocol; the app must be updated. */
  version: 4001,
  /** The token is none of ours, or its room is gone. */
  token: 4002,
  /** The same phone has a newer socket. */
  replaced: 4003,
  /** Too many frames. */
  too_fast: 4004,
  /** No `hello` in time. */
  slow_hello: 4005,
  /** The phone read too slowly; it resumes with a fresh view. */
  behind: 4006,
  /** This room has too many sockets. */
  full: 4007,
} as const
export type Bye = keyof typeof BYES

/** After these it makes no sense to come back with the same token. */
export const FINAL_BYES: readonly Bye[] = ['version', 'token', 'replaced']

/** Refusals of the room server itself, besides those of the rules (engine/command.ts). */
export const SERVER_REFUSALS = ['bad_command', 'room_full'] as const
export type ServerRefusal = (typeof SERVER_REFUSALS)[number]

/** What http endpoints answer in `{"error":…}`. */
export const HTTP_ERRORS = {
  bad_request: 400,
  unauthorized: 401,
  no_such_room: 404,
  no_such_scenario: 404,
  room_full: 409,
  too_many: 429,
  try_later: 503,
} as const
export type HttpError = keyof typeof HTTP_ERRORS
