import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'jsonc-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getLanguageService, type MarkupContent, TextDocument } from 'vscode-json-languageservice'
import { create } from '../../src/cli/new'
import { loadScenario } from '../../src/scenario'
import { editorFiles } from '../../src/scenario/editor'
import { WATCH_WORDS } from '../../src/scenario/words'
import { TWO_LAMPS } from './fixture'

// The language service is the one inside VS Code: what it offers here it offers there.

const ROOT = path.join(__dirname, '../..')
const HAN = /\p{Script=Han}/u
const service = getLanguageService({
  clientCapabilities: {
    textDocument: {
      completion: { completionItem: { documentationFormat: ['markdown', 'plaintext'] } },
      hover: { contentFormat: ['markdown', 'plaintext'] },
    },
  },
  workspaceContext: { resolveRelativePath: (relative, from) => new URL(relative, from).href },
  schemaRequestService: async (url) => fs.readFileSync(new URL(url), 'utf8'),
})
const SCHEMA = pathToFileURL(path.join(ROOT, 'scenarios/scenario.schema.json')).href
service.configure({ validate: true, allowComments: true, schemas: [{ fileMatch: ['scenario.json'], uri: SCHEMA }] })

const opened = (text: string) => {
  const document = TextDocument.create(
    pathToFileURL(path.join(ROOT, 'scenarios/my-night/scenario.json')).href,
    'jsonc',
    1,
    text,
  )
  return { document, json: service.parseJSONDocument(document) }
}
/** The text without its mark ▲, and where it stood. */
const marked = (text: string) => {
  const [before = '', after = ''] = text.split('▲')
  return { text: before + after, offset: before.length }
}
const swapped = (from: string, to: string) => {
  expect(TWO_LAMPS.split(from), from).toHaveLength(2)
  return TWO_LAMPS.replace(from, () => to)
}
const completions = async (withMark: string) => {
  const { text, offset } = marked(withMark)
  const { document, json } = opened(text)
  return { document, items: (await service.doComplete(document, document.positionAt(offset), json))?.items ?? [] }
}
const wordsOf = (documentation: string | MarkupContent | undefined) =>
  typeof documentation === 'string' ? documentation : (documentation?.value ?? '')
/** A snippet as it stands when the writer accepts every suggestion. */
const accepted = (snippet: string) =>
  snippet
    .replace(/\$\{\d+\|([^,|]*)[^}]*\}/gu, '$1')
    .replace(/\$\{\d+:([^}]*)\}/gu, '$1')
    .replace(/\$\d+/gu, '')

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly description?: string
  readonly title?: string
  readonly enum?: readonly unknown[]
  readonly enumDescriptions?: readonly string[]
}
const schemas = (): [string, Schema][] => {
  const found: [string, Schema][] = []
  const walk = (value: unknown, where: string): void => {
    if (typeof value !== 'object' || value === null) return
    found.push([where, value])
    for (const [key, inner] of Object.entries(value)) {
      if (key !== 'defaultSnippets' && key !== 'examples') walk(inner, `${where}/${key}`)
    }
  }
  walk(JSON.parse(fs.readFileSync(new URL(SCHEMA), 'utf8')), '')
  return found
}

describe('the schema, for an editor', () => {
  test('explains every key there is in Chinese', () => {
    const keys = schemas().flatMap(([where, { properties = {} }]) =>
      Object.entries(properties).map(([key, about]) => [`${where}.${key}`, about] as const),
    )
    expect(keys.length).toBeGreaterThan(200)
    const bare = keys.filter(([, { title = '', description = '' }]) => !HAN.test(title) || !HAN.test(description))
    expect(bare.map(([key]) => key)).toEqual([])
  })

  test('explains every word one may choose', () => {
    const lists = schemas().filter(([, schema]) => Array.isArray(schema.enum))
    expect(lists.length).toBeGreaterThan(15)
    for (const [where, { enum: words = [], enumDescriptions = [] }] of lists) {
      expect(enumDescriptions, where).toHaveLength(words.length)
      for (const words of enumDescriptions) expect(words, where).toMatch(HAN)
    }
  })
})

