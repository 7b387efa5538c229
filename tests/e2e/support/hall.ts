import fs from 'node:fs'
import { test as base } from '../phone'
import { type Place, type RoomNode, startNode, temporaryFolder } from './room-node'
import { newPhone, type Phone } from './table'

/** Servers and phones of one test. Whatever becomes of the test, they are gone after it. */
export interface Hall {
  /** A server of its own; without a place, on a folder of this test. Phones count as away after `awayAfter` ms. */
  server(place?: Place, awayAfter?: number): Promise<RoomNode>
  /** A phone whose line leads to this server. */
  phone(node: RoomNode): Promise<Phone>
  /** What else is to be undone, the latest first. */
  after(undo: () => unknown): void
}

const undoAll = async (undone: readonly (() => unknown)[]): Promise<void> => {
  for (const undo of [...undone].reverse())
    try {
      await undo()
    } catch (error) {
      console.error(`could not clean up: ${error}`)
    }
}

/** The test function with a hall; phones read in the letters of the project. */
export const test = base.extend<{ hall: Hall }>({
  hall: async ({ browser, fontScale }, use) => {
    const undone: (() => unknown)[] = []
    const after = (undo: () => unknown): void => void undone.push(undo)
    const font = fontScale > 1 ? 'huge' : 'standard'
    const ownFolder = (): Place => {
      const folder = temporaryFolder()
      after(() => fs.rmSync(folder, { recursive: true, force: true }))
      return { folder }
    }
    await use({
      after,
      server: async (place = ownFolder(), awayAfter) => {
        const node = await startNode(place, awayAfter)
        after(() => node.stop())
        return node
      },
      phone: async ({ port }) => {
        const phone = await newPhone(browser, port, { font })
        after(() => phone.line.close())
        after(() => phone.context.close())
        return phone
      },
    })
    await undoAll(undone)
  },
})
