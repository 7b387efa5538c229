import { describe, expect, test } from 'vitest'
import type { Door } from '@/protocol'
import { LIMITS } from '@/server/limits'
import type { Member } from '@/server/rooms/audience'
import { House } from '@/server/rooms/house'
import type { LiveRoom } from '@/server/rooms/live-room'
import { loadFourGates } from '../../fixtures/four-gates'
import { type EarWire, ears, handClock, settle } from '../support/hands'
import { memoryStore } from '../support/memory-store'

const scenario = loadFourGates()

interface Guest {
  readonly wire: EarWire
  readonly member: Member
  n: number
}

/** One room at two servers. */
const table = async () => {
  const [store, clock] = [memoryStore(true), handClock()]
  const house = (boot: string): House =>
    new House({
      store,
      clock,
      boot,
      limits: LIMITS,
      events: {
        committed: () => undefined,
        conflict: () => undefined,
        failed: () => undefined,
        counted: () => undefined,
      },
    })
  const [one, two] = [house('one'), house('two')]
  const record = await one.create(scenario, 3)
  const open = async (at: House): Promise<LiveRoom> => {
    const room = await at.open(record.id)
    if (room === null) throw new Error('no room')
    await settle()
    return room
  }
  return { clock, here: await open(one), there: await open(two) }
}

const come = (room: LiveRoom, phone: string, n = 0): Guest => {
  const wire = ears()
  const member = room.attach(wire, phone, `s-${phone}-${n}`, { seq: undefined, hash: undefined })
  if (typeof member === 'string') throw new Error(member)
  return { wire, member, n }
}

const say = async (room: LiveRoom, who: Guest, body: Parameters<LiveRoom['command']>[2]): Promise<void> => {
  who.n += 1
  room.command(who.member, who.n, body)
  await settle()
}

const doors = ({ wire }: Guest): Door[] => wire.frames.flatMap((frame) => (frame.t === 'door' ? [frame.door] : []))
const welcome = ({ wire }: Guest) => wire.frames.find(({ t }) => t === 'welcome')

describe('the door', () => {
  test('tells a phone that knocks what came of it, at any server, and nobody else', async () => {
    const { clock, here, there } = await table()
    const anna = come(here, 'anna')
    await say(here, anna, { type: 'join', role: 0 })
    await say(here, anna, { type: 'start' })
    await clock.pass(50)
    const guest = come(there, 'guest')
    const other = come(there, 'other')
    expect(welcome(guest)).not.toHaveProperty('door')
    await say(there, guest, { type: 'join', role: 2 })
    expect(doors(guest)).toEqual([{ knocks: 2, turned: null }])
    await clock.pass(50)
    await say(here, anna, { type: 'dismiss', phone: 'guest' })
    await clock.pass(50)
    await settle()
    expect(doors(guest).at(-1)).toEqual({ knocks: null, turned: 2 })
    await say(there, guest, { type: 'join', role: 2 })
    expect(doors(guest).at(-1)).toEqual({ knocks: 2, turned: null })
    await clock.pass(50)
    await say(here, anna, { type: 'admit', phone: 'guest' })
    await clock.pass(50)
    await settle()
    expect(doors(guest).at(-1)).toEqual({ knocks: null, turned: null })
    expect(there.ledger.committed.state.table.phones.guest?.role).toBe(2)
    expect([...doors(anna), ...doors(other)]).toEqual([])
  })

  test('still says so to a phone that was away when it was turned away', async () => {
    const { clock, here } = await table()
    const anna = come(here, 'anna')
    await say(here, anna, { type: 'join', role: 0 })
    const guest = come(here, 'guest')
    await say(here, guest, { type: 'join', role: 0 })
    here.detach(guest.member)
    await say(here, anna, { type: 'dismiss', phone: 'guest' })
    await clock.pass(50)
    const again = come(here, 'guest', guest.n)
    expect(welcome(again)).toMatchObject({ door: { knocks: null, turned: 0 } })
    await say(here, again, { type: 'join', role: null })
    expect(doors(again)).toEqual([{ knocks: null, turned: null }])
  })
})