describe('an editor that knows the schema', () => {
  test.each([
    ['the scenario', swapped('"summary"', '"▲",\n  "summary"'), ['subtitle', 'reading', 'note']],
    ['a role', swapped('"title": "守楼上的灯",', '"▲",\n      "title": "守楼上的灯",'), ['portrait']],
    ['an act', swapped('"title": "夜里",', '"▲",\n      "title": "夜里",'), ['place', 'minutes', 'art', 'time']],
    ['a task', swapped('"title": "先后",', '"▲",\n            "title": "先后",'), ['when', 'hint', 'teaches', 'cites']],
    [
      'an option',
      swapped('"text": "走后门看看",', '"▲",\n                "text": "走后门看看",'),
      ['reply', 'trap', 'wrong'],
    ],
    ['a trap', swapped('"title": "走前门",', '"▲",\n                  "title": "走前门",'), ['note']],
    ['a barrier', swapped('"title": "到齐",', '"▲",\n        "title": "到齐",'), ['nudgeSec', 'release', 'todo']],
    ['a fact', swapped('"text": "灯在楼上。",', '"▲", "text": "灯在楼上。",'), ['note']],
    ['an effect', swapped('[{ "score": "history", "add": 1 }]', '[{ "▲" }]'), ['meter', 'flag', 'minutes', 'give']],
    [
      'a condition',
      swapped('"when": { "outcome": "night", "is": "roof" }', '"when": { "▲" }'),
      ['meter', 'all', 'not'],
    ],
  ])('offers the keys of %s, each with its Chinese words', async (_, text, keys) => {
    const { items } = await completions(text)
    for (const key of keys) {
      const item = items.find(({ label }) => label === key)
      expect(item, `${key} is not among ${items.map(({ label }) => label).join(' ')}`).toBeDefined()
      expect(wordsOf(item?.documentation), key).toMatch(HAN)
    }
  })

  test.each([
    ['absence', swapped('"absence": "default"', '"absence": ▲'), ['proxy', 'default', 'skip']],
    ['status', swapped('"status": "通说"', '"status": ▲'), ['确证', '通说', '存疑']],
    ['rule', swapped('"rule": "majority"', '"rule": ▲'), ['majority', 'unanimous']],
  ])('offers the words of %s, each explained', async (_, text, words) => {
    const { items } = await completions(text)
    for (const word of words) {
      const item = items.find(({ label }) => label === JSON.stringify(word))
      expect(wordsOf(item?.documentation), word).toMatch(HAN)
    }
  })

  test('tells in Chinese what a key is, wherever one stops at it', async () => {
    const { document, json } = opened(TWO_LAMPS)
    const text = document.getText()
    const silent: string[] = []
    let asked = 0
    for (const { index } of text.matchAll(/"[$\w]+"(?=: )/gu)) {
      asked += 1
      const hover = await service.doHover(document, document.positionAt(index + 2), json)
      const said = hover === null ? '' : JSON.stringify(hover.contents)
      if (!HAN.test(said)) silent.push(`${document.positionAt(index).line + 1}: ${text.slice(index, index + 20)}`)
    }
    expect(asked).toBeGreaterThan(150)
    expect(silent).toEqual([])
  })

  test('finds nothing wrong with what we ship', async () => {
    const files = ['first-congress-night', 'crossing-the-yangtze'].map((id) => `scenarios/${id}/scenario.json`)
    for (const file of [...files, 'tests/fixtures/two-lamps.json']) {
      const { document, json } = opened(fs.readFileSync(path.join(ROOT, file), 'utf8'))
      expect(await service.doValidation(document, json), file).toEqual([])
    }
  })
})

interface CodeSnippet {
  readonly prefix: readonly string[]
  readonly description: string
  readonly body: readonly string[]
}
const codeSnippets = JSON.parse(editorFiles('.')['xinghuo.code-snippets'] ?? '') as Record<string, CodeSnippet>

/** Where each snippet belongs: an empty place for one more entry, or for the whole value. */
const placeOf = (label: string): string => {
  if (/fact$/u.test(label)) return swapped('"facts": [\n', '"facts": [\n    ▲,\n')
  if (/source$/u.test(label)) return swapped('"sources": [{', '"sources": [▲, {')
  if (/clue$/u.test(label)) return swapped('"clues": [{', '"clues": [▲, {')
  if (/ending$/u.test(label)) return swapped('"endings": [\n', '"endings": [\n    ▲,\n')
  if (/assemble|vote|together|combine/u.test(label)) {
    const barrier = /"barrier": (\{\s+"kind": "combine"[\s\S]*?"next": \[\{ "goto": "ending" \}\]\s+\})/u.exec(
      TWO_LAMPS,
    )
    return swapped(barrier?.[1] ?? '', '▲')
  }
  return swapped(
    '"host": [\n          {\n            "id": "t-door"',
    '"host": [\n          ▲,\n          {\n            "id": "t-door"',
  )
}

/** What inserting a snippet leaves wrong: for the editor, and for the check apart from names that are still to be given. */
const complaints = async (text: string): Promise<string[]> => {
  const { document, json } = opened(text)
  const shape = await service.doValidation(document, json)
  const { diagnostics } = loadScenario(text, 'scenario.json')
  const errors = diagnostics.filter(({ severity, code }) => severity === 'error' && !code.startsWith('XH02'))
  return [...shape.map(({ message }) => wordsOf(message)), ...errors.map(({ code, message }) => `${code} ${message}`)]
}

