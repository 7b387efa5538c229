import type { Event, Scenario } from '../engine'
import { type Person, parsePeople, peopleOf, stepsOfCommands, stepsOfEvents } from '../scenario/simulate'
import { Unusable } from './files'
import { readJson, readScript } from './script'
import { writerWords as words } from './writer-words'

/** Fewer answers than this in a whole record, and it is of another scenario. */
const LEAST_ANSWERS = 1

/** The people of recorded evenings of this scenario: those of the first record first. */
export const learnt = (scenario: Scenario, files: readonly string[]): readonly Person[] =>
  files.flatMap((file) => {
    const people = peopleOf(scenario, stepsIn(scenario, file))
    if (people.every(({ answers }) => answers < LEAST_ANSWERS)) throw new Unusable(words.otherScenario(file))
    return people
  })

/** A record is a list of commands, as `play --log` writes it, or the log of a room, as `npm run export` writes it. */
const stepsIn = (scenario: Scenario, file: string) => {
  const value = readJson(file)
  if (isLog(value) && value.scenario !== scenario.hash) throw new Unusable(words.otherVersion(file))
  if (isLog(value)) return stepsOfEvents(scenario, value.seed, value.log)
  const { seed, commands } = readScript(file)
  return stepsOfCommands(scenario, seed ?? 1, commands)
}

export const readPeople = (file: string): readonly Person[] => {
  const people = parsePeople(readJson(file))
  if (people === null) throw new Unusable(words.badPeople(file))
  return people
}

/** Who wrote the file was the program itself, so its events are believed. */
const isLog = (
  value: unknown,
): value is { readonly scenario?: unknown; readonly seed: number; readonly log: readonly (readonly Event[])[] } =>
  typeof value === 'object' &&
  value !== null &&
  'log' in value &&
  'seed' in value &&
  typeof value.seed === 'number' &&
  Array.isArray(value.log) &&
  value.log.every((events) => Array.isArray(events))
