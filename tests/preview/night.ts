import fs from 'node:fs'
import { documentOf, type Read } from '../../src/cli/document'
import { companionPhone, playGame } from '../../src/companions'
import type { Command } from '../../src/engine'
import { type Edition, editionOf as editionIn } from '../../src/preview/edition'
import { type Evening, newEvening, playOn } from '../../src/preview/evening'
import type { ScenarioDocument } from '../../src/scenario'

const FILE = 'scenarios/crossing-the-yangtze/scenario.json'

export const TEXT = fs.readFileSync(FILE, 'utf8')

/** The text of the scenario after an edit. */
export const edited = (edit: (document: ScenarioDocument) => void): string => {
  const document = JSON.parse(TEXT) as ScenarioDocument
  edit(document)
  return JSON.stringify(document, null, 2)
}

/** The text as if it were saved in the scenario's folder. */
export const readOf = (text = TEXT): Read => documentOf(text, FILE)

export const editionOf = (text = TEXT): Edition => {
  const read = readOf(text)
  const edition = editionIn(read)
  if (edition === null) throw new Error(read.diagnostics.map(({ line, message }) => `${line} ${message}`).join('\n'))
  return edition
}

/** What companions play in a whole evening once everybody is seated and the first act is open. */
export const commandsOf = ({ scenario }: Edition, seed: number): Command[] => {
  const { commands } = playGame(scenario, { seed })
  return commands.slice(scenario.roles.length + 1)
}

export const wholeEvening = (edition: Edition, seed: number): Evening =>
  commandsOf(edition, seed).reduce((evening, command) => playOn(evening, command).evening, newEvening(edition, seed))

export const phoneOf = (role: number): Command['by'] => ({ phone: companionPhone(role) })
