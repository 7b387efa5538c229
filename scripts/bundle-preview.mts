import fs from 'node:fs'
import { createRequire } from 'node:module'
import type * as Esbuild from 'esbuild'
import { at } from './lib/paths.mts'

/** The compiler that tsx brings along. */
const { buildSync } = createRequire(createRequire(import.meta.url).resolve('tsx'))('esbuild') as typeof Esbuild

/** Puts the page of the preview, and what its phones run before the app, into dist/preview. Answers that folder. */
export const bundlePreview = (): string => {
  const folder = at('dist/preview')
  fs.mkdirSync(folder, { recursive: true })
  buildSync({
    entryPoints: { page: at('src/preview/page/main.tsx'), phone: at('src/preview/phone/main.ts') },
    outdir: folder,
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    jsx: 'automatic',
    target: 'es2020',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  })
  fs.copyFileSync(at('src/preview/page/index.html'), `${folder}/index.html`)
  return folder
}
