import { describe, expect, test } from 'vitest'
import type { Door } from '@/protocol'
import type { Member } from '@/server/rooms/audience'
import type { LiveRoom } from '@/server/rooms/live-room'
import { type EarWire, ears, settle } from '../support/hands'
import { roomAtTwoServers } from '../support/two-servers'

interface Guest {
  readonly wire: EarWire
  readonly member: Member
  n: number
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
    const { clock, here, there } = await roomAtTwoServers()
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
    const { clock, here } = await roomAtTwoServers()
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
