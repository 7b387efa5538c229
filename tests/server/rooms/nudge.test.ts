import { describe, expect, test } from 'vitest'
import { parseClientFrame } from '@/protocol'
import type { Member } from '@/server/rooms/audience'
import type { LiveRoom } from '@/server/rooms/live-room'
import { type EarWire, ears, settle } from '../support/hands'
import { roomAtTwoServers } from '../support/two-servers'

const sit = async (room: LiveRoom, phone: string, role: number | null): Promise<{ wire: EarWire; member: Member }> => {
  const wire = ears()
  const member = room.attach(wire, phone, `s-${phone}`, { seq: undefined, hash: undefined })
  if (typeof member === 'string') throw new Error(member)
  room.command(member, 1, { type: 'join', role })
  await settle()
  return { wire, member }
}

const buzzes = ({ frames }: EarWire): unknown[] => frames.filter(({ t }) => t === 'nudge')

describe('a nudge', () => {
  test('reaches the phones of the role, at any node, and leaves nothing in the log', async () => {
    const { clock, here, there } = await roomAtTwoServers()
    const anna = await sit(here, 'anna', 0)
    const ben = await sit(here, 'ben', 1)
    const cora = await sit(there, 'cora', 2)
    await clock.pass(50)
    here.command(anna.member, 2, { type: 'start' })
    await settle()
    await clock.pass(50)
    const head = here.ledger.committed.head
    here.nudge(anna.member, 1)
    here.nudge(anna.member, 2)
    await clock.pass(50)
    expect(buzzes(ben.wire)).toEqual([{ t: 'nudge', from: 0 }])
    expect(buzzes(cora.wire)).toEqual([{ t: 'nudge', from: 0 }])
    expect(buzzes(anna.wire)).toEqual([])
    expect(here.ledger.committed.head).toBe(head)
  })

  test('is dropped when it comes too often, from an observer, to oneself or before the start', async () => {
    const { clock, here } = await roomAtTwoServers()
    const anna = await sit(here, 'anna', 0)
    const ben = await sit(here, 'ben', 1)
    const eve = await sit(here, 'eve', null)
    here.nudge(anna.member, 1)
    expect(buzzes(ben.wire)).toEqual([])
    here.command(anna.member, 2, { type: 'start' })
    await settle()
    here.nudge(eve.member, 1)
    here.nudge(ben.member, 1)
    here.nudge(anna.member, 99)
    expect(buzzes(ben.wire)).toEqual([])
    for (let i = 0; i < 5; i += 1) here.nudge(anna.member, 1)
    expect(buzzes(ben.wire)).toHaveLength(1)
    await clock.pass(10_000)
    here.nudge(anna.member, 1)
    expect(buzzes(ben.wire)).toHaveLength(2)
  })

  test.each(['{"t":"nudge"}', '{"t":"nudge","role":-1}', '{"t":"nudge","role":"1"}', '{"t":"nudge","role":1e9}'])(
    'is a bad frame as %s',
    (text) => {
      expect(parseClientFrame(text)).toEqual({ bad: 'bad_frame' })
    },
  )
})
