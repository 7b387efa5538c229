/** How a companion reads, thinks and errs. Times are those of a person; `pace` compresses them. */
export interface Persona {
  /** Characters read in a minute. */
  readonly charsPerMinute: number
  /** Factor on everything but reading: how long she thinks before she taps. */
  readonly thinking: number
  /** Factor on every wait; 0 acts at once. */
  readonly pace: number
  /** Chance of a wrong answer at the first attempt; later ones are likelier right. */
  readonly slips: number
  /** Chance of falling into a trap she was taught about herself, that a team-mate was taught about, and otherwise. */
  readonly falls: { readonly taught: number; readonly heard: number; readonly untaught: number }
}

export const PERSONA_NAMES = ['quick', 'careful', 'elderly'] as const
export type PersonaName = (typeof PERSONA_NAMES)[number]

export const PERSONAS: Readonly<Record<PersonaName, Persona>> = {
  quick: {
    charsPerMinute: 260,
    thinking: 0.7,
    pace: 1,
    slips: 0.22,
    falls: { taught: 0.15, heard: 0.28, untaught: 0.45 },
  },
  careful: {
    charsPerMinute: 180,
    thinking: 1,
    pace: 1,
    slips: 0.12,
    falls: { taught: 0.06, heard: 0.18, untaught: 0.35 },
  },
  elderly: {
    charsPerMinute: 120,
    thinking: 1.5,
    pace: 1,
    slips: 0.16,
    falls: { taught: 0.1, heard: 0.2, untaught: 0.35 },
  },
}

/** The same person in another rhythm. */
export const atPace = (persona: Persona, pace: number): Persona => ({ ...persona, pace })

/** Beside one person alone companions are quicker than people are, so that she rarely waits for them. */
export const SOLO: Persona = atPace(PERSONAS.careful, 0.4)
