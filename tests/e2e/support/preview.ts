import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const ROOT = path.join(__dirname, '../../..')

/** A preview of a copy of a scenario, that a test may write in. */
export interface PreviewRun {
  readonly url: string
  readonly file: string
  /** Saves the scenario with one piece of text replaced by another. */
  save(from: string, to: string): void
  /** The line (from 1) on which a piece of text stands. */
  lineOf(text: string): number
  stop(): Promise<void>
}

/** Starts `npm run preview` as a writer would, on a copy of scenarios/<id>. */
export const startPreview = async (id: string): Promise<PreviewRun> => {
  const above = fs.mkdtempSync(path.join(os.tmpdir(), 'e2e-preview-'))
  const folder = path.join(above, id)
  fs.cpSync(path.join(ROOT, 'scenarios', id), folder, { recursive: true })
  const file = path.join(folder, 'scenario.json')
  const child: ChildProcess = spawn(process.execPath, ['scripts/xinghuo.mjs', 'preview', folder], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (text) => {
      said += String(text)
      const found = /http:\/\/localhost:\d+\//.exec(said)?.[0]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`the preview ended with ${code}: ${said}`)))
  })
  const read = (): string => fs.readFileSync(file, 'utf8')
  return {
    url,
    file,
    save: (from, to) => {
      const text = read()
      if (text.split(from).length !== 2) throw new Error(`not exactly once: ${from}`)
      fs.writeFileSync(
        file,
        text.replace(from, () => to),
      )
    },
    lineOf: (text) => read().slice(0, read().indexOf(text)).split('\n').length,
    stop: async () => {
      await new Promise<void>((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      })
      fs.rmSync(above, { recursive: true })
    },
  }
}
