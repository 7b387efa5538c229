import * as v from 'valibot'

// What the page around the phones and the preview server say to each other, as JSON over a socket of their own.

export interface RoleSeen {
  readonly name: string
  readonly portrait: string | null
  /** Plays by itself. */
  readonly auto: boolean
  /** The writer sent this person away. */
  readonly away: boolean
  /** In a few words what this role does now. */
  readonly doing: string
  /** Grows when its page must be opened anew. */
  readonly opened: number
  /** Where the words on its screen stand in the file, or null. */
  readonly line: number | null
}

export interface ActSeen {
  readonly title: string
  /** The place where it opened first, or null while it was not reached. */
  readonly opened: number | null
}

export interface StepSeen {
  /** Position of the act among the acts. */
  readonly act: number
  readonly text: string
  /** What it brought about besides. */
  readonly more: readonly string[]
}

export interface Finding {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
  readonly line: number
  readonly column: number
  /** What should stand there instead, if that is known. */
  readonly fix: string | null
  /** The lines around it; the first has the number `from`. */
  readonly excerpt: { readonly from: number; readonly lines: readonly string[] }
}

export interface Notice {
  /** Counts the notices, so that the same words can be said again. */
  readonly id: number
  readonly tone: 'plain' | 'good' | 'warn'
  readonly text: string
}

/** Everything the page shows, sent after every change. */
export interface Told {
  readonly file: string
  /** Absolute, for links to an editor. */
  readonly path: string
  /** What `npm run check -- FILE --prove` says, in its order. */
  readonly findings: readonly Finding[]
  /** What the proof finds is still to come. */
  readonly proving: boolean
  /** Null until the scenario was once without an error. */
  readonly play: PlaySeen | null
  readonly notice: Notice | null
}

export interface PlaySeen {
  readonly id: string
  readonly title: string
  readonly version: string
  /** The file has errors now, and the phones still show how it was before them. */
  readonly stale: boolean
  readonly roles: readonly RoleSeen[]
  readonly acts: readonly ActSeen[]
  /** Position of the act that the phones show. */
  readonly act: number
  readonly ended: boolean
  /** The role whose phone was used last. */
  readonly hand: number
  readonly steps: readonly StepSeen[]
  readonly at: number
  /** The first move the file can't follow any more, why, and how many are kept for later. */
  readonly stopped: {
    readonly step: number
    readonly what: string
    readonly why: string
    readonly kept: number
  } | null
  /** The time of the evening goes on. */
  readonly running: boolean
  /** How many steps the path has that was left last, or null. */
  readonly left: number | null
  /** Grows when the pictures have changed. */
  readonly art: number
}

const place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))

const wish = v.variant('do', [
  v.object({ do: v.literal('travel'), to: place }),
  v.object({ do: v.literal('jump'), act: place }),
  v.object({ do: v.literal('auto'), roles: v.pipe(v.array(place), v.maxLength(24)) }),
  v.object({ do: v.literal('step') }),
  v.object({ do: v.literal('run'), on: v.boolean() }),
  v.object({ do: v.literal('away'), role: place, on: v.boolean() }),
  v.object({ do: v.literal('cut') }),
  v.object({ do: v.literal('back') }),
  v.object({ do: v.literal('restart') }),
])

/** What the writer wants. */
export type Wish = v.InferOutput<typeof wish>

export const parseWish = (text: string): Wish | null => {
  try {
    const read = v.safeParse(wish, JSON.parse(text))
    return read.success ? read.output : null
  } catch {
    return null
  }
}
