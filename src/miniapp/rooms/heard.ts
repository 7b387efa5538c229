import { MARK, type State } from '@/engine'
import type { RoleIx, Scenario } from '../engine'

/** Something a role has learnt and can tell. */
export interface Heard {
  readonly title: string
  readonly pages: readonly string[]
}

/**
 * What a role played by the program tells when asked: the words it keeps for passphrases of this act, then everything
 * it has read so far, the latest first. People round a table would say it aloud.
 */
export const heardFrom = (scenario: Scenario, { play }: State, role: RoleIx): readonly Heard[] => {
  if (play === null) return []
  const mine = scenario.tasks.filter((task) => task.role === role)
  const read = mine.filter(({ type, ordinal }) => type === 'read' && play.marks[ordinal] === MARK.done)
  const kept = scenario.tasks.flatMap((task) =>
    task.type === 'passphrase' && task.act === play.act
      ? task.slots.filter(({ heldBy }) => heldBy === role).map(({ label, note }) => ({ title: label, pages: [note] }))
      : [],
  )
  return [...kept, ...read.map(({ title, pages }) => ({ title, pages })).reverse()]
}
