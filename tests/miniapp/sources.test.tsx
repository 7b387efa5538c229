// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { DebriefView, EndingView, FactView, View } from '../../src/miniapp/engine'
import { SECTION } from '../../src/miniapp/packages/play/debrief/sections'
import { EndingScreen } from '../../src/miniapp/packages/play/screens/ending'
import type { SessionRecord } from '../../src/miniapp/stores/records'
import { useSettings } from '../../src/miniapp/stores/settings'

const fact: FactView = {
  label: 'f-1',
  text: '后门通弄堂。',
  status: '确证',
  sources: [{ title: '夜灯记', publisher: '测试出版社', locator: '第 3 页' }],
}
const chapter: DebriefView['timeline'][number] = {
  title: '天黑',
  ours: ['门开了。'],
  facts: [fact],
  history: [],
  redone: false,
}
const ending = (timeline: DebriefView['timeline']): EndingView => ({
  title: '平安',
  text: ['你们平安。'],
  art: null,
  invented: true,
  facts: [fact],
  unfinished: false,
  debrief: { intro: '', timeline, disputed: [], afterwards: [], questions: [], scores: [], sources: [] },
})
const record = (timeline: DebriefView['timeline']): SessionRecord => ({
  id: 'x',
  scenario: 'two-lamps',
  title: '两盏灯',
  version: 'two-lamps@1.0.0',
  ending: '平安',
  people: [],
  at: 0,
  view: ending(timeline),
  reveals: [],
  contributions: [],
})

afterEach(cleanup)

const opened = (page: HTMLElement): string => {
  useSettings.setState({ tapGuardMs: 0 })
  const head = page.querySelector('.facts .fold__head')
  if (head === null) throw new Error(`no sources on ${page.textContent}`)
  act(() => void fireEvent.click(head))
  return page.querySelector('.facts')?.textContent ?? ''
}

test('the debrief names the sources of what an act told everybody', () => {
  const { container } = render(<SECTION.timeline record={record([chapter])} />)
  expect(container.querySelector('.fact')).toBeNull()
  expect(opened(container)).toMatch(/后门通弄堂。.*《夜灯记》.*第 3 页/u)
})

test('an evening kept before there were such sources still opens', () => {
  const { facts: _, ...old } = chapter
  const { container } = render(<SECTION.timeline record={record([old as typeof chapter])} />)
  expect(container.textContent).toContain('门开了。')
  expect(container.querySelector('.facts')).toBeNull()
})

test('an ending says that it is invented, and names its sources where its text ends', () => {
  const view = { ending: ending([]) } as View
  const { container } = render(<EndingScreen view={view} screenKey="ending" scenario="two-lamps" />)
  expect(container.querySelector('.invented')).not.toBeNull()
  expect(opened(container)).toContain('《夜灯记》')
})

test('an ending told by an older server has no sources and no mark', () => {
  const { facts: _, invented: __, ...old } = ending([])
  const view = { ending: old } as View
  const { container } = render(<EndingScreen view={view} screenKey="ending" scenario="two-lamps" />)
  expect(container.textContent).toContain('你们平安。')
  expect(container.querySelector('.facts, .invented')).toBeNull()
})
