import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

const at = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url))

/** Transport, protocol, what is checked and kept on the wire: everything but screens and words. */
const PARTS = [
  'src/miniapp/rooms/socket.ts',
  'src/miniapp/rooms/server.ts',
  'src/miniapp/rooms/pass.ts',
  'src/miniapp/rooms/remote.ts',
  'src/protocol/client.ts',
]

test('what a phone needs to be in a room weighs at most 12 kB compressed', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: PARTS.map((file) => `export * from ${JSON.stringify(at(file))}`).join('\n'),
      resolveDir: at('.'),
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2018',
    alias: { '@': at('src') },
    external: ['@tarojs/taro'],
    define: { 'process.env.TARO_ENV': '"weapp"', 'process.env.TARO_APP_SERVER': '""' },
  })
  const weight = gzipSync(outputFiles[0]?.contents ?? '').length
  expect(weight).toBeGreaterThan(1000)
  expect(weight).toBeLessThanOrEqual(12_000)
})
