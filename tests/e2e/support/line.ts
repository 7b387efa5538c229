import net from 'node:net'

/** The network of one phone: it can be cut, mended, and led to another server. */
export interface Line {
  readonly url: string
  /** Ends every connection and lets none through. */
  cut(): void
  mend(): void
  /** From now on connections lead there. */
  leadTo(port: number): void
  close(): Promise<void>
}

export const openLine = async (target: number): Promise<Line> => {
  const sockets = new Set<net.Socket>()
  let port = target
  let open = true
  const server = net.createServer((phone) => {
    if (!open) {
      phone.destroy()
      return
    }
    const upstream = net.connect(port, '127.0.0.1')
    for (const socket of [phone, upstream]) {
      socket.setNoDelay(true)
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        phone.destroy()
        upstream.destroy()
      })
    }
    phone.pipe(upstream).pipe(phone)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const end = (): void => {
    for (const socket of [...sockets]) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    cut: () => {
      open = false
      end()
    },
    mend: () => {
      open = true
    },
    leadTo: (next) => {
      port = next
      end()
    },
    close: async () => {
      end()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
