import fs from 'node:fs'
import { bundleServer } from '../../../scripts/bundle-server.mts'

/** The test node as one plain file, as `npm start` makes it of the server; one for each run. */
export const bundleNode = async (): Promise<string> => {
  const folder = `dist/test-node/${process.pid}`
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }))
  return bundleServer('tests/server/support/node.mts', folder)
}
