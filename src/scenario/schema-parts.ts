import type { GenericSchema } from 'valibot'
import type { About } from './schema/base'

/** A rule on a value, such as a shortest length; `message` says in Chinese what it wants. */
interface Rule {
  readonly kind: 'validation'
  readonly type: string
  readonly requirement?: unknown
  readonly message: string
  '~run'(dataset: { typed: true; value: unknown }, config: object): { issues?: readonly unknown[] }
}

/**
 * A schema taken apart: what walkers over it (the shape check and the JSON Schema generator) need to know. Of valibot's
 * kinds only those that the document uses are here.
 */
export type Parts =
  | { readonly type: 'string' | 'number' | 'boolean' }
  | { readonly type: 'literal'; readonly literal: string | number }
  | { readonly type: 'picklist'; readonly options: readonly string[] }
  | { readonly type: 'array'; readonly item: GenericSchema }
  | { readonly type: 'strict_tuple'; readonly items: readonly GenericSchema[] }
  | { readonly type: 'record'; readonly key: GenericSchema; readonly value: GenericSchema }
  | { readonly type: 'strict_object'; readonly entries: Readonly<Record<string, GenericSchema>> }
  | { readonly type: 'exact_optional'; readonly wrapped: GenericSchema }
  | { readonly type: 'union'; readonly options: readonly GenericSchema[] }
  | { readonly type: 'variant'; readonly key: string; readonly options: readonly GenericSchema[] }
  | { readonly type: 'lazy'; readonly getter: (input: undefined) => GenericSchema }

export interface Taken {
  readonly parts: Exclude<Parts, { type: 'lazy' | 'exact_optional' }>
  readonly about: About
  readonly rules: readonly Rule[]
  readonly optional: boolean
  /** The schema below that carries the definition's name, where words were added for one place only. */
  readonly definition?: Taken
}

type PipeItem = { readonly kind: 'schema' } | Rule | { readonly kind: 'metadata'; readonly metadata: About }

const cache = new WeakMap<GenericSchema, Taken>()

/** Takes a schema apart: through optional and lazy wrappers, with all its words and rules. Outer words win. */
export function take(schema: GenericSchema): Taken {
  const known = cache.get(schema)
  if (known) return known
  const taken = unwrap(schema)
  cache.set(schema, taken)
  return taken
}

function unwrap(schema: GenericSchema): Taken {
  const { pipe } = schema as { pipe?: readonly PipeItem[] }
  if (pipe) {
    const [first, ...actions] = pipe
    const inner = take(first as unknown as GenericSchema)
    const rules = actions.filter((action): action is Rule => action.kind === 'validation')
    const words = actions.flatMap((action) => (action.kind === 'metadata' ? [action.metadata] : []))
    const added = { about: Object.assign({}, inner.about, ...words), rules: [...inner.rules, ...rules] }
    if (inner.about.definition === undefined) return { ...inner, ...added }
    return { ...inner, ...added, definition: inner.definition ?? inner }
  }
  const parts = schema as unknown as Parts
  if (parts.type === 'exact_optional') return { ...take(parts.wrapped), optional: true }
  if (parts.type === 'lazy') return take(parts.getter(undefined))
  return { parts, about: {}, rules: [], optional: false }
}

/** The first rule that a value breaks. */
export function broken(rules: readonly Rule[], value: unknown): Rule | undefined {
  return rules.find((rule) => (rule['~run']({ typed: true, value }, {}).issues ?? []).length > 0)
}
