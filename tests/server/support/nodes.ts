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
  /** What its log said, line by line, over all its runs. */
  readonly log: string[] = []
  private child: ChildProcess | null = null
  /** Has loaded its code and waits, so that a start costs a test nothing but what a server does with its store. */
  private spare: ChildProcess | null = null

  constructor(
    readonly port: number,
    private readonly place: NodePlace,
    private readonly logLevel = 'silent',
  ) {}

  get pid(): number {
    return this.child?.pid ?? 0
  }

  get http(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get ws(): string {
    return `ws://127.0.0.1:${this.port}/ws`
  }

  async start(): Promise<void> {
    bundle ??= bundleNode()
    const file = await bundle
    const child = this.spare ?? this.spawn(file)
    this.child = child
    const ready = new Promise<void>((resolve, reject) => {
      child.stdout?.on('data', (text) => {
        this.log.push(...String(text).trim().split('\n'))
        if (String(text).includes('ready')) resolve()
      })
      child.once('exit', (code) => reject(new Error(`the node ended with ${code}`)))
    })
    child.stdin?.write('go')
    await ready
    this.spare = this.spawn(file)
  }

  /** Without a word to anybody. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await end(this.child, signal)
    this.child = null
  }

  /** Ends it as an operator would, for good. */
  async stop(): Promise<void> {
    await this.kill('SIGTERM')
    await end(this.spare, 'SIGKILL')
    this.spare = null
  }

  private spawn(file: string): ChildProcess {
    const child = spawn(process.execPath, [file], {
      env: {
        ...process.env,
        PLACE: JSON.stringify(this.place),
        PORT: String(this.port),
        LOG_LEVEL: this.logLevel,
        NODE_OPTIONS: '',
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    alive.add(child)
    child.once('exit', () => alive.delete(child))
    return child
  }
}

const end = (child: ChildProcess | null, signal: NodeJS.Signals): Promise<void> => {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}
