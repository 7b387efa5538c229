import net from 'node:net'
import { describe, expect, test } from 'vitest'
import { freePort, lanAddress } from '@/server/address'

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

describe('a free port', () => {
  test('is the next one when the first is taken', async () => {
    const other = net.createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as net.AddressInfo
    try {
      expect(await freePort('127.0.0.1', port, 1)).toBeUndefined()
      expect(await freePort('127.0.0.1', port, 100)).toBeGreaterThan(port)
    } finally {
      other.close()
    }
  })
})
