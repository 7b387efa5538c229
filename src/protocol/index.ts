export * from './api'
export { type Parsed, parseBody, parseClientFrame } from './check'
export {
  BLINK_MS,
  BYES,
  type Bye,
  FINAL_BYES,
  HTTP_ERRORS,
  type HttpError,
  MAX_FRAME,
  PROTOCOL,
  SERVER_REFUSALS,
  type ServerRefusal,
} from './codes'
export { apply, type Delta, diff, type Json } from './delta'
export type { Around, ClientFrame, Do, Door, Hello, Nudge, Person, PhoneBody, ServerFrame, Welcome } from './frames'
export { textHash, viewHash } from './hash'
