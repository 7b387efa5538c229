import { type Command, decide, type Event, type Refusal, type Scenario } from '../../engine/index.ts'
import type { RoomId, RoomStore, Row } from '../store/room-store.ts'
import { encodeEvents, fold, type Point } from './log.ts'

/** What became of a command. `dropped`: unknown, the room was let go; ask again. */
export type Verdict =
  | { readonly verdict: 'accepted'; readonly seq: number }
  | { readonly verdict: 'refused'; readonly seq: number; readonly code: Refusal }
  | { readonly verdict: 'dropped' }

export type Reply = (verdict: Verdict) => void

interface Entry {
  readonly command: Command
  readonly reply: Reply
  tries: number
  /** Null where nothing needs writing down. */
  row: Row | null
  /** The room after this command; its reply waits until that is committed. */
  after: Point
  refused: Refusal | null
}

export interface LedgerHooks {
  /** There is something to append. */
  readonly mark: () => void
  /** The committed point moved; the replies of what is now committed were called just before. */
  readonly moved: (from: Point) => void
  /** Replies were called although nothing moved. */
  readonly answered: () => void
  /** The log can't be followed any more; everything was let go. */
  readonly hopeless: (error: Error) => void
}

/** A command that lost the race for its place in the log this often is given up. */
const TRIES = 12

/**
 * A room's log in memory: the committed point, and a chain of decisions on top of it that are on their way to disk.
 * No reply is called before the state it was decided on is committed.
 */
export class Ledger {
  /** Appended with the batch that is under way. */
  private flying: Entry[] = []
  /** Decided, for the next batch. */
  private waiting: Entry[] = []
  /** Came while the tail was read. */
  private held: Entry[] = []
  private tip: Point
  private reading: Promise<void> | null = null
  private dropped = false

  constructor(
    readonly room: RoomId,
    readonly scenario: Scenario,
    public committed: Point,
    private readonly store: Pick<RoomStore, 'tail'>,
    private readonly hooks: LedgerHooks,
  ) {
    this.tip = committed
  }

  /** Nothing is under way. */
  get quiet(): boolean {
    return this.flying.length + this.waiting.length + this.held.length === 0 && this.reading === null
  }

  submit(command: Command, reply: Reply): void {
    const entry: Entry = { command, reply, tries: 0, row: null, after: this.tip, refused: null }
    if (this.dropped) reply({ verdict: 'dropped' })
    else if (this.reading !== null) this.held.push(entry)
    else if (this.place(entry)) this.hooks.answered()
  }

  /** The rows for the next batch; they count as under way until `landed` or `lost`. */
  take(): Row[] {
    this.flying = this.waiting
    this.waiting = []
    return this.flying.flatMap(({ row }) => row ?? [])
  }

  /** The batch is on disk. */
  landed(): void {
    const done = this.flying
    this.flying = []
    const last = done[done.length - 1]
    if (last === undefined) return
    const from = this.committed
    this.committed = last.after
    for (const entry of done) answer(entry)
    this.hooks.moved(from)
  }

  /** The batch did not get in, or nobody knows: what the log says counts, and everything is decided again. */
  lost(): void {
    this.reread()
  }

  /** Another node wrote on, perhaps up to `head`. */
  behind(head: number): void {
    // With a batch under way its conflict will tell.
    if (head > this.committed.head && this.flying.length === 0 && !this.dropped) this.reread()
  }

  /** Lets everything go; nothing of it was acknowledged. */
  drop(): void {
    this.dropped = true
    for (const { reply } of this.pending()) reply({ verdict: 'dropped' })
  }

  private pending(): Entry[] {
    const all = [...this.flying, ...this.waiting, ...this.held]
    this.flying = []
    this.waiting = []
    this.held = []
    return all
  }

  private reread(): void {
    this.held = this.pending()
    if (this.reading !== null || this.dropped) return
    this.reading = this.readTail().catch((error: Error) => {
      this.reading = null
      this.drop()
      this.hooks.hopeless(error)
    })
  }

  private async readTail(): Promise<void> {
    const rows = await this.store.tail(this.room, this.committed.head)
    if (this.dropped) return
    const from = this.committed
    this.committed = fold(this.scenario, from, rows)
    this.tip = this.committed
    this.reading = null
    // Somebody served the room meanwhile: it has been thawed, or need not be.
    const again = this.pending().filter(({ command }) => rows.length === 0 || command.body.type !== 'thaw')
    if (again.some((entry) => ++entry.tries > TRIES)) throw new Error('an append was lost again and again')
    for (const entry of again) this.place(entry)
    if (this.committed.head !== from.head) this.hooks.moved(from)
    else this.hooks.answered()
  }

  /** Decides a command on the tip; true when its reply could be called at once. */
  private place(entry: Entry): boolean {
    const { command } = entry
    const { events, refused, state } = decide(this.scenario, this.tip.state, command)
    entry.refused = refused
    if (!isNews(command, events)) {
      entry.row = null
      entry.after = this.tip
      if (this.waiting.length > 0) this.waiting.push(entry)
      else if (this.flying.length > 0) this.flying.push(entry)
      else {
        answer(entry)
        return true
      }
      return false
    }
    const head = this.tip.head + 1
    entry.row = {
      seq: head,
      phone: typeof command.by === 'string' ? null : command.by.phone,
      n: refused === null ? (command.n ?? null) : null,
      at: command.at,
      body: encodeEvents(events),
    }
    entry.after = { state, head }
    this.tip = entry.after
    this.waiting.push(entry)
    this.hooks.mark()
    return false
  }
}

const answer = ({ reply, refused, after }: Entry): void =>
  reply(
    refused === null
      ? { verdict: 'accepted', seq: after.head }
      : { verdict: 'refused', seq: after.head, code: refused },
  )

/** Whether a decision belongs in the log. The mere passing of time doesn't, nor a touch that changed nothing. */
const isNews = ({ body }: Command, events: readonly Event[]): boolean =>
  body.type === 'thaw' || events.some(({ type }) => type !== 'ticked' && !(type === 'acked' && body.type === 'touch'))
