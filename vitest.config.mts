import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

export default defineConfig({
  test: {
    projects: [
      {
        logLevel: 'error', // else it warns of every source map that packages name and don't ship
        // The real components need what the Taro build would have defined or rewritten.
        define: {
          'process.env.TARO_ENV': '"h5"',
          'process.env.TARO_PLATFORM': '"web"',
          DEPRECATED_ADAPTER_COMPONENT: 'false',
        },
        resolve: {
          alias: [
            { find: /^@\//, replacement: at('./src/') },
            {
              find: /^@tarojs\/components$/,
              replacement: at('./node_modules/@tarojs/components-react/dist/index.js'),
            },
            { find: /^@tarojs\/taro$/, replacement: at('./tests/stubs/taro.ts') },
          ],
        },
        test: {
          name: 'unit',
          environment: 'node',
          // A hang is caught by the limit, a busy machine is not: nothing here may wait for so long.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/{e2e,weapp,bench}/**', '**/node_modules/**'],
          server: { deps: { inline: [/@tarojs/, /@stencil/] } },
        },
      },
      {
        test: {
          name: 'weapp',
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: ['tests/weapp/**/*.test.ts'],
          // One boot of the mini-program per process: its chunks hang on the global `wx`.
          pool: 'forks',
          fileParallelism: false,
        },
      },
    ],
  },
})
