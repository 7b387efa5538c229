import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { bookTitle } from '../../src/miniapp/book-title'
import { storyTime } from '../../src/miniapp/story-time'

const ROOT = 'src/miniapp'

const sources = (folder: string): string[] =>
  fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : sources(file)
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.config.ts') ? [file] : []
  })

/** The program without its comments. */
const codeOf = (file: string): string =>
  fs
    .readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')

describe('the words of the interface', () => {
  test('stand in one file', () => {
    // components/fact.tsx names the three states of a fact as the format does, and sets titles in 《》.
    const allowed = ['src/miniapp/words.ts', 'src/miniapp/components/fact.tsx', 'src/miniapp/story-time.ts']
    const strays = sources(ROOT).filter((file) => !allowed.includes(file) && /[\u4e00-\u9fff]/.test(codeOf(file)))
    expect(strays).toEqual([])
  })
})

describe('the story clock', () => {
  test.each([
    [19 * 60 + 30, '晚上 7:30'],
    [0, '午夜 12:00'],
    [12 * 60 + 5, '中午 12:05'],
    [25 * 60 + 5, '次日 凌晨 1:05'],
  ])('says %i minutes as “%s”', (minutes, said) => {
    expect(storyTime(minutes)).toBe(said)
  })
})

describe('a book title', () => {
  test.each([
    ['中共一大闭幕日期考', '《中共一大闭幕日期考》'],
    ['《中共一大闭幕日期考》', '《中共一大闭幕日期考》'],
    ['叶永烈《红色的起点》：画舫与麻将', '《叶永烈〈红色的起点〉：画舫与麻将》'],
    ['《百年追寻》连载五十七', '《〈百年追寻〉连载五十七》'],
  ])('prints %s as %s', (title, printed) => {
    expect(bookTitle(title)).toBe(printed)
  })
})
