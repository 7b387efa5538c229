import { type ChildProcess, spawn } from 'node:child_process'
import net from 'node:net'
import { bundleNode } from './bundle'

export type NodePlace = { readonly file: string } | { readonly url: string; readonly schema: string }

export const aFreePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = net.createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo
      probe.close(() => resolve(port))
    })
  })

let bundle: Promise<string> | undefined

/** A test that breaks off leaves no process behind. */
const alive = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL')
})

/** A server process on a port of its own, which can be killed and started again. */
export class ServerNode {
  private child: ChildProcess | null = null

  constructor(
    readonly port: number,
    private readonly place: NodePlace,
  ) {}

  get http(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get ws(): string {
    return `ws://127.0.0.1:${this.port}/ws`
  }

  async start(): Promise<void> {
    bundle ??= bundleNode()
    const child = spawn(process.execPath, [await bundle], {
      env: { ...process.env, PLACE: JSON.stringify(this.place), PORT: String(this.port), NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.child = child
    alive.add(child)
    child.once('exit', () => alive.delete(child))
    await new Promise<void>((resolve, reject) => {
      child.stdout?.on('data', (text) => String(text).includes('ready') && resolve())
      child.on('exit', (code) => reject(new Error(`the node ended with ${code}`)))
    })
  }

  /** Without a word to anybody. */
  kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const { child } = this
    this.child = null
    if (child === null) return Promise.resolve()
    return new Promise((resolve) => {
      child.once('exit', () => resolve())
      child.kill(signal)
    })
  }
}
