import Taro from '@tarojs/taro'
import type { AddressAnswer, DeviceAnswer, RoomAnswer } from '@/protocol/api'
import { HTTP_ERRORS, type HttpError } from '@/protocol/codes'
import { KEYS, phoneStorage } from '../storage'

/** What went wrong over http: the server's own code, no network, or a build without a room server. */
export type Trouble = HttpError | 'offline' | 'no_server'
export type Asked<T> = { readonly ok: T } | { readonly trouble: Trouble }

/** Longer than any healthy answer takes (ms). */
const PATIENCE = 12_000

/**
 * Where the room server answers, without a slash at its end: what the build was given, else, in a web page, where the
 * page came from. Null in a mini-program that was built without one.
 */
export const serverAddress = (): string | null => {
  const given = phoneStorage.read<string>(KEYS.server) ?? process.env.TARO_APP_SERVER ?? ''
  if (given !== '') return given.replace(/^ws/, 'http').replace(/\/+$/, '')
  return process.env.TARO_ENV === 'h5' ? window.location.origin : null
}

export const socketAddress = (server: string): string => `${server.replace(/^http/, 'ws')}/ws`

const request = async <T>(method: 'GET' | 'POST', path: string, data?: object): Promise<Asked<T>> => {
  const server = serverAddress()
  if (server === null) return { trouble: 'no_server' }
  try {
    const { statusCode, data: body } = await Taro.request({
      url: `${server}${path}`,
      method,
      timeout: PATIENCE,
      ...(data === undefined ? {} : { data, header: { 'content-type': 'application/json' } }),
    })
    if (statusCode === 200) return { ok: body as T }
    const code = (body as { readonly error?: unknown } | null)?.error
    return { trouble: typeof code === 'string' && code in HTTP_ERRORS ? (code as HttpError) : 'try_later' }
  } catch {
    return { trouble: 'offline' }
  }
}

/** The name of this device to the server, asked for once and kept. */
const device = async (fresh: boolean): Promise<Asked<string>> => {
  const known = fresh ? null : phoneStorage.read<string>(KEYS.device)
  if (known !== null) return { ok: known }
  const asked = await request<DeviceAnswer>('POST', '/api/device', {})
  if ('trouble' in asked) return asked
  phoneStorage.write(KEYS.device, asked.ok.device)
  return { ok: asked.ok.device }
}

/** A server that was set up anew knows none of the devices of before: then this one introduces itself again. */
const asDevice = async <T>(path: string, body: object): Promise<Asked<T>> => {
  for (const fresh of [false, true]) {
    const who = await device(fresh)
    if ('trouble' in who) return who
    const asked = await request<T>('POST', path, { ...body, device: who.ok })
    if (!('trouble' in asked) || asked.trouble !== 'unauthorized') return asked
  }
  return { trouble: 'unauthorized' }
}

const nickname = (): { nickname?: string } => {
  const name = phoneStorage.read<string>(KEYS.person) ?? ''
  return name === '' ? {} : { nickname: name }
}

export const createRoom = (scenario: string): Promise<Asked<RoomAnswer>> =>
  asDevice('/api/rooms', { scenario, role: null, ...nickname() })

export const joinRoom = (number: string): Promise<Asked<RoomAnswer>> =>
  asDevice('/api/rooms/join', { number, ...nickname() })

/** Another name for this person; others see it once it has passed its check. */
export const callMe = (token: string, name: string): Promise<Asked<object>> =>
  request('POST', '/api/person', { token, nickname: name })

/** Where other phones reach the server, when it knows. */
export const publicAddress = (): Promise<Asked<AddressAnswer>> => request('GET', '/api/address')
