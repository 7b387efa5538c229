import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { scenarioJsonSchema } from '../src/scenario/index.ts'
import { at } from './lib/paths.mts'

// Writes scenarios/scenario.schema.json, which editors use, out of the one schema in src/scenario/schema.

const FILE = 'scenarios/scenario.schema.json'

fs.writeFileSync(at(FILE), JSON.stringify(scenarioJsonSchema(), null, 2))
execFileSync(process.execPath, [at('node_modules/@biomejs/biome/bin/biome'), 'format', '--write', FILE], {
  cwd: at('.'),
})
console.log(`${FILE} 已更新`)
