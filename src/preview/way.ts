import { PERSONAS, type Persona, playGame } from '../companions'
import { type ActIx, type Command, type State, stands } from '../engine'
import { type Evening, newEvening, playOn, present, stateAt, timeOf, travel } from './evening'

/** Somebody who knows everything: the straight way. */
const FLAWLESS: Persona = { ...PERSONAS.careful, slips: 0, falls: { taught: 0, heard: 0, untaught: 0 } }
/** Acts that only an unlucky team meets are looked for in so many evenings, and the shortest of so many ways is taken. */
const EVENINGS = 24
const WAYS = 3

/** How an act was reached: it lay in what was played; companions went on from its end; or they began anew. */
export type Way = { readonly evening: Evening; readonly how: 'there' | 'on' | 'anew' } | null

/** The opening of an act: where it lies in this evening, else where companions get to from here, else in a new evening. */
export const wayTo = (evening: Evening, act: ActIx): Way => {
  const known = evening.states.findIndex(({ play }) => play?.act === act && play.phase !== 'ended')
  if (known >= 0) return { evening: travel(evening, known), how: 'there' }
  const tip = travel(evening, evening.states.length - 1)
  const on = walk(tip, act)
  if (on !== null) return { evening: on, how: 'on' }
  const anew = walk(newEvening(evening.edition, evening.seed), act)
  return anew === null ? null : { evening: anew, how: 'anew' }
}

/** The shortest way companions found among a few evenings, the flawless one first; null when none leads there. */
const walk = (from: Evening, act: ActIx): Evening | null => {
  const straight = walkOnce(
    from,
    act,
    from.seed,
    from.edition.scenario.roles.map(() => FLAWLESS),
  )
  if (straight !== null) return straight
  const found: Evening[] = []
  for (let seed = 1; seed <= EVENINGS && found.length < WAYS; seed += 1) {
    const way = walkOnce(from, act, seed)
    if (way !== null) found.push(way)
  }
  return found.sort((a, b) => a.moves.length - b.moves.length)[0] ?? null
}

const walkOnce = (from: Evening, act: ActIx, seed: number, personas?: readonly Persona[]): Evening | null => {
  // In a pause nobody moves.
  if (stands(present(from))) return null
  const commands: Command[] = []
  const isThere = ({ play }: State): boolean => play?.act === act
  const { state } = playGame(from.edition.scenario, {
    seed,
    ...(personas === undefined ? {} : { personas }),
    from: { state: present(from), now: timeOf(from) },
    until: isThere,
    onCommand: ({ command }) => commands.push(command),
  })
  if (!isThere(state)) return null
  const arrived = commands.reduce((evening, command) => playOn(evening, command).evening, from)
  return isThere(stateAt(arrived, arrived.at)) ? arrived : null
}
