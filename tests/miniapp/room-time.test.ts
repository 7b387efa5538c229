import { expect, test } from 'vitest'
import { leftNow } from '../../src/miniapp/play/room-time'

const viewAt = 1_000_000

test.each([
  ['runs down with the time since the view', 240_000, false, viewAt + 60_000, 180_000],
  ['never runs below nothing', 60_000, false, viewAt + 90_000, 0],
  ['stands still in a pause', 240_000, true, viewAt + 600_000, 240_000],
  ['is not made longer by a clock that was set back', 240_000, false, viewAt - 5000, 240_000],
])('what is left %s', (_, left, paused, now, expected) => {
  expect(leftNow(left, { viewAt, paused }, now)).toBe(expected)
})
