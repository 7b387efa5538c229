import type { WebSocket } from 'ws'
import { companionPhone } from '../companions'
import { type RoleIx, viewFor } from '../engine'
import type { Progress } from '../miniapp/play/progress'
import { KEYS } from '../miniapp/storage-keys'
import { MAX_FRAME, PROTOCOL, parseClientFrame } from '../protocol/index.ts'
import { Audience, aroundOf, type Member, SHUT } from '../server/rooms/audience.ts'
import type { Evening } from './evening'
import { present } from './evening'
import { progressFor } from './looked'
import type { Rehearsal } from './rehearsal'

/** Shown where a phone shows the number of its room. */
export const NUMBER = '000000'
const NOBODY: ReadonlyMap<string, string> = new Map()
/** What a phone has looked at is longer than its commands are. */
const LONGEST = 16 * MAX_FRAME

/** What a phone's page is given before the app starts. */
export interface PhoneCard {
  readonly role: RoleIx
  /** Counts what this phone was told to show; what it says of older times is not heard. */
  readonly turn: number
  /** The phone's storage: values by key. */
  readonly storage: Readonly<Record<string, unknown>>
}

/** The phones around a rehearsal: the room protocol on one side, the evening that is tried out on the other. */
export class Phones {
  private audience: Audience | null = null
  private scenario = ''
  private readonly sockets = new Map<Member, RoleIx>()
  private readonly turns = new Map<RoleIx, number>()
  /** What each phone has said to have shown last. */
  private readonly heard = new Map<RoleIx, number>()
  private readonly openings = new Map<RoleIx, number>()
  private names = 0

  constructor(private readonly rehearsal: Rehearsal) {}

  /** What the page of a role's phone begins with; null while there is no such role. */
  card(role: RoleIx): PhoneCard | null {
    const { evening } = this.rehearsal
    const scenario = evening?.edition.scenario
    if (evening === null || scenario?.roles[role] === undefined) return null
    const phone = companionPhone(role)
    return {
      role,
      turn: this.turns.get(role) ?? 0,
      storage: {
        [KEYS.room]: {
          format: 1,
          number: NUMBER,
          phone,
          token: phone,
          scenario: { id: scenario.id, title: scenario.title },
          at: 0,
        },
        [KEYS.roomProgress]: { phone, progress: this.progressOf(evening, role) },
        // One hand plays four phones: nobody's finger trembles.
        [KEYS.settings]: { font: 'standard', motion: 'calm', tapGuardMs: 0 },
      },
    }
  }

  /** A phone's socket came in. */
  attach(ws: WebSocket): void {
    let member: Member | null = null
    let role: RoleIx = -1
    const send = (text: string): void => {
      if (ws.readyState === ws.OPEN) ws.send(text)
    }
    ws.on('error', () => undefined)
    ws.on('close', () => {
      if (member === null) return
      this.sockets.delete(member)
      this.audience?.members.delete(member)
      this.left(role)
    })
    ws.on('message', (data, isBinary) => {
      const text = String(data)
      if (isBinary || text.length > LONGEST) {
        ws.close()
        return
      }
      if (member !== null && this.looked(role, text)) return
      const parsed = parseClientFrame(text)
      if ('bad' in parsed) {
        if (parsed.bad === 'bad_command')
          send(JSON.stringify({ t: 'no', n: parsed.n, s: this.head, code: 'bad_command' }))
        else ws.close()
        return
      }
      const { frame } = parsed
      if (frame.t === 'ping') send('{"t":"pong"}')
      else if (frame.t === 'do' && member !== null) this.command(member, role, frame.n, frame.c)
      else if (frame.t === 'hello' && member === null) {
        role = this.roleOf(frame.token)
        if (frame.v === PROTOCOL && role >= 0) {
          const wire = { send, bye: () => ws.close() }
          member = {
            wire,
            phone: frame.token,
            socket: String(++this.names),
            ordinal: 0,
            view: null,
            ack: null,
            refusals: [],
            around: '',
            door: SHUT,
          }
          this.welcome(member, role)
        } else {
          send('{"t":"bye","code":"token"}')
          ws.close()
        }
      }
    })
  }

