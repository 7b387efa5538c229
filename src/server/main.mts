import { fileURLToPath } from 'node:url'
import { renderUnicodeCompact } from 'uqr'
import { freePort, lanAddress } from './address.ts'
import { readConfig, type ServerConfig } from './config.ts'
import { buildHttp } from './http.ts'

const EVERYWHERE = ['0.0.0.0', '::']

const choosePort = async ({ host, port, portIsGiven }: ServerConfig): Promise<number> => {
  const chosen = await freePort(host, port, portIsGiven ? 1 : 100)
  if (chosen === undefined) {
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

const announce = (host: string, port: number): void => {
  const everywhere = EVERYWHERE.includes(host)
  console.log('\n星火同行已经启动')
  console.log(`  本机打开：   http://${everywhere ? 'localhost' : host}:${port}/`)
  const lan = everywhere ? lanAddress() : undefined
  if (lan !== undefined) {
    const address = `http://${lan}:${port}/`
    console.log(`  同一网络的手机：${address}（扫下面的码）\n`)
    console.log(qrCode(address))
  }
  console.log('\n按 Ctrl+C 停止')
}

const main = async (): Promise<void> => {
  const read = readConfig(process.env)
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  const { host, logLevel } = read.config
  const port = await choosePort(read.config)
  const app = await buildHttp({ webRoot: fileURLToPath(new URL('../../dist/h5', import.meta.url)), logLevel })

  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(1)
    stopping = true
    console.log('\n正在停止…')
    await app.close()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)

  await app.listen({ host, port })
  announce(host, port)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
})
