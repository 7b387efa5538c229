import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Whether the model checker is there: Debian's `spin`, and gcc for the checker that it writes. */
export const hasSpin = ['spin', 'gcc'].every((tool) => spawnSync(tool, ['--version']).error === undefined)

/** Every line that a model prints on any of its runs, each once. */
export const spun = (model: string): Set<string> => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'xinghuo-spin-'))
  const run = (program: string, ...args: string[]): string =>
    execFileSync(program, args, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  try {
    fs.writeFileSync(path.join(folder, 'evening.pml'), model)
    run('spin', '-a', 'evening.pml')
    run('gcc', '-O0', '-w', '-DSAFETY', '-DVECTORSZ=4096', '-DMEMLIM=4096', '-o', 'pan', 'pan.c')
    const lines = run(path.join(folder, 'pan'), '-E', '-A', '-n', '-m1000000').split('\n')
    if (lines.some((line) => line.includes('max search depth') || line.includes('out of memory')))
      throw new Error('SPIN did not come to the end of its search')
    if (!lines.some((line) => /errors: 0/u.test(line))) throw new Error(lines.join('\n').slice(0, 2000))
    return new Set(lines.filter((line) => /^(?:HANG|OUT|END|CIRCLE) /u.test(line)))
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
}
