import * as v from 'valibot'
import type { ClientFrame, PhoneBody } from './frames'

const MANY = 1_000_000
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MANY))
const small = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(999))
const phone = v.pipe(v.string(), v.maxLength(32))
const reason = v.pipe(v.string(), v.maxLength(200))
const seat = v.nullable(small)

const answer = v.union([
  v.object({ done: v.literal(true) }),
  v.object({ pick: small }),
  v.object({ picks: v.pipe(v.array(small), v.maxLength(64)) }),
  v.object({ code: v.pipe(v.string(), v.maxLength(64)) }),
])

const body = <T extends string, E extends v.ObjectEntries>(type: T, entries: E) =>
  v.object({ type: v.literal(type), ...entries })

const lane = { role: small, epoch: count, step: count, attempt: count }
const step = { epoch: count, act: small }

/** One schema a type: looked up by name, so that a frame is checked once and not against each in turn. */
const BODIES = {
  join: body('join', { role: seat }),
  admit: body('admit', { phone }),
  dismiss: body('dismiss', { phone }),
  start: body('start', {
    options: v.exactOptional(
      v.object({ untimed: v.boolean(), extraTime: v.pipe(v.number(), v.minValue(1), v.maxValue(3)) }),
    ),
  }),
  touch: body('touch', {}),
  leave: body('leave', {}),
  answer: body('answer', { ...lane, answer }),
  remedy: body('remedy', { ...lane, pick: small }),
  rescue: body('rescue', { ...lane, pick: small }),
  ready: body('ready', { role: small, ...step }),
  unready: body('unready', { role: small, ...step }),
  vote: body('vote', { role: small, ...step, round: small, pick: small }),
  pick: body('pick', { ...step, pick: small }),
  press: body('press', { role: small, ...step, attempt: small }),
  part: body('part', { role: small, ...step, attempt: small, pick: small }),
  ask: body('ask', { role: small }),
  takeOver: body('takeOver', { role: small }),
  giveBack: body('giveBack', { role: small }),
  reclaim: body('reclaim', {}),
  help: body('help', { on: v.boolean() }),
  pause: body('pause', { reason }),
  resume: body('resume', { reason }),
  release: body('release', { reason }),
  extend: body('extend', { seconds: v.pipe(v.number(), v.minValue(0), v.maxValue(3600)), reason }),
  reassign: body('reassign', { phone, role: seat, reason }),
  stepBack: body('stepBack', { reason }),
  conclude: body('conclude', { reason }),
} satisfies Record<PhoneBody['type'], unknown>

/** The types of all commands a phone may send. */
export const COMMANDS = Object.keys(BODIES) as readonly PhoneBody['type'][]

const hello = v.object({
  t: v.literal('hello'),
  v: v.number(),
  token: v.pipe(v.string(), v.maxLength(256)),
  seq: v.optional(count),
  hash: v.optional(v.pipe(v.string(), v.maxLength(16))),
  k: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  z: v.optional(v.literal(1)),
})

const nudge = v.object({ t: v.literal('nudge'), role: small })

const n = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

/** What became of the text of a frame. `bad_command`: a command with its number, but not one that can be decided. */
export type Parsed =
  | { readonly frame: ClientFrame }
  | { readonly bad: 'bad_frame' }
  | { readonly bad: 'bad_command'; readonly n: number }

const BAD: Parsed = { bad: 'bad_frame' }
const PING: Parsed = { frame: { t: 'ping' } }

/** Reads a phone's frame. Unknown keys are dropped, so that a body has one spelling; nothing throws. */
export const parseClientFrame = (text: string): Parsed => {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return BAD
  }
  if (typeof data !== 'object' || data === null) return BAD
  const { t } = data as { t?: unknown }
  if (t === 'do') return parseDo(data)
  if (t === 'ping') return PING
  const read = t === 'nudge' ? v.safeParse(nudge, data) : v.safeParse(hello, data)
  return read.success ? { frame: read.output } : BAD
}

const parseDo = (data: { readonly n?: unknown; readonly c?: unknown }): Parsed => {
  const number = v.safeParse(n, data.n)
  if (!number.success) return BAD
  const command = parseBody(data.c)
  return command === null
    ? { bad: 'bad_command', n: number.output }
    : { frame: { t: 'do', n: number.output, c: command } }
}

/** A phone's command, or null. */
export const parseBody = (data: unknown): PhoneBody | null => {
  if (typeof data !== 'object' || data === null) return null
  const { type } = data as { type?: unknown }
  if (typeof type !== 'string' || !isType(type)) return null
  const read = v.safeParse(BODIES[type] as v.GenericSchema<PhoneBody>, data)
  return read.success ? read.output : null
}

const isType = (type: string): type is PhoneBody['type'] => Object.hasOwn(BODIES, type)
