import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { type WebSocket, WebSocketServer } from 'ws'
import { BYES, type Bye, type Hello, MAX_FRAME, type Parsed, PROTOCOL, parseClientFrame } from '../protocol/index.ts'
import { Bucket, Buckets, type Limits } from './limits.ts'
import type { Metrics } from './metrics.ts'
import { pack } from './pack.ts'
import type { Member, Wire } from './rooms/audience.ts'
import type { Clock } from './rooms/clock.ts'
import type { House } from './rooms/house.ts'
import type { LiveRoom } from './rooms/live-room.ts'
import { newName, type Tokens } from './tokens.ts'

export interface SocketOptions {
  readonly house: House
  readonly tokens: Tokens
  readonly limits: Limits
  readonly clock: Clock
  readonly metrics: Metrics
  readonly log: Pick<Logger, 'warn' | 'info'>
  readonly addressOf: (request: IncomingMessage) => string
}

export const SOCKET_PATH = '/ws'
/** Frames somewhat too long still get a goodbye that says so; longer ones are cut off. */
const CUT_OFF = 4 * MAX_FRAME
/** A socket that does not answer pings this often (ms) is gone. */
const KEEPALIVE = 30_000

export interface Sockets {
  /** Says goodbye to those that have not found a room yet and takes no more. */
  close(): Promise<void>
}

/** Takes in the phones' sockets at /ws. */
export const serveSockets = (server: Server, options: SocketOptions): Sockets => {
  const { clock, limits, addressOf } = options
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: CUT_OFF,
    perMessageDeflate: false,
    clientTracking: true,
  })
  const arrivals = new Buckets(limits.sockets, clock)
  const silent = new WeakSet<WebSocket>()

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const path = (request.url ?? '').split('?')[0]
    if (path !== SOCKET_PATH) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n')
      return
    }
    if (!arrivals.take(addressOf(request))) {
      socket.end('HTTP/1.1 429 Too Many Requests\r\nConnection: close\r\n\r\n')
      return
    }
    wss.handleUpgrade(request, socket, head, (ws) => {
      ws.on('pong', () => silent.delete(ws))
      new Session(ws, options)
    })
  }
  server.on('upgrade', upgrade)

  // A half-open connection tells nobody that it is gone.
  const keepalive = setInterval(() => {
    for (const ws of wss.clients) {
      if (silent.has(ws)) ws.terminate()
      else {
        silent.add(ws)
        ws.ping()
      }
    }
  }, KEEPALIVE)
  keepalive.unref()

  return {
    close: async () => {
      clearInterval(keepalive)
      server.off('upgrade', upgrade)
      for (const ws of wss.clients) sayGoodbye(ws, 'restart')
      await new Promise<void>((resolve) => {
        wss.close(() => resolve())
        setTimeout(() => {
          for (const ws of wss.clients) ws.terminate()
        }, 500).unref()
      })
    },
  }
}

const sayGoodbye = (ws: WebSocket, code: Bye): void => {
  if (ws.readyState !== ws.OPEN) return
  ws.send(`{"t":"bye","code":"${code}"}`)
  ws.close(BYES[code], code)
}

/** A frame that gets an answer of its own, if only a refusal. */
type Readable = Exclude<Parsed, { readonly bad: 'bad_frame' }>

/** One socket from its first byte to its last: hello, then commands. */
class Session implements Wire {
  private readonly bucket: Bucket
  private readonly stopHelloTimer: () => void
  private room: LiveRoom | null = null
  private member: Member | null = null
  private greeted = false
  private unpacks = false
  /** Came while the room was being opened; how many there can be is bounded by the frames a socket may send. */
  private readonly early: Readable[] = []

  constructor(
    private readonly ws: WebSocket,
    private readonly options: SocketOptions,
  ) {
    const { clock, limits, metrics } = options
    this.bucket = new Bucket(limits.frames, clock.now())
    this.stopHelloTimer = clock.after(limits.helloMs, () => this.bye('slow_hello'))
    metrics.sockets.inc()
    ws.on('message', (data, isBinary) => this.heard(data as Buffer, isBinary))
    ws.on('close', () => this.closed())
    // ws closes by itself after an error; what matters is that it is nobody's uncaught one.
    ws.on('error', () => undefined)
  }

  send(text: string): void {
    const { ws, options } = this
    if (ws.readyState !== ws.OPEN) return
    if (ws.bufferedAmount > options.limits.backlog) {
      options.metrics.byes.inc({ code: 'behind' })
      ws.terminate()
      return
    }
    ws.send(this.unpacks ? pack(text) : text)
  }

  bye(code: Bye): void {
    this.options.metrics.byes.inc({ code })
    this.stopHelloTimer()
    sayGoodbye(this.ws, code)
    this.leave()
  }

  private heard(data: Buffer, isBinary: boolean): void {
    if (this.ws.readyState !== this.ws.OPEN) return
    if (!this.bucket.take(this.options.clock.now())) {
      this.bye('too_fast')
      return
    }
    if (isBinary || data.length > MAX_FRAME) {
      this.bye('bad_frame')
      return
    }
    const parsed = parseClientFrame(data.toString())
    if ('bad' in parsed && parsed.bad === 'bad_frame') this.bye('bad_frame')
    else this.take(parsed)
  }

  private take(parsed: Readable): void {
    const { room, member } = this
    const frame = 'bad' in parsed ? null : parsed.frame
    if (frame?.t === 'ping') this.send('{"t":"pong"}')
    else if (frame?.t === 'hello') this.hello(frame)
    else if (room === null || member === null) {
      if (this.greeted) this.early.push(parsed)
      else this.bye('bad_frame')
    } else if ('bad' in parsed) room.refuse(member, parsed.n, 'bad_command')
    else if (frame?.t === 'nudge') room.nudge(member, frame.role)
    else if (frame !== null) room.command(member, frame.n, frame.c)
  }

  private hello(frame: Hello): void {
    if (this.greeted) {
      this.bye('bad_frame')
      return
    }
    this.greeted = true
    this.unpacks = frame.z === 1
    this.stopHelloTimer()
    if (frame.v !== PROTOCOL) {
      this.bye('version')
      return
    }
    const ticket = this.options.tokens.read(frame.token)
    if (ticket === null || ticket.kind === 'device') {
      this.bye('token')
      return
    }
    const phone = ticket.kind === 'phone' ? ticket.phone : null
    this.options.house.open(ticket.room).then(
      (room) => {
        if (room === null) this.bye('token')
        else if (this.ws.readyState === this.ws.OPEN) this.enter(room, phone, frame)
      },
      (error: Error) => {
        this.options.log.warn({ reason: error.message }, 'a room could not be opened')
        this.bye('try_later')
      },
    )
  }

  private enter(room: LiveRoom, phone: string | null, { seq, hash, k }: Hello): void {
    const member = room.attach(this, phone, newName(), { seq, hash }, k ?? this.options.clock.now())
    if (typeof member === 'string') {
      this.bye(member)
      return
    }
    this.room = room
    this.member = member
    for (const early of this.early.splice(0)) this.take(early)
  }

  private closed(): void {
    this.stopHelloTimer()
    this.options.metrics.sockets.dec()
    this.leave()
  }

  private leave(): void {
    const { room, member } = this
    this.room = null
    this.member = null
    if (room !== null && member !== null) room.detach(member)
  }
}
