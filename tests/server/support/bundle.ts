import fs from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type * as Esbuild from 'esbuild'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

/** The compiler that tsx brings along. */
const esbuild = createRequire(createRequire(import.meta.url).resolve('tsx'))('esbuild') as typeof Esbuild

/** Inside the repository, where packages are found; one for each run. */
const OUT = path(`../../../dist/test-node/${process.pid}`)

/** Puts the test node and its store's worker into one plain file each: a process that is killed often starts quickly. */
export const bundleNode = async (): Promise<string> => {
  fs.mkdirSync(OUT, { recursive: true })
  const common = { bundle: true, platform: 'node', format: 'esm', packages: 'external', target: 'node20' } as const
  await esbuild.build({ ...common, entryPoints: [path('./node.mts')], outfile: `${OUT}/node.mjs` })
  await esbuild.build({
    ...common,
    entryPoints: [path('../../../src/server/store/sqlite-worker.mts')],
    outfile: `${OUT}/sqlite-worker-boot.mjs`,
  })
  process.on('exit', () => fs.rmSync(OUT, { recursive: true, force: true }))
  fs.cpSync(path('../../../src/server/store/migrations'), `${OUT}/migrations`, { recursive: true })
  return `${OUT}/node.mjs`
}
