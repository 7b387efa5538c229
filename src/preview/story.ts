import { narrator } from '../cli/evening'
import type { Command, Event, Scenario, State } from '../engine'
import type { StepSeen } from './messages'
import { words } from './words'

/** Telling a step takes a while, and most of them stay as they are. */
const stories = new WeakMap<readonly Event[], StepSeen>()

/** What a step was, for the list of steps; `events` is the very list that the evening keeps. */
export const storyOf = (
  scenario: Scenario,
  before: State,
  events: readonly Event[],
  command: Command | undefined,
): StepSeen => {
  const known = stories.get(events)
  if (known !== undefined) return known
  const lines = narrator(scenario, before)(events).filter((line) => /^\d\d:\d\d|^━━/u.test(line))
  const [text, ...more] = lines.map((line) => line.replace(/^\d\d:\d\d\s+|^━━\s*/u, '').replace(/　/gu, ' '))
  const seen: StepSeen = { act: before.play?.act ?? 0, text: text ?? otherwise(command), more }
  stories.set(events, seen)
  return seen
}

/** A step that no story tells. */
const otherwise = (command: Command | undefined): string => {
  switch (command?.body.type) {
    case 'elapse':
      return words.step.time
    case 'join':
    case 'admit':
    case 'dismiss':
    case 'reassign':
      return words.step.joined
    case 'help':
      return words.step.help
    case 'pause':
    case 'resume':
    case 'extend':
      return words.step.lever
    default:
      return words.step.other
  }
}