  /** Tells every phone how the evening stands, and some of them what to show of it. */
  tell(turned: readonly RoleIx[]): void {
    const { evening } = this.rehearsal
    if (evening === null) return
    this.follow(evening).tell({ state: present(evening), head: evening.at })
    const here = new Set(this.sockets.values())
    for (const role of turned) {
      this.turns.set(role, (this.turns.get(role) ?? 0) + 1)
      if (!here.has(role)) this.openings.set(role, this.openingsOf(role) + 1)
    }
    for (const [member, role] of this.sockets) {
      if (turned.includes(role) && evening.edition.scenario.roles[role] !== undefined) this.show(evening, member, role)
    }
  }

  private show(evening: Evening, { wire }: Member, role: RoleIx): void {
    wire.send(JSON.stringify({ t: 'look', turn: this.turns.get(role) ?? 0, progress: this.progressOf(evening, role) }))
  }

  /** How often a phone that had left the play was wanted back in it: its page is opened anew. */
  openingsOf(role: RoleIx): number {
    return this.openings.get(role) ?? 0
  }

  /** A phone went out of the play before it heard what to show: it is wanted back. */
  private left(role: RoleIx): void {
    const turn = this.turns.get(role) ?? 0
    if ([...this.sockets.values()].includes(role) || (this.heard.get(role) ?? 0) >= turn) return
    this.openings.set(role, this.openingsOf(role) + 1)
    this.rehearsal.announce()
  }

  private get head(): number {
    return this.rehearsal.evening?.at ?? 0
  }

  private progressOf(evening: Evening, role: RoleIx): Progress {
    const view = viewFor(evening.edition.scenario, present(evening), { kind: 'role', role })
    return progressFor(this.rehearsal.lookOf(role), view, role)
  }

  private roleOf(token: string): RoleIx {
    const roles = this.rehearsal.evening?.edition.scenario.roles ?? []
    return roles.findIndex((_, role) => companionPhone(role) === token)
  }

  private command(member: Member, role: RoleIx, n: number, body: Parameters<Rehearsal['command']>[1]): void {
    const refused = this.rehearsal.command(role, body)
    if (refused === null) member.ack = n
    else member.refusals.push({ n, code: refused })
    this.audience?.answer(this.head)
  }

  /** What a phone of ours says besides the room's protocol; false when it is none of that. */
  private looked(role: RoleIx, text: string): boolean {
    if (text === '{"t":"held"}') {
      this.rehearsal.held(role)
      return true
    }
    if (!text.startsWith('{"t":"looked"')) return false
    try {
      const { turn, progress } = JSON.parse(text) as { turn: number; progress: Progress }
      this.heard.set(role, turn)
      if (turn === (this.turns.get(role) ?? 0)) this.rehearsal.looked(role, progress)
    } catch {
      // Not from our page: nothing to keep.
    }
    return true
  }

  private welcome(member: Member, role: RoleIx): void {
    const { evening, time } = this.rehearsal
    if (evening === null) return
    const state = present(evening)
    const around = aroundOf(state, () => true, NOBODY)
    const resume = { seq: undefined, hash: undefined }
    this.follow(evening).welcome(member, { state, head: evening.at }, around, resume, time.now())
    this.sockets.set(member, role)
    // Its page may be older than what happened until its socket came.
    this.show(evening, member, role)
  }

  /** The audience of the edition that is played; the phones stay when it is a new one. */
  private follow({ edition: { scenario } }: Evening): Audience {
    if (this.audience !== null && this.scenario === scenario.hash) return this.audience
    const next = new Audience(scenario, NUMBER)
    for (const member of this.audience?.members ?? []) next.members.add(member)
    this.audience = next
    this.scenario = scenario.hash
    return next
  }
}
