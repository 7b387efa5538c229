import * as v from 'valibot'

/** The lists of a document whose entries have an id that other places may name. */
export const ID_KINDS = [
  'act',
  'clue',
  'ending',
  'fact',
  'flag',
  'meter',
  'option',
  'role',
  'source',
  'task',
  'trap',
] as const
export type IdKind = (typeof ID_KINDS)[number]

/** What the schema says about a value besides its shape: words for the writer, and which ids it defines or names. */
export interface About {
  title?: string
  description?: string
  markdownDescription?: string
  examples?: readonly unknown[]
  enumDescriptions?: readonly string[]
  snippets?: readonly Snippet[]
  /** Name of the definition in the generated JSON Schema. */
  definition?: string
  /** This string is the id of an entry of the given kind. */
  defines?: IdKind
  /** This string names an entry of the given kind. */
  refers?: IdKind
  /** A word that may stand here instead of a reference. */
  reserved?: string
  /** An object recognised by which one of its keys is there. */
  keyed?: boolean
  /** The finding about a value that breaks its rule, where a general one says too little. */
  code?: 'XH0501' | 'XH0508'
  /** The value used when the key is left out, for the reference page and for editors. */
  default?: unknown
}

export interface Snippet {
  label: string
  description: string
  body: unknown
}

export const BLANK = '不能留空'
export const MAX_INTEGER = 100_000

const LOWERCASE = [
  /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  '编号只能用英文小写字母、数字和短横线，以字母开头，例如 t-door',
] as const
/** Facts and sources keep the numbers they have in the fact base. */
const LABEL = [
  /^[A-Za-z][A-Za-z0-9]*([-.][A-Za-z0-9]+)*$/,
  '编号只能用英文字母、数字和短横线，以字母开头，例如 F-036',
] as const

export const about = <T>(words: About): v.MetadataAction<T, Record<string, unknown>> => v.metadata({ ...words })

/** Any text that is not blank. */
export const text = (title: string, description?: string, more: About = {}) =>
  v.pipe(v.string(), v.regex(/\S/u, BLANK), about({ title, ...(description ? { description } : {}), ...more }))

export const idOf = (kind: IdKind, title: string) => {
  const [pattern, rule] = kind === 'fact' || kind === 'source' ? LABEL : LOWERCASE
  return v.pipe(
    v.string(),
    v.regex(pattern, rule),
    about({ title, description: `${rule}。玩家看不到它。`, defines: kind }),
  )
}

export const refTo = (kind: IdKind, title: string, description?: string, more: About = {}) =>
  v.pipe(v.string(), about({ title, ...(description ? { description } : {}), refers: kind, ...more }))

export const refsTo = (kind: IdKind, title: string, description?: string) =>
  v.pipe(v.array(refTo(kind, title)), about({ title, ...(description ? { description } : {}) }))

export const integer = (min: number, max: number, title: string, description?: string, more: About = {}) =>
  v.pipe(
    v.number(),
    v.integer('要写整数，不能有小数'),
    v.minValue(min, `不能小于 ${min}`),
    v.maxValue(max, `不能大于 ${max}`),
    about({ title, ...(description ? { description } : {}), ...more }),
  )

export const flag = (title: string, description: string) => v.pipe(v.boolean(), about({ title, description }))

export const oneOf = <const T extends readonly string[]>(
  values: T,
  enumDescriptions: readonly string[],
  title: string,
  description?: string,
  more: About = {},
) => v.pipe(v.picklist(values), about({ title, ...(description ? { description } : {}), enumDescriptions, ...more }))

const MANY = 1000
/** More choices than this nobody reads on a phone. */
export const MOST_CHOICES = 12

/** A list with at least `min` entries. */
export const list = <T extends v.GenericSchema>(
  item: T,
  min: number,
  title: string,
  description?: string,
  most = MANY,
) =>
  v.pipe(
    v.array(item),
    v.minLength(min, `至少要有 ${min} 项`),
    v.maxLength(most, `最多 ${most} 项`),
    about({ title, ...(description ? { description } : {}) }),
  )

const note = v.exactOptional(
  v.pipe(v.string(), about({ title: '备注', description: '给同事看的备注，玩的时候不会显示。' })),
)

/** An object that allows exactly these keys; for those where `note` is part of the play. */
export const bareObject = <const T extends v.ObjectEntries>(entries: T, words: About) =>
  v.pipe(v.strictObject(entries), about(words))

/** An object that allows exactly these keys, and a `note` for colleagues. */
export const object = <const T extends v.ObjectEntries>(entries: T, words: About) =>
  v.pipe(v.strictObject({ ...entries, note }), about(words))

export const maybe = v.exactOptional

const CLOCK = /^([01]\d|2\d|3[0-5]):[0-5]\d$/

export const clockTime = (title: string, description: string) =>
  v.pipe(
    v.string(),
    v.regex(CLOCK, '时间要写成“19:30”这样；过了午夜接着往上数，凌晨一点半写“25:30”'),
    about({ title, description, examples: ['19:30', '25:30'] }),
  )
