import fs from 'node:fs'
import path from 'node:path'
import type { Scenario } from '../engine/index.ts'
import type { ScenarioSummary } from '../protocol/index.ts'
import { loadScenario } from '../scenario/index.ts'

/** The scenarios that rooms can be made with, by id. */
export type Library = ReadonlyMap<string, Scenario>

/** Loads every `<folder>/<id>/scenario.json`; one that is wrong is left out and reported. */
export const readLibrary = (folder: string, report: (problem: string) => void): Library => {
  const library = new Map<string, Scenario>()
  if (!fs.existsSync(folder)) return library
  for (const id of fs.readdirSync(folder).sort()) {
    const file = path.join(folder, id, 'scenario.json')
    if (!fs.existsSync(file)) continue
    const { scenario, diagnostics } = loadScenario(fs.readFileSync(file, 'utf8'), file)
    if (scenario !== undefined) library.set(scenario.id, scenario)
    else report(`剧本 ${id} 有 ${diagnostics.filter(({ severity }) => severity === 'error').length} 处错误，没有载入`)
  }
  return library
}

export const summaryOf = (scenario: Scenario): ScenarioSummary => ({
  id: scenario.id,
  version: scenario.version,
  hash: scenario.hash,
  title: scenario.title,
  subtitle: scenario.subtitle,
  summary: scenario.summary,
  minutes: scenario.minutes.target,
  roles: scenario.roles.map(({ name, title, about, portrait }) => ({ name, title, about, portrait })),
})