describe('the snippets', () => {
  test.each(Object.keys(codeSnippets))('%s, as the schema offers it, fits where it is offered', async (label) => {
    const { document, items } = await completions(placeOf(label))
    const item = items.find((one) => one.label === label)
    expect(item, items.map((one) => one.label).join('、')).toBeDefined()
    const edit = item?.textEdit
    if (edit === undefined || !('range' in edit)) throw new Error('no edit')
    const text = TextDocument.applyEdits(document, [{ range: edit.range, newText: accepted(edit.newText) }])
    expect(text).not.toContain('▲')
    expect(await complaints(text)).toEqual([])
  })

  test.each(Object.entries(codeSnippets))('%s, as a snippet of the folder, fits too', async (label, snippet) => {
    expect(snippet.description).toMatch(HAN)
    expect(snippet.prefix).toEqual(label.split(' '))
    expect(await complaints(placeOf(label).replace('▲', () => accepted(snippet.body.join('\n'))))).toEqual([])
  })
})

describe('.vscode', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'xinghuo-editor-'))
  beforeAll(async () => {
    expect(await create(['my-night', '--dir', folder], { out: () => {}, error: () => {} })).toBe(0)
  })
  afterAll(() => fs.rmSync(folder, { recursive: true }))

  interface Matcher {
    readonly severity: string
    readonly pattern: { readonly regexp: string; readonly file: number; readonly line: number; readonly code: number }
    readonly background?: { readonly beginsPattern: string; readonly endsPattern: string }
  }
  const opens = (): string[] => [ROOT, path.join(ROOT, 'scenarios'), path.join(folder, 'my-night')]
  const fileIn = (opened: string, name: string): unknown =>
    parse(fs.readFileSync(path.join(opened, '.vscode', name), 'utf8'))

  test('is what the code gives (npm run schema)', () => {
    for (const [opened, up] of [[ROOT, '.'] as const, [path.join(ROOT, 'scenarios'), '..'] as const]) {
      for (const [name, text] of Object.entries(editorFiles(up))) {
        expect(fileIn(opened, name), `${opened} ${name}`).toEqual(JSON.parse(text))
      }
    }
  })

  test('leads to the schema from each folder a writer may open, as does the scenario itself', () => {
    for (const opened of opens()) {
      const settings = fileIn(opened, 'settings.json') as { 'json.schemas': { url: string; fileMatch: string[] }[] }
      const [schema] = settings['json.schemas']
      expect(schema?.fileMatch).toEqual(['scenario.json'])
      const file = path.join(opened, schema?.url ?? '')
      expect(fs.realpathSync(file)).toBe(fs.realpathSync(path.join(ROOT, 'scenarios/scenario.schema.json')))
    }
    for (const home of [path.join(folder, 'my-night'), path.join(ROOT, 'scenarios/crossing-the-yangtze')]) {
      const { $schema = '' } = parse(fs.readFileSync(path.join(home, 'scenario.json'), 'utf8')) as { $schema?: string }
      expect(fs.existsSync(path.join(home, $schema)), $schema).toBe(true)
    }
  })

  test('runs its tasks in the project, whichever folder is open', () => {
    for (const opened of opens()) {
      const { tasks } = fileIn(opened, 'tasks.json') as { tasks: { label: string; options: { cwd: string } }[] }
      for (const { label, options } of tasks) {
        expect(label).toMatch(HAN)
        const cwd = options.cwd.replace('$' + '{workspaceFolder}', opened)
        expect(fs.existsSync(path.join(cwd, 'package.json')), cwd).toBe(true)
      }
    }
  })

  test('finds every line the check really prints, with its severity, place and code', () => {
    const file = path.join(folder, 'broken.json')
    fs.writeFileSync(
      file,
      TWO_LAMPS.replace('"done": "t-lamp"', '"done": "t-lmap"').replace('"place": "楼里"', '"place": "TODO"'),
    )
    const { stdout } = spawnSync('npm', ['run', '--silent', 'check', '--', file], { cwd: ROOT, encoding: 'utf8' })
    const lines = stdout.trim().split('\n')
    const { tasks } = fileIn(ROOT, 'tasks.json') as { tasks: { problemMatcher: Matcher[] }[] }
    const found = lines.flatMap((line) =>
      (tasks[0]?.problemMatcher ?? []).flatMap(({ severity, pattern }) => {
        const match = new RegExp(pattern.regexp, 'u').exec(line)
        return match === null ? [] : [[severity, match[pattern.file], Number(match[pattern.line]), match[pattern.code]]]
      }),
    )
    const { diagnostics } = loadScenario(fs.readFileSync(file, 'utf8'), file)
    expect(found).toEqual(diagnostics.map(({ severity, line, code }) => [severity, file, line, code]))
    expect(new Set(found.map(([severity]) => severity)).size).toBeGreaterThan(1)
  })

  test('sees each turn of --watch begin and end', () => {
    const { tasks } = fileIn(ROOT, 'tasks.json') as { tasks: { isBackground?: boolean; problemMatcher: Matcher[] }[] }
    const watching = tasks.find(({ isBackground }) => isBackground === true)
    for (const { background } of watching?.problemMatcher ?? []) {
      expect(WATCH_WORDS.begins('15:04:05')).toMatch(new RegExp(background?.beginsPattern ?? '^$', 'u'))
      expect(WATCH_WORDS.ends).toMatch(new RegExp(background?.endsPattern ?? '^$', 'u'))
    }
    expect(watching?.problemMatcher).toHaveLength(3)
  })
})
