import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { editorFiles, SCHEMA_FILE } from '../scenario/editor'
import { Unusable, writeText } from './files'
import { attempt, misused, type Output, optionsOf } from './options'
import { writerWords as words } from './writer-words'

const TEMPLATE = fileURLToPath(new URL('./template/scenario.jsonc', import.meta.url))
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
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
    const up = path.relative(folder, ROOT).split(path.sep).join('/')
    // From beside the other scenarios it is short, and a copied folder keeps it.
    const schema = up === '../..' ? `../${SCHEMA_FILE}` : `${up}/scenarios/${SCHEMA_FILE}`
    const text = fs
      .readFileSync(TEMPLATE, 'utf8')
      .replace('"$schema": "scenario.schema.json"', () => `"$schema": ${JSON.stringify(schema)}`)
      .replace('"id": "template"', () => `"id": ${JSON.stringify(id)}`)
      .replace('"title": "新的一晚"', () => `"title": ${JSON.stringify(values.title ?? '新的一晚')}`)
    writeText(file, text)
    for (const [name, content] of Object.entries(editorFiles(up)))
      writeText(path.join(folder, '.vscode', name), content)
    output.out(words.created(folder))
    return 0
  })
