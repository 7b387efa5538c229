import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/** The secret kept in `dataDir`, made at the first start; tokens of phones outlive a restart with it. */
export const keptSecret = (dataDir: string): string => {
  fs.mkdirSync(dataDir, { recursive: true })
  const file = path.join(dataDir, 'secret')
  try {
    fs.writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST') {
      // Half a secret would be taken for a damaged one.
      fs.rmSync(file, { force: true })
      throw new Error(`不能写 ${file}：请看磁盘是否满了、运行本程序的用户能不能写这个文件夹。（${message}）`)
    }
  }
  const secret = fs.readFileSync(file, 'utf8').trim()
  if (secret.length < 32) throw new Error(`${file} 已损坏：删除它会重新生成，但正在进行的房间要重新加入`)
  return secret
}
