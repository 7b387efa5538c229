import type { Chain, RoomStore } from '../store/room-store.ts'
import type { Ledger } from './ledger.ts'

export interface CommitterHooks {
  /** A batch is on disk: how many rooms and rows, and how long it took (ms). */
  readonly committed: (rooms: readonly Ledger[], rows: number, ms: number) => void
  readonly conflict: (ledger: Ledger) => void
  /** The store failed. */
  readonly failed: (error: Error) => void
}

/** So many rooms at most go into one batch. */
const ROOMS_A_BATCH = 1000

/** Group commit: one batch is on its way to disk, the next one fills meanwhile. */
export class Committer {
  private readonly marked = new Set<Ledger>()
  private running: Promise<void> | null = null

  constructor(
    private readonly store: Pick<RoomStore, 'append'>,
    private readonly hooks: CommitterHooks,
  ) {}

  /** This room has something to append. */
  mark(ledger: Ledger): void {
    this.marked.add(ledger)
    // What else this turn of the event loop brings goes into the same batch.
    this.running ??= new Promise<void>((resolve) => setImmediate(resolve))
      .then(() => this.run())
      .finally(() => {
        this.running = null
        // Marked after the last look and before this line.
        const [late] = this.marked
        if (late !== undefined) this.mark(late)
      })
  }

  /** Resolves when nothing is left to append. */
  async idle(): Promise<void> {
    while (this.running !== null) await this.running
  }

  private async run(): Promise<void> {
    while (this.marked.size > 0) {
      // Every node takes rooms in the same order, so that two of them never wait for each other in a circle.
      const ledgers = [...this.marked].sort((a, b) => a.room - b.room).slice(0, ROOMS_A_BATCH)
      for (const ledger of ledgers) this.marked.delete(ledger)
      const chains: Chain[] = []
      const sent: Ledger[] = []
      let count = 0
      for (const ledger of ledgers) {
        const rows = ledger.take()
        if (rows.length === 0) continue
        count += rows.length
        chains.push({ room: ledger.room, rows })
        sent.push(ledger)
      }
      if (chains.length > 0) await this.append(sent, chains, count)
    }
  }

  private async append(ledgers: readonly Ledger[], chains: readonly Chain[], rows: number): Promise<void> {
    const start = performance.now()
    let conflicts: ReadonlySet<number>
    try {
      conflicts = await this.store.append(chains)
    } catch (error) {
      this.hooks.failed(error as Error)
      // Perhaps it is in the log after all: look before deciding again.
      for (const ledger of ledgers) ledger.lost()
      return
    }
    const took = performance.now() - start
    for (const ledger of ledgers) {
      if (conflicts.has(ledger.room)) {
        this.hooks.conflict(ledger)
        ledger.lost()
      } else ledger.landed()
    }
    // Now that the rooms stand at their new heads: these are what other nodes are told.
    const landed = ledgers.filter(({ room }) => !conflicts.has(room))
    this.hooks.committed(landed, rows, took)
  }
}
