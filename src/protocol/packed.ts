import { inflateSync, strFromU8 } from 'fflate'

/** What a socket brings: text, or text that the server packed (raw DEFLATE of UTF-8). */
export type Heard = string | ArrayBuffer

/** The text of a frame. Throws when what was packed is broken. */
export const textOf = (heard: Heard): string =>
  typeof heard === 'string' ? heard : strFromU8(inflateSync(new Uint8Array(heard)))
