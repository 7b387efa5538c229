import { spawn } from 'node:child_process'
import { ROOT } from './paths.mts'

export interface Finished {
  readonly code: number
  /** stdout and stderr together, empty when the child wrote to our own terminal. */
  readonly output: string
}

/** Runs Node with a script of this repository or of a package. `quiet` keeps the output back instead of showing it. */
export const runNode = (
  args: readonly string[],
  options: { readonly env?: Record<string, string>; readonly quiet?: boolean } = {},
): Promise<Finished> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', options.quiet ? 'pipe' : 'inherit', options.quiet ? 'pipe' : 'inherit'],
    })
    let output = ''
    child.stdout?.on('data', (piece) => (output += String(piece)))
    child.stderr?.on('data', (piece) => (output += String(piece)))
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })

/** Arguments that make Node run a TypeScript file through tsx. */
export const tsx = (file: string, ...args: string[]): string[] => ['--import', 'tsx', file, ...args]
