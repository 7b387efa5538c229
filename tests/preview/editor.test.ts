import { expect, test } from 'vitest'
import { editorLink } from '@/preview/page/editor'

test('a link to the editor leads to the line, whatever the folder is called', () => {
  expect(editorLink('/home/周老师/剧本 #1?/scenario.json', 12, 3)).toBe(
    'vscode://file/home/%E5%91%A8%E8%80%81%E5%B8%88/%E5%89%A7%E6%9C%AC%20%231%3F/scenario.json:12:3',
  )
  expect(editorLink('C:\\scripts\\scenario.json', 1)).toBe('vscode://file/C:/scripts/scenario.json:1:1')
})
