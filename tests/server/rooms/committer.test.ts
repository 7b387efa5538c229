import { describe, expect, test } from 'vitest'
import { Committer } from '@/server/rooms/committer'
import type { Ledger } from '@/server/rooms/ledger'
import type { Row } from '@/server/store/room-store'
import { settle } from '../support/hands'

const row: Row = { seq: 1, phone: null, n: null, at: 0, body: '[]' }

/** As much of a ledger as a committer sees: `rows` wait, `landed` says how far they got. */
const ledger = (room: number, landed: () => void = () => undefined) => {
  const of = { room, waiting: [] as Row[], head: 0 }
  const asLedger = {
    room,
    get committed() {
      return { head: of.head }
    },
    take: () => of.waiting.splice(0),
    landed: () => {
      of.head += 1
      landed()
    },
    lost: () => undefined,
  } as unknown as Ledger
  return { of, asLedger }
}

const hooks = { committed: () => undefined, conflict: () => undefined, failed: () => undefined }
const store = { append: async () => new Set<number>() }

describe('the committer', () => {
  test('tells of rooms that stand at their new heads, since these go to other servers', async () => {
    const heads: number[] = []
    const committer = new Committer(store, {
      ...hooks,
      committed: (rooms) => heads.push(...rooms.map(({ committed }) => committed.head)),
    })
    const room = ledger(1)
    room.of.waiting.push(row)
    committer.mark(room.asLedger)
    await settle()
    expect(heads).toEqual([1])
  })

  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8])(
    'forgets no room that is marked %i steps after a batch has landed',
    async (steps) => {
      const second = ledger(2)
      const late = async (): Promise<void> => {
        for (let i = 0; i < steps; i += 1) await null
        second.of.waiting.push(row)
        committer.mark(second.asLedger)
      }
      const first = ledger(1, () => void late())
      const committer = new Committer(store, hooks)
      first.of.waiting.push(row)
      committer.mark(first.asLedger)
      await settle()
      expect([first.of.head, second.of.head]).toEqual([1, 1])
    },
  )
})
