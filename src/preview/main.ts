import { fileOf, readText, Unusable } from '../cli/files'
import { type Output, optionsOf, wholeNumber } from '../cli/options'
import { USAGES } from '../cli/writer-words'
import { listenFrom, phoneAddress } from '../server/address.ts'
import { buildPreview, type Preview } from './serve'
import { terminal as words } from './words'

/** Where one looks first for a free port, and at how many. */
const PORT = 3100
const PORTS = 100

export interface Wanted {
  /** The scenario.json to watch. */
  readonly file: string
  readonly host: string
  /** Exactly this port, or null for the first free one. */
  readonly port: number | null
  readonly seed: number
}

/** What the command line asks for, or how to ask; throws `Unusable` when it makes no sense or there is no such file. */
export const readArguments = (args: readonly string[]): Wanted | { readonly help: string } => {
  if (args.includes('--help') || args.includes('-h')) return { help: USAGES.preview }
  const { about, values } = optionsOf('preview', args, {
    port: { type: 'string' },
    host: { type: 'string', default: '127.0.0.1' },
    seed: { type: 'string' },
  })
  const port = wholeNumber('preview', '--port', values.port, PORT, [1, 65535])
  const seed = wholeNumber('preview', '--seed', values.seed, 1, [0, 999_999_999])
  const file = fileOf(about)
  readText(file)
  return { file, host: values.host, port: values.port === undefined ? null : port, seed }
}

/** Starts the preview and says where it is; throws `Unusable` when the port can't be had. */
export const startPreview = async (
  { file, host, port, seed }: Wanted,
  { webRoot, pageRoot }: Roots,
  say: (text: string) => void,
): Promise<Preview> => {
  const preview = await buildPreview({ file, seed, webRoot, pageRoot })
  const chosen = await listenFrom(port ?? PORT, port === null ? PORTS : 1, (one) => preview.listen(host, one))
  if (chosen === undefined) {
    await preview.close()
    throw new Unusable(words.portTaken(port ?? PORT, host), 1)
  }
  say(words.started(file, `${phoneAddress({ host }, chosen) ?? `http://localhost:${chosen}`}/`))
  return preview
}

export interface Roots {
  readonly webRoot: string
  readonly pageRoot: string
}

/** The whole command. Answers how it ended (as other commands do), or the preview that runs now. */
export const previewCommand = async (
  args: readonly string[],
  { out, error }: Output,
  build: () => Promise<Roots | { readonly problem: string }>,
): Promise<number | Preview> => {
  try {
    const wanted = readArguments(args)
    if ('help' in wanted) {
      out(wanted.help)
      return 0
    }
    const roots = await build()
    if ('problem' in roots) throw new Unusable(roots.problem, 1)
    return await startPreview(wanted, roots, out)
  } catch (problem) {
    if (!(problem instanceof Unusable)) throw problem
    error(problem.message)
    return problem.code
  }
}
