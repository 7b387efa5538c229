import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { at } from './paths.mts'

const FILE = 'dist/.build.lock'

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const tryTake = (): boolean => {
  try {
    fs.writeFileSync(at(FILE), String(process.pid), { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

/** Runs `work` while no other process of this checkout builds: two builds at once would mix their output. */
export const alone = async <T,>(work: () => Promise<T>): Promise<T> => {
  fs.mkdirSync(at('dist'), { recursive: true })
  let told = false
  while (!tryTake()) {
    let holder = ''
    try {
      holder = fs.readFileSync(at(FILE), 'utf8')
    } catch {
      continue
    }
    if (holder !== '' && !isAlive(Number(holder))) {
      fs.rmSync(at(FILE), { force: true })
      continue
    }
    if (!told) console.log(`… 另一个构建正在进行（进程 ${holder}），等它结束`)
    told = true
    await sleep(500)
  }
  const free = () => fs.rmSync(at(FILE), { force: true })
  process.once('exit', free)
  try {
    return await work()
  } finally {
    process.off('exit', free)
    free()
  }
}
