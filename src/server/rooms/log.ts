import { type Event, evolve, initialState, type Scenario, type State } from '../../engine/index.ts'
import type { Row, Snapshot } from '../store/room-store.ts'

/** Format of the events this program writes. A new one needs an upcaster from each older one. */
const EVENT_FORMAT = 1
/** Snapshots are a cache: those of another format are left unread. */
const SNAPSHOT_FORMAT = 1

/** A room as its log tells it. */
export interface Point {
  readonly state: State
  /** Seq of the last row, 0 for an empty log. */
  readonly head: number
}

/** A log written by a newer program: this one must not go on from it. */
export class NewerLogError extends Error {}

export const encodeEvents = (events: readonly Event[]): string => JSON.stringify([EVENT_FORMAT, ...events])

export const decodeEvents = (body: string): Event[] => {
  const [format, ...events] = JSON.parse(body) as [number, ...Event[]]
  if (format > EVENT_FORMAT) throw new NewerLogError(`events of format ${format}`)
  return events
}

export const emptyRoom = (scenario: Scenario, seed: number): Point => ({
  state: initialState(scenario, { seed }),
  head: 0,
})

/** Goes on from a point along the log's tail. */
export const fold = (scenario: Scenario, from: Point, rows: readonly Row[]): Point => {
  let { state, head } = from
  for (const { seq, body } of rows) {
    if (seq !== head + 1) throw new Error(`the log has a gap before ${seq}`)
    state = evolve(scenario, state, ...decodeEvents(body))
    head = seq
  }
  return { state, head }
}

export const encodeSnapshot = ({ state, head }: Point): Snapshot => ({
  seq: head,
  body: JSON.stringify({ format: SNAPSHOT_FORMAT, state }),
})

/** The point a snapshot keeps, or null when another format wrote it. */
export const decodeSnapshot = ({ seq, body }: Snapshot): Point | null => {
  const { format, state } = JSON.parse(body) as { readonly format: number; readonly state: State }
  return format === SNAPSHOT_FORMAT ? { state, head: seq } : null
}
