import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildHttp } from '@/server/http'

let webRoot: string

beforeAll(() => {
  webRoot = fs.mkdtempSync(path.join(os.tmpdir(), 'web-'))
  fs.mkdirSync(path.join(webRoot, 'js'))
  fs.writeFileSync(path.join(webRoot, 'index.html'), '<title>星火同行</title>')
  fs.writeFileSync(path.join(webRoot, 'js', 'app.0123abcd.js'), '1')
})

afterAll(() => fs.rmSync(webRoot, { recursive: true }))

describe('the http side', () => {
  test('serves the page fresh each time and hashed files for ever', async () => {
    const app = await buildHttp({ webRoot, logLevel: 'silent' })
    const page = await app.inject('/')
    expect(page.body).toContain('星火同行')
    expect(page.headers['cache-control']).toBe('no-cache')
    const script = await app.inject('/js/app.0123abcd.js')
    expect(script.headers['cache-control']).toContain('immutable')
    await app.close()
  })

  test('leaves the folder of pages to nobody', async () => {
    const app = await buildHttp({ webRoot, logLevel: 'silent' })
    const answer = await app.inject('/..%2f..%2fetc%2fpasswd')
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    await app.close()
  })
})
