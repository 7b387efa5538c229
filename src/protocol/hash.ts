/** FNV-1a, 32 bits, over the UTF-16 units of a text; eight hex digits. Tells views and bodies apart, protects nothing. */
export const textHash = (text: string): string => {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** The name under which a phone shows the server which view it holds; the order of keys does not matter. */
export const viewHash = (view: unknown): string => textHash(JSON.stringify(view, inOrder))

const inOrder = (_: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const sorted: Record<string, unknown> = {}
  for (const key of Object.keys(value).sort()) sorted[key] = (value as Record<string, unknown>)[key]
  return sorted
}
