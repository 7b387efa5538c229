/** What somebody who looks at the phone sees: every element with a class name, in the order of the page. */
export interface Part {
  readonly classes: readonly string[]
  /** All text inside, without line breaks around it. */
  readonly text: string
  /** Place of the nearest enclosing part in the list; -1 = none. */
  readonly up: number
}

export interface Sight {
  readonly parts: readonly Part[]
}

/** A part to tap: the `at`-th of those that carry the class `name`. */
export interface Target {
  readonly name: string
  readonly at: number
}

export const isOn = (part: Part, modifier: string): boolean => part.classes.includes(modifier)

/** Parts that carry one of the class names. */
export const all = ({ parts }: Sight, ...names: readonly string[]): Part[] =>
  parts.filter(({ classes }) => names.some((name) => classes.includes(name)))

export const first = (sight: Sight, ...names: readonly string[]): Part | undefined => all(sight, ...names)[0]

/** Text of the first part with this class; empty when there is none. */
export const textOf = (sight: Sight, name: string): string => first(sight, name)?.text ?? ''

export const isInside = (sight: Sight, outer: Part, part: Part): boolean => {
  for (let at = part.up; at >= 0; at = sight.parts[at]?.up ?? -1) if (sight.parts[at] === outer) return true
  return false
}

/** Parts with a class that lie inside `outer`. */
export const inside = (sight: Sight, outer: Part, name: string): Part[] =>
  all(sight, name).filter((part) => isInside(sight, outer, part))

/** How to find `part` again by one of its class names. */
export const target = (sight: Sight, part: Part | undefined, name: string): Target | null => {
  const at = part === undefined ? -1 : all(sight, name).indexOf(part)
  return at < 0 ? null : { name, at }
}

/** The first part with this class, as a target. */
export const the = (sight: Sight, name: string): Target | null => target(sight, first(sight, name), name)
