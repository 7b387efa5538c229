import fs from 'node:fs'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { RoomAnswer } from '@/protocol'
import { buildServer, type RoomServer, type ServeOptions } from '@/server/serve'
import { loadFourGates } from '../../fixtures/four-gates'
import { NO_LIMITS, SECRET } from './settings'

export interface Running extends RoomServer {
  readonly http: string
  readonly ws: string
  readonly port: number
}

export const startServer = async (
  options: Pick<ServeOptions, 'store'> & Partial<ServeOptions>,
  port = 0,
): Promise<Running> => {
  const scenario = loadFourGates(4, 1)
  const webRoot = fs.mkdtempSync(path.join(os.tmpdir(), 'web-'))
  const server = await buildServer({
    webRoot,
    logLevel: 'silent',
    library: new Map([[scenario.id, scenario]]),
    secret: SECRET,
    limits: NO_LIMITS,
    ...options,
  })
  await server.app.listen({ host: '127.0.0.1', port })
  const address = server.app.server.address() as AddressInfo
  return {
    ...server,
    close: async () => {
      await server.close()
      fs.rmSync(webRoot, { recursive: true, force: true })
    },
    port: address.port,
    http: `http://127.0.0.1:${address.port}`,
    ws: `ws://127.0.0.1:${address.port}/ws`,
  }
}

export const post = async <T>(http: string, url: string, body: unknown): Promise<{ status: number; body: T }> => {
  const answer = await fetch(`${http}${url}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as T }
}

export const newDevice = async (http: string): Promise<string> =>
  (await post<{ device: string }>(http, '/api/device', {})).body.device

/** A room with its host on seat 0 and one more token for each further phone. */
export const newRoom = async (http: string, phones = 4): Promise<readonly RoomAnswer[]> => {
  const device = await newDevice(http)
  const made = await post<RoomAnswer>(http, '/api/rooms', { device, scenario: 'four-gates', role: 0, nickname: '队长' })
  const all = [made.body]
  for (let i = 1; i < phones; i += 1) {
    const number = made.body.room
    all.push((await post<RoomAnswer>(http, '/api/rooms/join', { device: await newDevice(http), number })).body)
  }
  return all
}
