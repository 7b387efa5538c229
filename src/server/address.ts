import os from 'node:os'
import type { ServerConfig } from './config.ts'

/** Why a port can't be had, though the next one may be free. */
const TAKEN: readonly unknown[] = ['EADDRINUSE', 'EACCES']
/** Why no port of this host can be had: it is not this machine. */
const ELSEWHERE: readonly unknown[] = ['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN']

/**
 * Listens on the first of `tries` ports from `from` upwards that can be had, and answers it; undefined when none can.
 * `listen` rejects as a server of Node does, and may be called again then. To look for a free port first and listen
 * later would let two programs that start together choose the same.
 */
export const listenFrom = async (
  from: number,
  tries: number,
  listen: (port: number) => Promise<unknown>,
): Promise<number | undefined> => {
  for (let port = from; port < from + tries && port <= 65535; port += 1) {
    try {
      await listen(port)
      return port
    } catch (problem) {
      const { code } = problem as NodeJS.ErrnoException
      if (ELSEWHERE.includes(code)) return undefined
      if (!TAKEN.includes(code)) throw problem
    }
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
