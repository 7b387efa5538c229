import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ScenarioDocument } from '@/scenario'

/** A small complete evening with every task type and every barrier kind, and nothing to complain about. */
export const TWO_LAMPS = readFileSync(fileURLToPath(new URL('../fixtures/two-lamps.json', import.meta.url)), 'utf8')

/** The one drawing it names. */
export const TWO_LAMPS_BESIDE = { art: ['house.svg'], folder: 'two-lamps' }

export const twoLamps = (): ScenarioDocument => JSON.parse(TWO_LAMPS) as ScenarioDocument
