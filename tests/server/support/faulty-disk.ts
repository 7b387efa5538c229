import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What the disk does to a process: a call of the system fails with an error, at some of its calls. */
export interface DiskFault {
  readonly call: 'fsync' | 'pwrite64'
  readonly error: 'EIO' | 'ENOSPC'
  /** As strace counts: `3+7` is the third call and every seventh after it, `1+` is every call. */
  readonly when: string
}

/** Why faults can't be injected here; undefined where they can. With CI=true that is no excuse: the tests then fail. */
export const whyNoFaults = async (): Promise<string | undefined> => {
  if (process.env.CI === 'true') return undefined
  const child = spawn('sleep', ['10'])
  try {
    const stop = await injectFault(child.pid ?? 0, { call: 'fsync', error: 'EIO', when: '1+' })
    await stop()
    return undefined
  } catch (error) {
    console.warn(`磁盘故障的测试被跳过：strace 不能用（${(error as Error).message}）。在 Debian 上：apt install strace`)
    return 'no strace'
  } finally {
    child.kill('SIGKILL')
  }
}

/** Lets calls of a running process fail; answers how to end that, which tells how many failed. */
export const injectFault = async (pid: number, { call, error, when }: DiskFault): Promise<() => Promise<number>> => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'strace-'))
  const log = path.join(folder, 'log')
  const calls = call === 'fsync' ? 'fsync,fdatasync' : call
  const inject = `inject=${calls}:error=${error}:when=${when}`
  const strace = spawn('strace', ['-f', '-o', log, '-e', `trace=${calls}`, '-e', inject, '-p', String(pid)])
  await attached(strace)
  return async () => {
    if (strace.exitCode === null && strace.signalCode === null) {
      strace.kill('SIGINT')
      await once(strace, 'exit')
    }
    const failed = fs.readFileSync(log, 'utf8').split('(INJECTED)').length - 1
    fs.rmSync(folder, { recursive: true })
    return failed
  }
}

const attached = (strace: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = ''
    strace.stderr?.on('data', (text) => {
      said += String(text)
      if (said.includes('attached')) resolve()
    })
    strace.once('error', reject)
    strace.once('exit', () => reject(new Error(said.trim())))
  })

/** Forbids a process to make any file longer than so many bytes: a write across the limit is cut short, and the next fails. */
export const limitFiles = async (pid: number, bytes: number | 'unlimited'): Promise<void> => {
  await run('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`])
}
