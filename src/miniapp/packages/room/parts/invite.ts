import { encode } from 'uqr'
import { publicAddress, serverAddress } from '../../../rooms/server'

/** Only this very machine is reached under these names. */
const ONLY_HERE = /^https?:\/\/(localhost|127\.|\[::1\])/

/** Where other phones reach the server: the address that brought this page here, unless only this machine knows it. */
export const inviteAddress = async (): Promise<string | null> => {
  const here = serverAddress()
  if (here !== null && !ONLY_HERE.test(here)) return here
  const asked = await publicAddress()
  return 'ok' in asked && asked.ok.url !== null ? asked.ok.url : here
}

/** A link that leads straight into a room; the mini-program finds the number in it too. */
export const inviteLink = (address: string, number: string): string =>
  `${address}/#/packages/room/join/index?number=${number}`

/** The address as one reads it aloud. */
export const spoken = (address: string): string => address.replace(/^https?:\/\//, '')

/** A QR code as an SVG in a data address: one path of horizontal bars, small enough to travel to a page in one message. */
export const qrImage = (text: string): string => {
  const { data, size } = encode(text, { ecc: 'L', border: 2 })
  const bars = data.flatMap((row, y) => barsOf(row).map(([x, width]) => `M${x},${y}h${width}v1h-${width}z`)).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0,0h${size}v${size}h-${size}z"/><path d="${bars}"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg).replace(/%20/g, ' ').replace(/%2C/g, ',').replace(/%22/g, "'").replace(/%3D/g, '=').replace(/%3A/g, ':').replace(/%2F/g, '/')}`
}

/** The runs of dark modules of a row, as [start, length]. */
const barsOf = (row: readonly boolean[]): [number, number][] => {
  const bars: [number, number][] = []
  row.forEach((dark, x) => {
    const last = bars[bars.length - 1]
    if (!dark) return
    if (last !== undefined && last[0] + last[1] === x) last[1] += 1
    else bars.push([x, 1])
  })
  return bars
}
