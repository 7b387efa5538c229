// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import { inviteLink, qrImage, spoken } from '../../src/miniapp/packages/room/parts/invite'
import { numberIn } from '../../src/miniapp/rooms/pass'

describe('an invitation', () => {
  test.each([
    ['271828', '271828'],
    ['number=271828', '271828'],
    ['number%3D271828', '271828'],
    ['http://192.168.1.20:3000/#/packages/room/join/index?number=271828', '271828'],
    ['packages/room/join/index?number=271828&from=card', '271828'],
    ['2718', null],
    ['1234567', null],
    ['', null],
    ['%E0%A4%A', null],
  ])('in %s the number is %s', (text, number) => {
    expect(numberIn(text)).toBe(number)
  })

  test('its link leads to the very room', () => {
    expect(numberIn(inviteLink('https://example.org', '031415'))).toBe('031415')
  })

  test('its address is read without the protocol', () => {
    expect(spoken('https://example.org')).toBe('example.org')
  })

  test('its code is one small picture', () => {
    const image = qrImage(inviteLink('http://192.168.1.20:3000', '271828'))
    expect(image).toMatch(/^data:image\/svg\+xml,/)
    expect(image.length).toBeLessThan(6000)
    expect(decodeURIComponent(image)).toContain("<path d='M2,2h7v1h-7z")
  })
})
