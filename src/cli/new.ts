import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeText } from './document'
import { optionsOf } from './options'
import type { Output } from './play'
import { Unusable } from './read'
import { USAGES, writerWords as words } from './writer-words'

const TEMPLATE = fileURLToPath(new URL('./template/scenario.jsonc', import.meta.url))
const SCHEMA = 'scenarios/scenario.schema.json'
const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u

/** Starts a scenario that plays at once. Answers 0, 1 when it exists already, 2 wrong usage. */
export const create = async (args: readonly string[], { out, error }: Output): Promise<number> => {
  const wanted = optionsOf(args, { dir: { type: 'string', default: 'scenarios' }, title: { type: 'string' } })
  if ('problem' in wanted || !ID.test(wanted.about)) {
    error(`${'problem' in wanted ? wanted.problem : words.badId(wanted.about)}\n\n${USAGES.new}`)
    return 2
  }
  const { about: id, values } = wanted
  const folder = path.join(values.dir, id)
  const file = path.join(folder, 'scenario.json')
  if (fs.existsSync(file)) {
    error(words.exists(file))
    return 1
  }
  try {
    const text = fs.readFileSync(TEMPLATE, 'utf8')
    const schema = path.relative(folder, SCHEMA).split(path.sep).join('/')
    writeText(
      file,
      text
        .replace('"$schema": "scenario.schema.json"', `"$schema": ${JSON.stringify(schema)}`)
        .replace('"id": "template"', `"id": ${JSON.stringify(id)}`)
        .replace('"title": "新的一晚"', `"title": ${JSON.stringify(values.title ?? '新的一晚')}`),
    )
    writeText(path.join(folder, '.vscode', 'settings.json'), settings(path.relative(folder, SCHEMA)))
    out(words.created(file))
    return 0
  } catch (problem) {
    if (!(problem instanceof Unusable)) throw problem
    error(problem.message)
    return 1
  }
}

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
