import net from 'node:net'

export interface Faults {
  /** Longest delay of a piece, ms. */
  readonly delay: number
  /** Chance that a piece is cut into slices of a few bytes. */
  readonly slice: number
  /** Chances, for each piece, of what follows. */
  readonly stall: number
  readonly reset: number
  readonly halfOpen: number
}

export const BAD_WIFI: Faults = { delay: 15, slice: 0.1, stall: 0.01, reset: 0.01, halfOpen: 0.005 }

/** What a broken path does to everything: holds it back until it is whole again, resets it, or swallows it for ever. */
export type Cut = 'stall' | 'reset' | 'swallow'

export interface FaultProxy {
  readonly port: number
  /** Cuts the path, or mends it (null). */
  cut(how: Cut | null): void
  /** Connections ended or ruined so far. */
  count(): number
  /** Everything passes (as at first), or not. */
  calm(on: boolean): void
  close(): Promise<void>
}

/**
 * A network between phones and server, or server and database, that delays, slices, stalls, resets, and keeps half-open connections that swallow
 * everything. Pieces of a direction stay in order, as TCP promises.
 */
export const openFaultProxy = (target: number, faults: Faults, random: () => number): Promise<FaultProxy> => {
  let calm = true
  let ruined = 0
  let cut: Cut | null = null
  let mended: (() => void)[] = []
  const sockets = new Set<net.Socket>()

  const pipe = (from: net.Socket, to: net.Socket): void => {
    let last: Promise<void> = Promise.resolve()
    let swallowed = false
    const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
    const forward = async (piece: Buffer): Promise<void> => {
      if (cut === 'swallow') swallowed = true
      if (cut === 'stall') await new Promise<void>((resolve) => mended.push(resolve))
      if (swallowed || to.destroyed) return
      if (calm) {
        to.write(piece)
        return
      }
      if (random() < faults.halfOpen) {
        swallowed = true
        ruined += 1
        return
      }
      if (random() < faults.reset) {
        ruined += 1
        from.resetAndDestroy()
        to.resetAndDestroy()
        return
      }
      await wait(random() * faults.delay + (random() < faults.stall ? 300 : 0))
      if (random() >= faults.slice) {
        to.write(piece)
        return
      }
      for (let i = 0; i < piece.length; ) {
        const size = 1 + Math.floor(random() * 7)
        to.write(piece.subarray(i, i + size))
        i += size
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    from.on('data', (piece: Buffer) => {
      last = last.then(() => forward(piece))
    })
    from.on('close', () => {
      last.then(() => to.destroy())
    })
    from.on('error', () => undefined)
  }

  const server = net.createServer((phone) => {
    if (cut === 'reset') {
      phone.resetAndDestroy()
      return
    }
    const upstream = net.connect(target, '127.0.0.1')
    for (const socket of [phone, upstream]) {
      socket.setNoDelay(true)
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    }
    pipe(phone, upstream)
    pipe(upstream, phone)
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({
        port: (server.address() as net.AddressInfo).port,
        count: () => ruined,
        cut: (how) => {
          cut = how
          if (how === 'reset') for (const socket of sockets) socket.resetAndDestroy()
          const waiting = mended
          mended = []
          for (const go of waiting) go()
        },
        calm: (on) => {
          calm = on
        },
        close: () => {
          for (const socket of sockets) socket.destroy()
          return new Promise((done) => server.close(() => done()))
        },
      })
    })
  })
}
