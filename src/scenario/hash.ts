import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * SHA-256 (hex) over plain data in a canonical spelling: keys sorted, no blanks. The same data give the same hash on
 * every machine, whatever the order of keys.
 */
export function contentHash(data: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(data))))
}

function canonical(data: unknown): string {
  if (Array.isArray(data)) return `[${data.map(canonical).join(',')}]`
  if (typeof data === 'object' && data !== null) {
    const pairs = Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${canonical(value)}`).join(',')}}`
  }
  return JSON.stringify(data)
}
