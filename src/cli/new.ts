import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Unusable, writeText } from './files'
import { attempt, misused, type Output, optionsOf } from './options'
import { writerWords as words } from './writer-words'

const TEMPLATE = fileURLToPath(new URL('./template/scenario.jsonc', import.meta.url))
const SCHEMA = 'scenarios/scenario.schema.json'
const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u

/** Starts a scenario that plays at once. Answers 0, 1 when it exists already, 2 wrong usage. */
export const create = (args: readonly string[], output: Output): Promise<number> =>
  attempt(output, () => {
    const { about: id, values } = optionsOf('new', args, {
      dir: { type: 'string', default: 'scenarios' },
      title: { type: 'string' },
    })
    if (!ID.test(id)) throw misused('new', words.badId(id))
    const folder = path.join(values.dir, id)
    const file = path.join(folder, 'scenario.json')
    if (fs.existsSync(folder)) throw new Unusable(words.exists(folder), 1)
    const schema = path.relative(folder, SCHEMA).split(path.sep).join('/')
    const text = fs
      .readFileSync(TEMPLATE, 'utf8')
      .replace('"$schema": "scenario.schema.json"', () => `"$schema": ${JSON.stringify(schema)}`)
      .replace('"id": "template"', () => `"id": ${JSON.stringify(id)}`)
      .replace('"title": "新的一晚"', () => `"title": ${JSON.stringify(values.title ?? '新的一晚')}`)
    writeText(file, text)
    writeText(path.join(folder, '.vscode', 'settings.json'), settings(path.relative(folder, SCHEMA)))
    output.out(words.created(folder))
    return 0
  })

/** So that VS Code completes and explains every key, also when only this folder is opened. */
const settings = (schema: string): string =>
  `${JSON.stringify(
    {
      'json.schemas': [{ fileMatch: ['scenario.json'], url: `./${schema.split(path.sep).join('/')}` }],
      'json.schemaDownload.enable': false,
      'editor.quickSuggestions': { strings: true, other: true },
      'editor.wordWrap': 'on',
      'files.associations': { 'scenario.json': 'jsonc' },
    },
    null,
    2,
  )}\n`
