import { create } from 'zustand'
import type { EndingView, RevealView } from '../engine'
import { KEYS, phoneStorage } from '../storage'

/** One evening in the list of past evenings. */
export interface RecordHead {
  readonly id: string
  readonly scenario: string
  readonly title: string
  readonly ending: string
  /** Names of the roles that people played. */
  readonly people: readonly string[]
  /** Everybody had a phone of their own. */
  readonly remote?: true
  /** Host ms of its end. */
  readonly at: number
}

/** Everything the debrief shows, so that it can be opened again without scenario or engine. */
export interface SessionRecord extends RecordHead {
  readonly version: string
  readonly view: EndingView
  readonly reveals: readonly RevealView[]
  /** What each person at this phone added, by role name. */
  readonly contributions: readonly {
    readonly name: string
    readonly tasks: number
    readonly handovers: number
    readonly rescues: number
    readonly takeovers: number
  }[]
}

/** So many evenings are kept; the oldest give way. */
const KEPT = 20

interface RecordsStore {
  readonly heads: readonly RecordHead[]
  add(record: SessionRecord): void
  clear(): void
  refresh(): void
}

export const useRecords = create<RecordsStore>()((set, get) => ({
  heads: phoneStorage.read<RecordHead[]>(KEYS.records) ?? [],
  add: (record) => {
    const { id, scenario, title, ending, people, at, remote } = record
    const head: RecordHead = { id, scenario, title, ending, people, at, ...(remote === true ? { remote } : {}) }
    const all = [head, ...get().heads.filter((old) => old.id !== id)]
    for (const old of all.slice(KEPT)) phoneStorage.remove(KEYS.record(old.id))
    const heads = all.slice(0, KEPT)
    phoneStorage.write(KEYS.record(id), record)
    phoneStorage.write(KEYS.records, heads)
    set({ heads })
  },
  clear: () => {
    for (const { id } of get().heads) phoneStorage.remove(KEYS.record(id))
    phoneStorage.remove(KEYS.records)
    set({ heads: [] })
  },
  refresh: () => set({ heads: phoneStorage.read<RecordHead[]>(KEYS.records) ?? [] }),
}))

/** A past evening in full, or null when it can't be read any more. */
export const readRecord = (id: string): SessionRecord | null => phoneStorage.read<SessionRecord>(KEYS.record(id))
