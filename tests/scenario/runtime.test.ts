import { describe, expect, test } from 'vitest'
import { isRuntimeScenario, loadScenario, parseRuntime } from '@/scenario'
import { TWO_LAMPS } from './fixture'

const { scenario } = loadScenario(TWO_LAMPS, 'x.json')
const stored = JSON.stringify(scenario)

describe('a stored runtime form', () => {
  test('comes back as it was, frozen', () => {
    expect(parseRuntime(stored)).toEqual(scenario)
    expect(Object.isFrozen(parseRuntime(stored)?.acts[0]?.lanes)).toBe(true)
  })

  test('is refused when a word was changed on the way', () => {
    expect(parseRuntime(stored.replace('两盏灯', '三盏灯'))).toBeUndefined()
  })

  test.each(['', '{', 'null', '3', '[]', '{}', '{"formatVersion":1}', '{"__proto__":{}}'])('is not %s', (text) => {
    expect(parseRuntime(text)).toBeUndefined()
  })

  test('is not the document', () => {
    expect(isRuntimeScenario(JSON.parse(TWO_LAMPS))).toBe(false)
  })
})
