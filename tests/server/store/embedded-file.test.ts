import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import Database from 'libsql'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openSqliteStore } from '@/server/store/sqlite'
import { bundleServer } from '../../../scripts/bundle-server.mts'
import { aFreePort } from '../support/nodes'

let folder: string
let file: string

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'file-'))
  file = path.join(folder, 'rooms.db')
})
afterEach(() => {
  fs.chmodSync(folder, 0o700)
  fs.rmSync(folder, { recursive: true })
})

/** A store with something in it, wholly in its one file. */
const used = async (): Promise<void> => {
  const store = await openSqliteStore(file)
  await store.saveScenario('hash', LONG_BODY)
  await store.close()
}

const LONG_BODY = 'x'.repeat(100_000)

const refused = async (words: RegExp): Promise<void> => {
  const before = fs.readFileSync(file)
  await expect(openSqliteStore(file)).rejects.toThrow(words)
  expect(fs.readFileSync(file).equals(before)).toBe(true)
}

describe('the file of the embedded store', () => {
  test('is complete by itself once the store is closed', async () => {
    await used()
    fs.copyFileSync(file, `${file}.copy`)
    const copy = await openSqliteStore(`${file}.copy`)
    expect(await copy.scenario('hash')).toBe(LONG_BODY)
    await copy.close()
  })

  test('that is no database is left alone', async () => {
    fs.writeFileSync(file, '一封信，不是数据库。'.repeat(200))
    await refused(/不是星火同行的数据文件.*没有改动.*备份/)
  })

  test('that was cut short is left alone', async () => {
    await used()
    fs.truncateSync(file, 8192)
    await refused(/已损坏或不完整.*备份/)
  })

  test('with a hole in it says so when that part is read', async () => {
    await used()
    const handle = fs.openSync(file, 'r+')
    fs.writeSync(handle, Buffer.alloc(5 * 4096, 0x41), 0, undefined, 20 * 4096)
    fs.closeSync(handle)
    const store = await openSqliteStore(file)
    await expect(store.scenario('hash')).rejects.toThrow(/已损坏或不完整.*备份/)
    await store.close()
  })

  test('cannot be a folder', async () => {
    fs.mkdirSync(file)
    await expect(openSqliteStore(file)).rejects.toThrow(/应当是一个文件/)
  })

  test('cannot lie in a file', async () => {
    fs.writeFileSync(file, '')
    await expect(openSqliteStore(path.join(file, 'rooms.db'))).rejects.toThrow(/数据文件夹.*不能用.*DATA_DIR/)
  })

  test('that somebody else is writing is waited for, and then refused', async () => {
    await used()
    const other = new Database(file)
    other.exec('BEGIN EXCLUSIVE')
    await expect(openSqliteStore(file)).rejects.toThrow(/正被别的程序占着/)
    other.exec('ROLLBACK')
    other.close()
    await (await openSqliteStore(file)).close()
  })
})

let program: string
beforeAll(() => {
  program = bundleServer('src/server/main.mts', 'dist/test-start')
})

/** Root may write everywhere, unless it is told not to. */
const LESS_THAN_ROOT = process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : []

/** The program as `npm start` runs it. */
const startProgram = (port: number): ChildProcess => {
  const [command = '', ...args] = [...LESS_THAN_ROOT, process.execPath, program]
  return spawn(command, args, {
    env: { ...process.env, NODE_OPTIONS: '', HOST: '127.0.0.1', DATA_DIR: folder, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

const said = async (child: ChildProcess): Promise<{ code: unknown; text: string }> => {
  let text = ''
  child.stderr?.on('data', (piece) => {
    text += String(piece)
  })
  const [code] = await once(child, 'close')
  return { code, text: text.trim() }
}

describe('npm start', () => {
  test('with the file of an incompatible version ends with cause and cure, and one line', async () => {
    await used()
    const other = new Database(file)
    other.exec(`UPDATE schema_version SET checksum = 'another'`)
    other.close()
    const { code, text } = await said(startProgram(await aFreePort()))
    expect(code).toBe(1)
    expect(text).toMatch(/^\S*rooms\.db 的结构.*没有改动.*改名留存.*$/)
  })

  test('on a port that is taken ends with cause and cure, and one line', async () => {
    const other = net.createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as net.AddressInfo
    const { code, text } = await said(startProgram(port))
    other.close()
    expect(code).toBe(1)
    expect(text).toMatch(new RegExp(`^端口 ${port} 不能用.*PORT=8080 npm start$`))
  })

  test('in a folder that can’t be written says so, whether there is a file in it or not', async () => {
    for (const there of [false, true]) {
      if (there) await used()
      fs.chmodSync(folder, 0o555)
      const { code, text } = await said(startProgram(await aFreePort()))
      fs.chmodSync(folder, 0o755)
      expect(code).toBe(1)
      expect(text).toMatch(/^数据文件夹 .* 不能用。.*DATA_DIR/)
    }
  })

  test('a second time in the same folder is refused, and the first goes on', async () => {
    const first = startProgram(await aFreePort())
    const up = new Promise<void>((resolve) => {
      first.stdout?.on('data', (text) => String(text).includes('已经启动') && resolve())
    })
    await Promise.race([up, said(first).then(({ text }) => expect.unreachable(text))])
    const { code, text } = await said(startProgram(await aFreePort()))
    expect(code).toBe(1)
    expect(text).toMatch(/正被别的程序占着.*已经在运行/)
    expect(first.exitCode).toBe(null)
    first.kill('SIGTERM')
    expect((await once(first, 'exit'))[0]).toBe(0)
  })
})
