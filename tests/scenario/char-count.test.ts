import { expect, test } from 'vitest'
import { charCount } from '@/scenario'

test.each([
  ['', 0],
  ['你好', 2],
  ['你好，世界！', 4],
  ['一九二一年七月三十日', 10],
  ['1921 年 7 月 30 日', 6],
  ['他说：“Hello world”。', 4],
  ['  \n\t—— ……', 0],
  ['二〇二六', 4],
  ['渔阳里2号', 5],
  ['𠮷野家', 3],
  ['café', 1],
])('“%s” has %i 字', (text, count) => {
  expect(charCount(text)).toBe(count)
})
