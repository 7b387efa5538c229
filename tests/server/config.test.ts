import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from '@/server/config'

describe('settings from the environment', () => {
  test('without any, the server listens everywhere on port 3000 and may move on', () => {
    expect(readConfig({})).toEqual({
      config: { host: '0.0.0.0', port: 3000, portIsGiven: false, logLevel: 'warn', dataDir: path.resolve('data') },
    })
  })

  test('an empty variable counts as none', () => {
    expect(readConfig({ PORT: '', HOST: '', LOG_LEVEL: '' })).toEqual(readConfig({}))
  })

  test('a given port is kept', () => {
    expect(readConfig({ PORT: '8080' })).toMatchObject({ config: { port: 8080, portIsGiven: true } })
  })

  test.each(['abc', '0', '65536', '-1', '80.5', '1e3'])('the port %s is refused by its name', (port) => {
    const read = readConfig({ PORT: port })
    expect(read).toHaveProperty('problems')
    expect('problems' in read && read.problems.join()).toContain(`PORT=${port}`)
  })

  test('all that is wrong is told at once', () => {
    const read = readConfig({ PORT: 'x', LOG_LEVEL: 'loud' })
    expect('problems' in read && read.problems).toHaveLength(2)
  })

  test('a secret that is too short is refused without being shown', () => {
    const read = readConfig({ SECRET: 'hunter2' })
    const told = 'problems' in read ? read.problems.join() : ''
    expect(told).toContain('SECRET')
    expect(told).not.toContain('hunter2')
  })

  test.each(['mysql://a/b', 'nonsense'])('the database %s is refused without its password being shown', (url) => {
    const read = readConfig({ DATABASE_URL: url, SECRET: 'x'.repeat(32) })
    expect('problems' in read && read.problems.join()).toContain('DATABASE_URL')
    expect('problems' in read && read.problems.join()).not.toContain(url)
  })

  test('several nodes on one database need the same secret', () => {
    const read = readConfig({ DATABASE_URL: 'postgres://u@h/db' })
    expect('problems' in read && read.problems.join()).toContain('SECRET')
  })

  test('the public address loses the slash at its end', () => {
    expect(readConfig({ PUBLIC_URL: 'https://xinghuo.example/' })).toMatchObject({
      config: { publicUrl: 'https://xinghuo.example' },
    })
    expect(readConfig({ PUBLIC_URL: 'xinghuo.example' })).toHaveProperty('problems')
  })
})
