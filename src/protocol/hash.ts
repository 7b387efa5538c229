/** FNV-1a, 32 bits, over the UTF-16 units of a text; eight hex digits. Tells views and bodies apart, protects nothing. */
export const textHash = (text: string): string => {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** The name under which a phone shows the server which view it holds. */
export const viewHash = (view: unknown): string => textHash(JSON.stringify(view))
