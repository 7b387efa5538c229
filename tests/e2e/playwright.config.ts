import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import type { PhoneOptions } from './phone'

// The config is read once by the runner and again by each worker: the port is chosen once and handed on.
const ASK_FOR_PORT =
  "const s = require('net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close() })"
process.env.E2E_PORT ??= execFileSync(process.execPath, ['-e', ASK_FOR_PORT], { encoding: 'utf8' }).trim()
// Rooms of a test never meet rooms of another day. Whoever made their folder takes it away, however the tests ended.
if (process.env.E2E_DATA === undefined) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'xinghuo-e2e-'))
  process.env.E2E_DATA = folder
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }))
}
const address = `http://127.0.0.1:${process.env.E2E_PORT}`

export default defineConfig<PhoneOptions>({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results/e2e',
  snapshotDir: './snapshots',
  workers: 1,
  timeout: 60_000,
  forbidOnly: process.env.CI === 'true',
  use: {
    baseURL: address,
    browserName: 'chromium',
    viewport: { width: 375, height: 667 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'phone', use: { fontScale: 1 } },
    // Letters make no difference to servers, to what people do with their hands, and to the writer's desk.
    {
      name: 'largest-font',
      use: { fontScale: 1.5 },
      testIgnore: ['**/two-servers.spec.ts', '**/rooms-hands.spec.ts', '**/preview.spec.ts', '**/writer.spec.ts'],
    },
  ],
  webServer: {
    command: 'node --import tsx scripts/start.mts',
    url: `${address}/healthz`,
    cwd: '../..',
    env: { HOST: '127.0.0.1', PORT: process.env.E2E_PORT, DATA_DIR: process.env.E2E_DATA },
    timeout: 240_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
})
