import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { at } from './lib/paths.mts'

// npm start: build what is missing or stale, then serve it.

if (!existsSync(at('node_modules/@tarojs/cli'))) {
  console.error('还没有安装依赖，请先运行：npm ci')
  process.exit(1)
}

// npm hands SIGTERM to its shell, which ends without a word to us: its end is our sign.
if (process.env.npm_lifecycle_event !== undefined && process.platform !== 'win32') {
  const shell = process.ppid
  setInterval(() => {
    if (process.ppid !== shell) process.kill(process.pid, 'SIGTERM')
  }, 500).unref()
}

const { buildApp, buildScenarios } = await import('./build.mts')

if (!(await buildScenarios()) || !(await buildApp('h5'))) {
  console.error('构建没有成功，请看上面的说明。')
  process.exit(1)
}
const { bundleServer } = await import('./bundle-server.mts')
await import(pathToFileURL(bundleServer()).href)
