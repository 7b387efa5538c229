import { afterEach, describe, expect, test } from 'vitest'
import { boot, type Phone } from './harness'

let phone: Phone | undefined
afterEach(() => phone?.kill())

describe('the built mini-program', () => {
  test('boots and shows its home page', async () => {
    phone = await boot()
    expect(phone.routes()).toEqual(['pages/home/index'])
    expect(phone.text()).toContain('星火同行')
    expect(phone.errors).toEqual([])
  })

  test('tells the view what to draw in messages of at most 2 kB', async () => {
    phone = await boot()
    expect(phone.setData.length).toBeGreaterThan(0)
    expect(Math.max(...phone.setData.map((sent) => sent.bytes))).toBeLessThanOrEqual(2048)
  })

  test('opens again on the storage it left when it was closed', async () => {
    const first = await boot()
    first.storage.set('left-behind', '"1"')
    first.kill()
    phone = await boot({ storage: first.storage })
    expect(phone.text()).toContain('星火同行')
    expect(phone.storage.get('left-behind')).toBe('"1"')
  })
})
