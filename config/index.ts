import fs from 'node:fs'
import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'

const root = path.resolve(__dirname, '..')
/** What the runner compiles besides sourceRoot: our own folders, and packages that ship newer syntax than old phones read. */
const compile = {
  include: [path.join(root, 'src'), (file: string) => /node_modules[\\/](zustand|valibot|uqr)[\\/]/.test(file)],
}

/** Rules and scenarios, which several pages share. */
const NIGHT = /[\\/]src[\\/](engine|companions|miniapp[\\/]generated[\\/]scenarios)/

const outputRoot = `dist/${process.env.TARO_ENV}`

/** The copy plugin refuses a folder that is missing or has no file in it. */
const hasFiles = (folder: string): boolean =>
  fs.existsSync(folder) &&
  fs.readdirSync(folder, { withFileTypes: true }).some((e) => e.isFile() || hasFiles(path.join(folder, e.name)))

/** One copy rule for each scenario that has drawings: scenarios/<id>/art -> <outputRoot>/art/<id>. */
const artPatterns = (): { from: string; to: string }[] => {
  const scenarios = path.join(root, 'scenarios')
  if (!fs.existsSync(scenarios)) return []
  return fs
    .readdirSync(scenarios)
    .filter((id) => hasFiles(path.join(scenarios, id, 'art')))
    .map((id) => ({ from: `scenarios/${id}/art/`, to: `${outputRoot}/art/${id}/` }))
}

export default defineConfig<'webpack5'>(async () => {
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'xinghuo',
    date: '2026-1-1',
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
    sourceRoot: 'src/miniapp',
    outputRoot,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    plugins: [],
    alias: { '@': path.join(root, 'src') },
    // Chinese stays Chinese in the output: three bytes a character instead of six.
    terser: { enable: true, config: { output: { ascii_only: false } } },
    // Where the room server of a mini-program answers, as wss:// or https://; empty = it has none.
    defineConstants: { 'process.env.TARO_APP_SERVER': JSON.stringify(process.env.TARO_APP_SERVER ?? '') },
    copy: { patterns: artPatterns(), options: {} },
    mini: {
      compile,
      postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
    },
    h5: {
      compile,
      publicPath: '/',
      staticDirectory: 'static',
      useHtmlComponents: true,
      router: { mode: 'hash' },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'chunk/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      webpackChain: (chain) => {
        chain.merge({
          module: {
            // Every page is fetched while somebody still looks at the menu, so that play needs no network.
            parser: { javascript: { dynamicImportPrefetch: true } },
          },
          optimization: {
            splitChunks: {
              cacheGroups: {
                // Rules and scenarios once, not once for each page that needs them.
                night: { name: 'night', chunks: 'async', test: NIGHT, enforce: true, priority: 20 },
              },
            },
          },
        })
      },
      devServer: { port: 10086, open: false, host: '127.0.0.1' },
      postcss: { autoprefixer: { enable: true, config: {} }, cssModules: { enable: false } },
    },
  }
  return base
})
