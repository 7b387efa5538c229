import net from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { lanAddress, listenFrom, phoneAddress } from '@/server/address'
import { memoryStore } from './support/memory-store'
import { aFreePort } from './support/nodes'
import { startServer } from './support/server'

const ipv4 = (address: string, internal = false) => ({
  address,
  internal,
  family: 'IPv4' as const,
  netmask: '255.255.255.0',
  mac: '00:00:00:00:00:00',
  cidr: `${address}/24`,
})

describe('the address for phones', () => {
  test('is the one of the home or office network', () => {
    expect(
      lanAddress({ lo: [ipv4('127.0.0.1', true)], docker0: [ipv4('172.17.0.1')], wlan0: [ipv4('192.168.1.7')] }),
    ).toBe('192.168.1.7')
  })

  test('is never a bridge of virtual machines or a self-given address', () => {
    expect(lanAddress({ docker0: [ipv4('172.17.0.1')], eth0: [ipv4('169.254.3.4')] })).toBeUndefined()
  })
})

describe('where phones reach this server', () => {
  const home = { lo: [ipv4('127.0.0.1', true)], wlan0: [ipv4('192.168.1.7')] }

  test.each([
    [
      'its public address, whatever it listens on',
      { host: '127.0.0.1', publicUrl: 'https://xh.example' },
      'https://xh.example',
    ],
    ['its address in the network when it listens everywhere', { host: '0.0.0.0' }, 'http://192.168.1.7:3000'],
    ['the same on IPv6', { host: '::' }, 'http://192.168.1.7:3000'],
    ['the one address it listens on', { host: '10.0.0.5' }, 'http://10.0.0.5:3000'],
    ['that address in brackets', { host: 'fd00::5' }, 'http://[fd00::5]:3000'],
    ['nowhere when it listens to this machine alone', { host: '127.0.0.1' }, undefined],
    ['nowhere under a name of this machine alone', { host: 'localhost' }, undefined],
  ])('is %s', (_, config, url) => {
    expect(phoneAddress(config, 3000, home)).toBe(url)
  })

  test('is nowhere on a machine without a network', () => {
    expect(phoneAddress({ host: '0.0.0.0' }, 3000, { lo: [ipv4('127.0.0.1', true)] })).toBeUndefined()
  })

  test('is asked for at /api/address by every page that shows a link', async () => {
    let url: string | undefined = 'http://192.168.1.7:3000'
    const server = await startServer({ store: memoryStore(), address: () => url })
    const ask = async () => {
      const answer = await fetch(`${server.http}/api/address`)
      return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.json() }
    }
    try {
      expect(await ask()).toEqual({ status: 200, type: expect.stringContaining('application/json'), body: { url } })
      // A laptop that left the network knows none any more, and says so.
      url = undefined
      expect((await ask()).body).toEqual({ url: null })
    } finally {
      await server.close()
    }
  })

  test('is unknown to a server that was not told', async () => {
    const server = await startServer({ store: memoryStore() })
    try {
      expect(await (await fetch(`${server.http}/api/address`)).json()).toEqual({ url: null })
    } finally {
      await server.close()
    }
  })
})

describe('listening on the first free port', () => {
  const servers: net.Server[] = []
  const listenOn =
    (host = '127.0.0.1') =>
    (port: number): Promise<void> =>
      new Promise((resolve, reject) => {
        const server = net.createServer()
        server.once('error', reject)
        server.listen(port, host, () => {
          servers.push(server)
          resolve()
        })
      })
  const taken = async (): Promise<number> => {
    const port = await aFreePort()
    await listenOn()(port)
    return port
  }
  afterEach(() => {
    for (const server of servers.splice(0)) server.close()
  })

  test('takes the next one when the first is taken', async () => {
    const port = await taken()
    expect(await listenFrom(port, 1, listenOn())).toBeUndefined()
    expect(await listenFrom(port, 100, listenOn())).toBeGreaterThan(port)
  })

  test('gives programs that start together a port each', async () => {
    const port = await taken()
    const all = await Promise.all(Array.from({ length: 8 }, () => listenFrom(port, 100, listenOn())))
    expect(new Set(all).size).toBe(8)
    expect(servers).toHaveLength(9)
  })

  test('tries no further on an address of another machine', async () => {
    const listen = vi.fn(listenOn('192.0.2.1'))
    expect(await listenFrom(3000, 100, listen)).toBeUndefined()
    expect(listen).toHaveBeenCalledTimes(1)
  })

  test('hides no other fault', async () => {
    await expect(listenFrom(3000, 100, () => Promise.reject(new Error('a fault')))).rejects.toThrow('a fault')
  })
})
