import { existsSync } from 'node:fs'
import { previewCommand, type Roots } from '../src/preview/main.ts'
import { terminal as words } from '../src/preview/words.ts'
import { at } from './lib/paths.mts'

// npm run preview -- FILE: the phones' pages as they will be, around a scenario that is being written.

const build = async (): Promise<Roots | { readonly problem: string }> => {
  if (!existsSync(at('node_modules/@tarojs/cli'))) return { problem: words.notInstalled }
  const { buildPhones } = await import('./build.mts')
  const { bundlePreview } = await import('./bundle-preview.mts')
  return (await buildPhones()) ? { webRoot: at('dist/h5'), pageRoot: bundlePreview() } : { problem: words.notBuilt }
}

const ended = await previewCommand(process.argv.slice(2), { out: console.log, error: console.error }, build)
if (typeof ended === 'number') process.exitCode = ended
else {
  const stop = (): void => void ended.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}
