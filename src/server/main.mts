import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { renderUnicodeCompact } from 'uqr'
import { EVERYWHERE, listenFrom, phoneAddress } from './address.ts'
import { readConfig, type ServerConfig } from './config.ts'
import { readLibrary } from './library.ts'
import { keptSecret } from './secret.ts'
import { buildServer, type RoomServer } from './serve.ts'
import { openPostgresStore } from './store/postgres.ts'
import type { RoomStore } from './store/room-store.ts'
import { openSqliteStore } from './store/sqlite.ts'

/** Listens on the port that was asked for, or on the first free one; answers it. */
const listen = async ({ host, port, portIsGiven }: ServerConfig, { app, close }: RoomServer): Promise<number> => {
  const chosen = await listenFrom(port, portIsGiven ? 1 : 100, (one) => app.listen({ host, port: one }))
  if (chosen === undefined) {
    await close()
    throw new Error(
      `端口 ${port} 不能用（被别的程序占着，或者 HOST=${host} 不是本机地址）。换一个端口：PORT=8080 npm start`,
    )
  }
  if (chosen !== port) console.log(`端口 ${port} 已被占用，改用 ${chosen}`)
  return chosen
}

/** A QR code for the terminal; on a real one its colours are fixed, so that it reads on light and dark backgrounds. */
const qrCode = (text: string): string => {
  const code = renderUnicodeCompact(text, { border: 2 })
  return process.stdout.isTTY ? code.replace(/^.*$/gm, '\u001b[97;40m$&\u001b[0m') : code
}

const announce = (config: ServerConfig, port: number): void => {
  const { host, publicUrl } = config
  const everywhere = EVERYWHERE.includes(host)
  console.log('\n星火同行已经启动')
  console.log(`  本机打开：   http://${everywhere ? 'localhost' : host}:${port}/`)
  const address = phoneAddress(config, port)
  if (address !== undefined) {
    console.log(`  ${publicUrl === undefined ? '同一网络的手机' : '大家打开'}：${address}/（扫下面的码）\n`)
    console.log(qrCode(`${address}/`))
  }
  console.log('\n按 Ctrl+C 停止')
}

const openStore = async ({ databaseUrl, dataDir }: ServerConfig): Promise<RoomStore> => {
  if (databaseUrl === undefined) {
    const onBroken = (error: Error): void => {
      console.error(`${error.message}。已经确认的都在，重新启动就能接着用。`)
      process.exit(1)
    }
    return openSqliteStore(path.join(dataDir, 'rooms.db'), { alone: true, onBroken })
  }
  return openPostgresStore({ url: databaseUrl, onError: (error) => console.error(`数据库连接中断：${error.message}`) })
}

const folder = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

const main = async (): Promise<void> => {
  const read = readConfig(process.env)
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  const { config } = read
  let { port } = config
  const store = await openStore(config)
  const secret = config.secret ?? keptSecret(config.dataDir)
  const server = await buildServer({
    webRoot: folder('../../dist/h5'),
    logLevel: config.logLevel,
    behindProxy: config.publicUrl?.startsWith('https:') === true,
    store,
    library: readLibrary(folder('../../scenarios'), (problem) => console.error(problem)),
    secret,
    address: () => phoneAddress(config, port),
    ...(config.metricsToken === undefined ? {} : { metricsToken: config.metricsToken }),
  })

  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(1)
    stopping = true
    console.log('\n正在停止…')
    await server.close()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)

  port = await listen(config, server)
  announce(config, port)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
})
