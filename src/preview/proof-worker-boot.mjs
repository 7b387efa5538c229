// A worker's first file is loaded before any hook for TypeScript is there.
import { register as registerRequire } from 'tsx/cjs/api'
import { register } from 'tsx/esm/api'

registerRequire()
register()
await import('./proof-worker.mts')
