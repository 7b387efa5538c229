import { deflateRawSync } from 'node:zlib'

/** Frames from so many characters on are worth packing; the many small ones are not. */
const FROM = 1000

/** A frame as it goes to a phone that unpacks: packed where that pays. */
export const pack = (text: string): string | Buffer =>
  text.length < FROM ? text : deflateRawSync(text, { level: 6, windowBits: 13, memLevel: 7 })
