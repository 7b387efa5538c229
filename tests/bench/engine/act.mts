/**
 * One act without traps for four roles, in the plain words that every engine is given: what each lane asks, and in which order
 * the four act. A step of the script is one command.
 */
export const ROLES = 4
export const LANE = ['read', 'choice', 'order', 'read'] as const
/** What the options of the choice add to the team's meter; the last one is wrong and asked again. */
export const OPTIONS = [2, -1, null] as const
export const ATTEMPTS = 2
export const METER = { start: 3, min: 0, max: 6 } as const

export type Step =
  | { readonly role: number; readonly do: 'read' | 'ready' }
  | { readonly role: number; readonly do: 'choice'; readonly option: number }
  | { readonly role: number; readonly do: 'order'; readonly right: boolean }

/** Everybody works side by side; one answers wrongly first, one puts things in the wrong order first. */
export const SCRIPT: readonly Step[] = [
  ...roles((role) => [{ role, do: 'read' }]),
  ...roles((role): Step[] => [
    ...(role === 2 ? [{ role, do: 'choice', option: 2 } as const] : []),
    { role, do: 'choice', option: role % 2 },
  ]),
  ...roles((role): Step[] => [
    ...(role === 1 ? [{ role, do: 'order', right: false } as const] : []),
    { role, do: 'order', right: true },
  ]),
  ...roles((role) => [{ role, do: 'read' }]),
  ...roles((role) => [{ role, do: 'ready' }]),
]

function roles(steps: (role: number) => Step[]): Step[] {
  return Array.from({ length: ROLES }, (_, role) => steps(role)).flat()
}

/** An engine that plays the act from its start; answers the meter at the end, so that all can be seen to agree. */
export interface Peer {
  readonly name: string
  /** `views`: after each command also what each of the four may see. */
  readonly play: (views: boolean) => number
}
