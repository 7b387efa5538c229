import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { at } from './paths.mts'

/** How often a lock that somebody holds is looked at (ms). */
const EVERY = 500
/** Who takes the lock writes its name at once; an empty lock of this age (ms) belongs to nobody any more. */
const NAMELESS_MS = 10_000

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It is there, and somebody else's.
    return codeOf(error) === 'EPERM'
  }
}

const tryTake = (file: string): boolean => {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    // Windows says EPERM while the lock of a build that is done goes away.
    if (codeOf(error) !== 'EEXIST' && codeOf(error) !== 'EPERM') throw error
    return false
  }
}

/** Who holds the lock, or '' when nobody does any more or has not said so yet. */
const holderOf = (file: string): string => {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Whether whoever took the lock is no more: its process ended, or ended before it could even say who it was. */
const isLeft = (file: string, holder: string): boolean => {
  if (holder !== '') return !isAlive(Number(holder))
  const taken = fs.statSync(file, { throwIfNoEntry: false })
  return taken !== undefined && Date.now() - taken.mtimeMs > NAMELESS_MS
}

/**
 * Runs `work` while no other process of this checkout builds: two builds at once would mix their output. Throws what the
 * system says when `file`, the lock, can't be written.
 */
export const alone = async <T,>(work: () => Promise<T>, file = at('dist/.build.lock')): Promise<T> => {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  let told = false
  while (!tryTake(file)) {
    const holder = holderOf(file)
    if (isLeft(file, holder)) {
      fs.rmSync(file, { force: true })
      continue
    }
    if (!told && holder !== '') {
      console.log(`… 另一个构建正在进行（进程 ${holder}），等它结束`)
      told = true
    }
    await sleep(EVERY)
  }
  const free = () => fs.rmSync(file, { force: true })
  process.once('exit', free)
  try {
    return await work()
  } finally {
    process.off('exit', free)
    free()
  }
}
