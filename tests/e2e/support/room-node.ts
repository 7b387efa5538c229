import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

const ENTRY = path.join(__dirname, 'room-server.mts')

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = net.createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo
      probe.close(() => resolve(port))
    })
  })

export interface RoomNode {
  readonly port: number
  readonly place: Place
  /** Without a word to anybody. */
  kill(): Promise<void>
  stop(): Promise<void>
  /** Sets the server's clock forward, so that what is due by then happens. */
  leap(ms: number): Promise<void>
}

export type Place = { readonly folder: string } | { readonly url: string; readonly schema: string }

export const temporaryFolder = (): string => fs.mkdtempSync(path.join(os.tmpdir(), 'e2e-rooms-'))

/** Starts a room server of its own and waits until it listens. */
export const startNode = async (place: Place, awayAfter?: number): Promise<RoomNode> => {
  const port = await freePort()
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', ENTRY], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      PORT: String(port),
      ...(awayAfter === undefined ? {} : { AWAY_AFTER: String(awayAfter) }),
      ...('folder' in place ? { DATA_DIR: place.folder } : { DATABASE_URL: place.url, SCHEMA: place.schema }),
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (text) => String(text).includes('ready') && resolve())
    child.once('exit', (code) => reject(new Error(`the room server ended with ${code}`)))
  })
  const end = (signal: NodeJS.Signals) => (): Promise<void> =>
    child.exitCode !== null || child.signalCode !== null
      ? Promise.resolve()
      : new Promise((resolve) => {
          child.once('exit', () => resolve())
          child.kill(signal)
        })
  const leap = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      child.stdout?.once('data', () => resolve())
      child.stdin?.write(`leap ${ms}\n`)
    })
  return { port, place, kill: end('SIGKILL'), stop: end('SIGTERM'), leap }
}
