import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect } from 'vitest'
import WebSocket from 'ws'
import type { Told, Wish } from '../../src/preview/messages'
import { buildPreview } from '../../src/preview/serve'

const page = '<!doctype html><html><head><script>1</script></head><body></body></html>'

/** A folder for one test file, with built pages that hold next to nothing. */
export const newFolder = () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'preview-'))
  const roots = { webRoot: path.join(folder, 'web'), pageRoot: path.join(folder, 'page') }
  for (const root of Object.values(roots)) {
    fs.mkdirSync(root)
    fs.writeFileSync(path.join(root, 'index.html'), page)
  }
  return { folder, roots, remove: () => fs.rmSync(folder, { recursive: true }) }
}

/** Copies a scenario with all that lies beside it; under its own name it is without a finding. Answers its file. */
export const copied = (id: string, above: string, name = id): string => {
  fs.cpSync(path.join('scenarios', id), path.join(above, name), { recursive: true })
  return path.join(above, name, 'scenario.json')
}

/** A preview of a file, on a port of its own. */
export const startDesk = async (file: string, roots: { readonly webRoot: string; readonly pageRoot: string }) => {
  const preview = await buildPreview({ file, seed: 1, ...roots })
  const port = await preview.listen('127.0.0.1', 0)
  return { port, close: preview.close }
}

/** A socket to a preview that keeps what it hears. */
export const openSocket = async (
  port: number,
  way: string,
  origin = `http://127.0.0.1:${port}`,
): Promise<{ readonly ws: WebSocket; readonly heard: unknown[] }> => {
  const ws = new WebSocket(`ws://127.0.0.1:${port}${way}`, { origin })
  const heard: unknown[] = []
  ws.on('message', (data) => heard.push(JSON.parse(String(data))))
  await new Promise((resolve, reject) => {
    ws.once('open', resolve)
    ws.once('error', reject)
  })
  return { ws, heard }
}

/** The page around the phones: what it was told last, and a way to wish. */
export const openPage = async (port: number) => {
  const { ws, heard } = await openSocket(port, '/preview/ws')
  await expect.poll(() => heard.length).toBeGreaterThan(0)
  return {
    ws,
    told: () => heard[heard.length - 1] as Told,
    wish: (wish: Wish) => ws.send(JSON.stringify(wish)),
  }
}
