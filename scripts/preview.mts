import { existsSync } from 'node:fs'
import { Unusable } from '../src/cli/files.ts'
import { readArguments, startPreview } from '../src/preview/main.ts'
import { terminal as words } from '../src/preview/words.ts'
import { at } from './lib/paths.mts'

// npm run preview -- FILE: the phones' pages as they will be, around a scenario that is being written.

const preview = async (args: readonly string[]): Promise<void> => {
  const wanted = readArguments(args)
  if ('help' in wanted) {
    console.log(wanted.help)
    return
  }
  if (!existsSync(at('node_modules/@tarojs/cli'))) throw new Unusable(words.notInstalled, 1)
  const { buildPhones } = await import('./build.mts')
  const { bundlePreview } = await import('./bundle-preview.mts')
  if (!(await buildPhones())) throw new Unusable(words.notBuilt, 1)
  const { close } = await startPreview(wanted, { webRoot: at('dist/h5'), pageRoot: bundlePreview() }, console.log)
  const stop = (): void => void close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

try {
  await preview(process.argv.slice(2))
} catch (problem) {
  if (!(problem instanceof Unusable)) throw problem
  console.error(problem.message)
  process.exitCode = problem.code
}
