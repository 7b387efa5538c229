import net from 'node:net'
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { startPreview } from '../../src/preview/main'
import type * as Serve from '../../src/preview/serve'
import { listenFrom } from '../../src/server/address'
import { aFreePort } from '../server/support/nodes'
import { copied, newFolder } from './desk'

/** What another program does while a preview is on its way. */
let meanwhile: () => Promise<unknown>
vi.mock('../../src/preview/serve', async (original) => {
  const serve = await original<typeof Serve>()
  return {
    ...serve,
    buildPreview: async (options: Serve.PreviewOptions) => {
      const preview = await serve.buildPreview(options)
      await meanwhile()
      return preview
    },
  }
})

const { folder, roots, remove } = newFolder()
const file = copied('crossing-the-yangtze', folder)
const host = '127.0.0.1'

let other: net.Server | undefined
const take = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(port, host, () => {
      other = server
      resolve()
    })
  })
afterEach(() => other?.close())
afterAll(remove)

it('takes the next port when another program has just taken the first free one', async () => {
  let taken: number | undefined
  meanwhile = async () => {
    taken = await listenFrom(3100, 100, take)
  }
  const said: string[] = []
  const preview = await startPreview({ file, host, port: null, seed: 1 }, roots, (text) => said.push(text))
  await preview.close()
  const port = Number(/localhost:(\d+)/.exec(said.join(''))?.[1])
  expect(port).toBeGreaterThan(taken ?? Number.POSITIVE_INFINITY)
})

it('says so when another program has just taken the port that was asked for', async () => {
  const port = await aFreePort()
  meanwhile = () => take(port)
  await expect(startPreview({ file, host, port, seed: 1 }, roots, () => undefined)).rejects.toThrow(
    `端口 ${port} 不能用`,
  )
})
