export type { Actor, Answer, Body, Command, HelpBody, LeverBody, PlayBody, Refusal, TableBody } from './command'
export { REFUSALS } from './command'
export type { Reader } from './condition'
export { holds, settledReader } from './condition'
export type { Decision } from './decide'
export { decide } from './decide'
export type { Enabled } from './enabled'
export { enabled } from './enabled'
export type { Event, FreedBy } from './event'
export { evolve } from './evolve'
export { mayTakeOver } from './help'
export { initialState } from './initial'
export { optionOrder, partOrder, quizOrder, slotOrder } from './judge'
export { actsBehind, currentTask, optionsOf } from './lane'
export { Memory } from './memory'
export { arrived, missing } from './progress'
export type * from './scenario'
export { ABSENCE_RULES, BARRIER_KINDS, FACT_STATUSES, SCORES, TASK_TYPES } from './scenario'
export { displayOrder, random } from './shuffle'
export type {
  Action,
  Contribution,
  HoldState,
  LaneState,
  Last,
  Lever,
  Mark,
  Phone,
  PhoneId,
  Play,
  Presence,
  Reveal,
  Seat,
  SessionOptions,
  State,
  Table,
  Tally,
} from './state'
export { BEFORE_LANE, LEVERS, MARK, PRESENCES, UNFINISHED } from './state'
export type { Deadline } from './time'
export { deadlines, nextDeadline, stands } from './time'
export { actingHost } from './turn'
export type { Viewer } from './view'
export { viewFor } from './view'
export type * from './view-types'
