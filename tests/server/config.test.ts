import { describe, expect, test } from 'vitest'
import { readConfig } from '@/server/config'

describe('settings from the environment', () => {
  test('without any, the server listens everywhere on port 3000 and may move on', () => {
    expect(readConfig({})).toEqual({
      config: { host: '0.0.0.0', port: 3000, portIsGiven: false, logLevel: 'warn' },
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
})
