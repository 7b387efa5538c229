import { afterEach, describe, expect, test } from 'vitest'
import { menu } from '../../src/miniapp/generated/menu'
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

  test('draws the home page in one message: 1.5 KB of its own, and at most 0.7 KB for each scenario', async () => {
    phone = await boot()
    expect(phone.setData).toHaveLength(1)
    expect(phone.setData[0]?.bytes).toBeLessThanOrEqual(1536 + 717 * menu.length)
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
