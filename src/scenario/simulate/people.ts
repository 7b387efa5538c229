import * as v from 'valibot'
import { PERSONAS, type Persona } from '../../companions'

/** Somebody who may sit at the table: a persona, learnt from a recorded evening or written by hand. */
export interface Person extends Omit<Persona, 'pace'> {
  /** Of the seat, never of a real person. */
  readonly name: string
  /** How many answers it was learnt from. */
  readonly answers: number
}

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const { charsPerMinute, thinking, slips, falls } = PERSONAS.careful

/** A file of people; what is left out is as of a careful reader. */
const file = v.pipe(
  v.array(
    v.strictObject({
      name: v.string(),
      answers: v.optional(v.number(), 0),
      charsPerMinute: v.optional(v.pipe(v.number(), v.minValue(20), v.maxValue(2000)), charsPerMinute),
      thinking: v.optional(v.pipe(v.number(), v.minValue(0.05), v.maxValue(20)), thinking),
      slips: v.optional(share, slips),
      falls: v.optional(v.strictObject({ taught: share, heard: share, untaught: share }), falls),
    }),
  ),
  v.minLength(1),
  v.maxLength(1000),
)

/** The people a parsed file holds, or null when it holds something else. */
export const parsePeople = (value: unknown): readonly Person[] | null => {
  const { success, output } = v.safeParse(file, value)
  return success ? output : null
}

export const personaOf = ({ charsPerMinute, thinking, slips, falls }: Person): Persona => ({
  charsPerMinute,
  thinking,
  slips,
  falls,
  pace: 1,
})
