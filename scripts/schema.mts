import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { editorFiles, SCHEMA_FILE, schemaText } from '../src/scenario/editor.ts'
import { at } from './lib/paths.mts'

// Writes what editors need out of the one schema in src/scenario/schema: scenarios/scenario.schema.json, and .vscode for
// who opens the whole project or the folder of all scenarios. `npm run new` writes the same beside a new scenario.

const files = {
  [`scenarios/${SCHEMA_FILE}`]: schemaText(),
  ...inFolder('.vscode', editorFiles('.')),
  ...inFolder('scenarios/.vscode', editorFiles('..')),
}

for (const [file, text] of Object.entries(files)) {
  fs.mkdirSync(path.dirname(at(file)), { recursive: true })
  fs.writeFileSync(at(file), text)
}
execFileSync(
  process.execPath,
  [at('node_modules/@biomejs/biome/bin/biome'), 'format', '--write', ...Object.keys(files)],
  {
    cwd: at('.'),
  },
)
console.log(`${Object.keys(files).join('、')} 已更新`)

function inFolder(folder: string, texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${folder}/${name}`, text]))
}
