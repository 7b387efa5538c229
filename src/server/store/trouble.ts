import fs from 'node:fs'
import path from 'node:path'
import type { Misfit } from './migrations.ts'

/** Why a store can't be used: cause and cure, for whoever starts the server. Nothing in it was changed. */
export class StoreTrouble extends Error {}

const UNTOUCHED = '原有数据一个字也没有改动。'

export const misfitTrouble = (what: string, misfit: Misfit): StoreTrouble =>
  new StoreTrouble(
    misfit.misfit === 'newer'
      ? `${what}是更新的版本写的（结构第 ${misfit.version} 版，本程序只认到第 ${misfit.known} 版）。请升级本程序后再启动。${UNTOUCHED}`
      : `${what}的结构（第 ${misfit.version} 版）和本程序的不一样，多半是开发中的旧版本写的。${UNTOUCHED}${FRESH_START}`,
  )

const FRESH_START = '请用原来的版本打开它；若不再需要，就把它改名留存，再启动会建一个新的。'

/** SQLite's own numbers for what went wrong, without the details in their upper bits. */
const SQLITE = { error: 1, busy: 5, readonly: 8, ioerr: 10, corrupt: 11, full: 13, cantopen: 14, notadb: 26 } as const

/** What an error of the embedded store means and what to do about it; others stay as they are. */
export const sqliteTrouble = (error: unknown, file: string): Error => {
  if (error instanceof StoreTrouble) return error
  const { rawCode, message = String(error) } = error as { readonly rawCode?: number; readonly message?: string }
  const said = `（${message}）`
  switch (rawCode === undefined ? codeInText(message) : rawCode & 0xff) {
    case SQLITE.notadb:
      return new StoreTrouble(`${file} 不是星火同行的数据文件，或者开头已经损坏。${UNTOUCHED}${RESTORE}${said}`)
    case SQLITE.corrupt:
      return new StoreTrouble(`数据文件 ${file} 已损坏或不完整，多半是磁盘坏了，或者拷贝时没有拷全。${RESTORE}${said}`)
    case SQLITE.full:
      return new StoreTrouble(
        `放数据的磁盘满了：${path.dirname(file)}。请腾出空间，就能接着用；已经确认的都在。${said}`,
      )
    case SQLITE.ioerr:
      return new StoreTrouble(`读写 ${file} 时磁盘出错。已经确认的都在；请检查磁盘，尽快备份。${said}`)
    case SQLITE.busy:
      return new StoreTrouble(`${file} 正被别的程序占着。请先停掉那个程序（也许星火同行已经在运行）。${said}`)
    case SQLITE.readonly:
    case SQLITE.cantopen:
      return new StoreTrouble(`不能写 ${file}。${WRITABLE}${said}`)
    case SQLITE.error:
      return /no such (table|column)|has no column/.test(message)
        ? new StoreTrouble(
            `${file} 的结构和本程序要的不一样，多半是开发中的旧版本写的。${UNTOUCHED}${FRESH_START}${said}`,
          )
        : new Error(message)
    default:
      return error instanceof Error ? error : new Error(message)
  }
}

const RESTORE = '请从备份恢复；没有备份就把它改名留存（别删，也许还救得回来），再启动会建一个新的。'
const WRITABLE = '请检查这个文件夹在不在、运行本程序的用户能不能写，或者用 DATA_DIR 换一个文件夹。'

/** The driver tells a failed opening in words only. */
const codeInText = (message: string): number | undefined => {
  const code = /Unable to open connection.*: (\d+)"/.exec(message)?.[1]
  return code === undefined ? undefined : Number(code) & 0xff
}

/** Makes sure of the folder and of the right to write, before anything is opened. */
export const checkFolder = (file: string): void => {
  const folder = path.dirname(file)
  try {
    fs.mkdirSync(folder, { recursive: true })
    fs.accessSync(folder, fs.constants.R_OK | fs.constants.W_OK)
    if (fs.existsSync(file)) fs.accessSync(file, fs.constants.R_OK | fs.constants.W_OK)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new StoreTrouble(
      code === 'ENOSPC'
        ? `放数据的磁盘满了：${folder}。请腾出空间再启动。（${message}）`
        : `数据文件夹 ${folder} 不能用。${WRITABLE}（${message}）`,
    )
  }
  if (fs.existsSync(file) && !fs.statSync(file).isFile()) {
    throw new StoreTrouble(`${file} 应当是一个文件，却是别的东西。请把它移走，或者用 DATA_DIR 换一个文件夹。`)
  }
}

/** What PostgreSQL's codes and the network's mean to whoever starts the server. */
export const postgresTrouble = (error: unknown): Error => {
  if (error instanceof StoreTrouble) return error
  const { code = '', message = String(error) } = error as { readonly code?: string; readonly message?: string }
  const cause = POSTGRES.find(([codes]) => codes.some((known) => code === known || message.startsWith(known)))?.[1]
  return new StoreTrouble(`DATABASE_URL 指的数据库现在不能用：${cause ?? '出了没有料到的错'}（${message}）`)
}

const POSTGRES: readonly (readonly [readonly string[], string])[] = [
  [
    ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'ECONNRESET', 'timeout'],
    '那里没有应答。请检查地址和端口、数据库是否启动、防火墙是否放行。',
  ],
  [
    ['Connection terminated', 'Query read timeout', '57P03', '53300'],
    '它没有及时应答，也许正在启动或者太忙。请稍后再启动。',
  ],
  [['28P01', '28000'], '用户名或密码不对。请检查 DATABASE_URL。'],
  [['3D000'], '没有这个库。请先用 createdb 建一个，或者改 DATABASE_URL。'],
  [['42501', '25006'], '这个用户没有建表和写入的权限，或者它是只读的备库。请换一个用户，或者指向主库。'],
  [['53100'], '数据库的磁盘满了。请先腾出空间。'],
  [['42P07', '42710'], '库里已有同名的表，不是本程序建的，没有动它们。请换一个空的库。'],
]
