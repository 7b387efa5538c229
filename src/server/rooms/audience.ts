import type { Refusal } from '../../engine/index.ts'
import { Memory, type Scenario, type State, type View, type Viewer, viewFor } from '../../engine/index.ts'
import { roomTime } from '../../engine/time.ts'
import {
  type Around,
  type Bye,
  type Door,
  type Person,
  PROTOCOL,
  type ServerRefusal,
  viewHash,
} from '../../protocol/index.ts'
import type { Point } from './log.ts'
import { Patches } from './patches.ts'

/** The sending side of a socket. */
export interface Wire {
  send(text: string): void
  /** Sends the goodbye and closes. */
  bye(code: Bye): void
}

/** One socket in a room. */
export interface Member {
  readonly wire: Wire
  /** Null = a board. */
  readonly phone: string | null
  /** Tells this socket from an older one of the same phone. */
  readonly socket: string
  /** The phone's own count of its sockets. */
  readonly ordinal: number
  /** What this socket was told last; null before its welcome. */
  view: View | null
  /** Number of its command that is now in the log and not acknowledged yet. */
  ack: number | null
  readonly refusals: { readonly n: number; readonly code: Refusal | ServerRefusal }[]
  around: string
  door: Door
}

export interface Resume {
  readonly seq: number | undefined
  readonly hash: string | undefined
}

/** Of a phone that has not knocked. */
export const SHUT: Door = { knocks: null, turned: null }
const isShut = ({ knocks, turned }: Door): boolean => knocks === null && turned === null

const doorOf = ({ table }: State, { phone }: Member): Door => {
  const known = phone === null || !Object.hasOwn(table.phones, phone) ? undefined : table.phones[phone]
  return known === undefined ? SHUT : { knocks: known.knocks, turned: known.turned ?? null }
}

/** Everybody who watches a room from here, and what each of them was told last. */
export class Audience {
  readonly members = new Set<Member>()
  /** Views of the committed state, by viewer. */
  private views = new Map<string, View>()
  private readonly memory = new Memory()

  constructor(
    private readonly scenario: Scenario,
    private readonly number: string,
  ) {}

  memberOf(phone: string): Member | undefined {
    for (const member of this.members) if (member.phone === phone) return member
    return undefined
  }

  /** The first frame to a socket: who it is, and how the room stands. */
  welcome(member: Member, { state, head }: Point, around: Around, resume: Resume, now: number): void {
    const view = this.viewOf(state, member)
    const same = resume.seq === head && resume.hash !== undefined && resume.hash === viewHash(view)
    member.view = view
    member.around = JSON.stringify(around)
    member.door = doorOf(state, member)
    const phone = member.phone === null ? undefined : state.table.phones[member.phone]
    member.wire.send(
      JSON.stringify({
        t: 'welcome',
        v: PROTOCOL,
        room: this.number,
        phone: member.phone,
        n: phone?.n ?? 0,
        s: head,
        age: roomTime(state, now) - state.table.now,
        ...(same ? {} : { view }),
        around,
        ...(isShut(member.door) ? {} : { door: member.door }),
      }),
    )
    this.members.add(member)
  }

  /** Tells everybody what has changed, each in their own view; acknowledgements travel along. */
  tell({ state, head }: Point): void {
    this.views = new Map()
    const start = `{"t":"v","s":${head}`
    const patches = new Patches()
    for (const member of this.members) {
      if (member.view === null) continue
      const view = this.viewOf(state, member)
      const ack = member.ack === null ? '' : `,"n":${member.ack}`
      const patch = patches.field(member.view, view)
      member.view = view
      member.ack = null
      member.wire.send(`${start}${ack}${patch}}`)
    }
    this.answer(head)
  }

  /** Sends what is owed to single members. */
  answer(head: number): void {
    for (const member of this.members) {
      if (member.ack !== null) {
        member.wire.send(`{"t":"v","s":${head},"n":${member.ack}}`)
        member.ack = null
      }
      for (const { n, code } of member.refusals.splice(0)) {
        member.wire.send(JSON.stringify({ t: 'no', n, s: head, code }))
      }
    }
  }

  /** Tells who is around, to those who don't know yet. */
  tellAround(around: Around): void {
    const text = JSON.stringify(around)
    for (const member of this.members) {
      if (member.around === text) continue
      member.around = text
      member.wire.send(`{"t":"around","around":${text}}`)
    }
  }

  /** Tells phones that knock what came of it, each only its own. */
  tellDoors(state: State): void {
    for (const member of this.members) {
      const door = doorOf(state, member)
      if (member.door.knocks === door.knocks && member.door.turned === door.turned) continue
      member.door = door
      member.wire.send(JSON.stringify({ t: 'door', door }))
    }
  }

  private viewOf(state: State, { phone }: Member): View {
    const viewer = viewerOf(state, phone)
    const key = viewer.kind === 'role' ? String(viewer.role) : viewer.kind
    const known = this.views.get(key)
    if (known !== undefined) return known
    const view = viewFor(this.scenario, state, viewer, this.memory)
    this.views.set(key, view)
    return view
  }
}

/** As whom a phone looks at the room: the seat is looked up in the state, never taken from the phone. */
export const viewerOf = ({ table }: State, phone: string | null): Viewer => {
  if (phone === null) return { kind: 'board' }
  const known = Object.hasOwn(table.phones, phone) ? table.phones[phone] : undefined
  if (known?.role != null && known.presence !== 'left') return { kind: 'role', role: known.role }
  return { kind: table.host === phone ? 'host' : 'observer' }
}

/** Who is in the room, who is connected, and whose seats are blinking. */
export const aroundOf = (
  { table }: State,
  isHere: (phone: string) => boolean,
  names: ReadonlyMap<string, string>,
): Around => {
  const people = Object.entries(table.phones)
    .filter(([, { presence }]) => presence !== 'left')
    .map(
      ([phone, { role }]): Person => ({
        phone,
        role,
        name: names.get(phone) ?? null,
        here: isHere(phone),
        host: table.host === phone,
      }),
    )
  const blinking = table.seats.flatMap(({ presence }, role) =>
    presence === 'present' && !people.some((person) => person.role === role && person.here) ? [role] : [],
  )
  return { people, blinking }
}
