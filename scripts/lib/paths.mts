import { fileURLToPath } from 'node:url'

/** The repository's root folder, with a trailing slash. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** An absolute path from one relative to the root. */
export const at = (relative: string): string => `${ROOT}${relative}`
