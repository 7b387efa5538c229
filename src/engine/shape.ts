import type { Body, Command } from './command'

/** Whether a value is a command: of known type, with every field of the kind its rule expects. Never throws. */
export const isCommand = (value: unknown): value is Command => {
  if (!isRecord(value) || !isRecord(value.body)) return false
  const { by, at, n, hash, body } = value
  return (
    isActor(by) && isTime(at) && (n === undefined || isCount(n)) && (hash === undefined || isText(hash)) && isBody(body)
  )
}

type Check = (value: unknown) => boolean

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** The farthest a `Date` reaches, ms. */
const LAST_MS = 8.64e15

// Minus zero would not survive JSON.
const isTime: Check = (value) => typeof value === 'number' && Math.abs(value) <= LAST_MS && !Object.is(value, -0)
const isText: Check = (value) => typeof value === 'string'
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) > 0
const isNumber: Check = (value) => Number.isSafeInteger(value) && !Object.is(value, -0)
const isSwitch: Check = (value) => typeof value === 'boolean'
const orNothing =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value)
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value)

const isActor: Check = (by) => by === 'organizer' || by === 'system' || (isRecord(by) && isText(by.phone))

const isBody: Check = (body) => {
  if (!isRecord(body) || typeof body.type !== 'string' || !Object.hasOwn(FIELDS, body.type)) return false
  const fields = FIELDS[body.type as Body['type']]
  for (const field in fields) if (fields[field]?.(body[field]) !== true) return false
  return true
}

const none = {}
const role = { role: isNumber }
const task = { role: isNumber, epoch: isNumber, step: isNumber, attempt: isNumber }
const act = { epoch: isNumber, act: isNumber }

/** Reasons, seconds and answers are judged where they are used, which refuses them in words of their own. */
const FIELDS: Readonly<Record<Body['type'], Readonly<Record<string, Check>>>> = {
  join: { role: orNull(isNumber) },
  admit: { phone: isText },
  dismiss: { phone: isText },
  start: { options: orNothing(isRecord) },
  touch: none,
  away: { phone: orNothing(isText) },
  leave: { phone: orNothing(isText) },
  elapse: none,
  thaw: { gap: isTime },
  answer: { ...task, answer: isRecord },
  remedy: task,
  rescue: task,
  ready: { ...role, ...act },
  unready: { ...role, ...act },
  vote: { ...role, ...act, round: isNumber },
  pick: act,
  press: { ...role, ...act, attempt: isNumber },
  part: { ...role, ...act, attempt: isNumber },
  ask: role,
  takeOver: role,
  giveBack: role,
  reclaim: none,
  help: { on: isSwitch },
  pause: none,
  resume: none,
  release: none,
  extend: none,
  reassign: { phone: isText, role: orNull(isNumber) },
  stepBack: none,
  conclude: none,
}
