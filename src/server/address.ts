import net from 'node:net'
import os from 'node:os'
import type { ServerConfig } from './config.ts'

const isFree = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = net.createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(true)))
  })

/** The first port from `from` upwards that nobody listens on, or undefined when `tries` of them are all taken. */
export const freePort = async (host: string, from: number, tries: number): Promise<number | undefined> => {
  for (let port = from; port < from + tries && port <= 65535; port += 1) {
    if (await isFree(host, port)) return port
  }
  return undefined
}

/** Bridges of container and virtual machine programs: no phone reaches this machine through them. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|utun|zt|tailscale)/

/** The IPv4 address under which phones in the same network reach this machine, if it has one. */
export const lanAddress = (
  interfaces: ReturnType<typeof os.networkInterfaces> = os.networkInterfaces(),
): string | undefined => {
  const candidates = Object.entries(interfaces)
    .filter(([name]) => !VIRTUAL.test(name))
    .flatMap(([, addresses]) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal && !address.address.startsWith('169.254.'))
    .map((address) => address.address)
  return candidates.find((address) => address.startsWith('192.168.')) ?? candidates[0]
}

/** Hosts that stand for every address of this machine. */
export const EVERYWHERE: readonly string[] = ['0.0.0.0', '::']

/** Where phones reach this server, without a slash at its end; undefined when only this machine does. */
export const phoneAddress = (
  { host, publicUrl }: Pick<ServerConfig, 'host' | 'publicUrl'>,
  port: number,
  interfaces?: ReturnType<typeof os.networkInterfaces>,
): string | undefined => {
  if (publicUrl !== undefined) return publicUrl
  if (host === 'localhost' || host === '::1' || host.startsWith('127.')) return undefined
  const reached = EVERYWHERE.includes(host) ? lanAddress(interfaces) : host.includes(':') ? `[${host}]` : host
  return reached === undefined ? undefined : `http://${reached}:${port}`
}
