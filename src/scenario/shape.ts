import type { Node } from 'jsonc-parser'
import type { GenericSchema } from 'valibot'
import type { Path } from './diagnostic'
import type { DiagnosticCode } from './diagnostics'
import { nearest } from './nearest'
import type { Reporter } from './reporter'
import { BLANK, type IdKind } from './schema/base'
import { broken, type Taken, take } from './schema-parts'
import {
  EITHER,
  GROUP_CURE,
  KIND_OF,
  keyCalled,
  MEANING,
  NULL_CURE,
  OR,
  oneOfThese,
  quoted,
  row,
  SO_MANY_NUMBERS,
  THIS_PLACE,
  VALUE_CURES,
  VALUE_WORDS,
  type ValueKind,
} from './words'

/** An id that was read, and a place that names one. */
export interface Named {
  readonly kind: IdKind
  readonly id: string
  readonly path: Path
  readonly isKey: boolean
  readonly reserved: string | undefined
}

export interface Shape {
  /** The value as plain data; worth something only when no error was reported. */
  readonly value: unknown
  readonly defined: readonly Named[]
  readonly named: readonly Named[]
  /** Ids inside parts that could not be understood; nothing that names them is called unknown. */
  readonly uncertain: ReadonlySet<string>
}

/** Holds a tree of values against the schema; reports every difference once, at the innermost place. */
export function checkShape(root: Node, schema: GenericSchema, reporter: Reporter): Shape {
  const defined: Named[] = []
  const named: Named[] = []
  const uncertain = new Set<string>()

  const visit = (node: Node, schema: GenericSchema, path: Path): unknown => {
    const taken = take(schema)
    const { parts } = taken
    switch (parts.type) {
      case 'string':
      case 'number':
      case 'boolean':
        return expect(node, [parts.type], taken, path) ? scalar(node, taken, path) : undefined
      case 'literal':
      case 'picklist': {
        const options = parts.type === 'picklist' ? parts.options : [parts.literal]
        return choice(node, options, taken, path)
      }
      case 'array':
      case 'strict_tuple': {
        if (!expect(node, ['array'], taken, path)) return undefined
        const items = node.children ?? []
        const values = items.map((item, i) => {
          const schema = parts.type === 'array' ? parts.item : parts.items[i]
          return schema ? visit(item, schema, [...path, i]) : undefined
        })
        if (parts.type === 'strict_tuple' && items.length !== parts.items.length) {
          reporter.report('XH0126', path, { what: called(taken, path), rule: SO_MANY_NUMBERS(parts.items.length) })
        }
        checkRules(values, taken, path)
        return values
      }
      case 'record': {
        if (!expect(node, ['object'], taken, path)) return undefined
        const key = take(parts.key).about
        const values: Record<string, unknown> = {}
        for (const [name, , value] of properties(node, path)) {
          if (key.refers)
            named.push({ kind: key.refers, id: name, path: [...path, name], isKey: true, reserved: undefined })
          put(values, name, visit(value, parts.value, [...path, name]))
        }
        return values
      }
      case 'strict_object':
        return expect(node, ['object'], taken, path) ? object(node, parts.entries, taken, path) : undefined
      case 'variant':
        return variant(node, parts, taken, path)
      case 'union':
        return union(node, parts.options, taken, path)
    }
  }

  const scalar = (node: Node, taken: Taken, path: Path): unknown => {
    const value: unknown = node.value
    const { defines, refers, reserved } = taken.about
    if (typeof value === 'string') {
      const name = { id: value, path, isKey: false, reserved }
      if (defines) defined.push({ kind: defines, ...name })
      if (refers) named.push({ kind: refers, ...name })
    }
    checkRules(value, taken, path)
    return value
  }

  const choice = (node: Node, options: readonly (string | number)[], taken: Taken, path: Path): unknown => {
    const kind = typeof options[0] === 'number' ? 'number' : 'string'
    if (!expect(node, [kind], taken, path)) return undefined
    const value = node.value as string | number
    if (!options.includes(value)) {
      const guess = nearest(String(value), options.map(String))
      const words = { what: called(taken, path), word: String(value), allowed: explained(options, taken) }
      if (guess !== undefined && kind === 'string')
        reporter.report('XH0124', path, { ...words, guess }, { replacement: guess })
      else reporter.report('XH0125', path, words)
    }
    return value
  }

  /** Words one may choose, each with its meaning. */
  const explained = (options: readonly (string | number)[], { about }: Taken): string =>
    row(options.map((option, i) => MEANING(String(option), about.enumDescriptions?.[i])))

  const object = (node: Node, entries: Readonly<Record<string, GenericSchema>>, taken: Taken, path: Path): unknown => {
    const values: Record<string, unknown> = {}
    const found = properties(node, path)
    const present = new Set(found.map(([name]) => name))
    const absent = Object.keys(entries).filter((key) => !present.has(key))
    const meant = new Set<string>()
    for (const [name, , value] of found) {
      const entry = Object.hasOwn(entries, name) ? entries[name] : undefined
      if (entry) {
        put(values, name, visit(value, entry, [...path, name]))
        continue
      }
      collectIds(value)
      if (reporter.isFull()) continue
      const guess = nearest(name, absent)
      if (guess !== undefined) meant.add(guess)
      if (guess !== undefined)
        reporter.report('XH0120', [...path, name], { key: name, guess }, { at: 'key', replacement: guess })
      else reporter.report('XH0121', [...path, name], { key: name, allowed: row(absent) }, { at: 'key' })
    }
    const missing = Object.keys(entries).filter(
      (key) => !isOptional(entries[key]) && !present.has(key) && !meant.has(key),
    )
    if (missing.length > 0) {
      const keys = row(missing.map((key) => keyWithTitle(key, entries[key])))
      reporter.report('XH0122', path, { what: called(taken, path), keys })
    }
    return values
  }

  const variant = (
    node: Node,
    parts: { key: string; options: readonly GenericSchema[] },
    taken: Taken,
    path: Path,
  ): unknown => {
    if (!expect(node, ['object'], taken, path)) return undefined
    const kinds = parts.options.map((option) => {
      const { parts: inner } = take(option)
      const entry = inner.type === 'strict_object' ? inner.entries[parts.key] : undefined
      const literal = entry ? take(entry).parts : undefined
      return { option, word: literal?.type === 'literal' ? String(literal.literal) : '' }
    })
    const key = properties(node, path, false).find(([name]) => name === parts.key)
    const chosen = kinds.find(({ word }) => key?.[2].type === 'string' && key[2].value === word)
    if (chosen) return visit(node, chosen.option, path)
    collectIds(node)
    const allowed = kinds.map(({ word }) => word)
    if (key)
      choice(key[2], allowed, { ...taken, about: { title: KIND_OF(taken.about.title ?? '') } }, [...path, parts.key])
    else
      reporter.report('XH0122', path, {
        what: called(taken, path),
        keys: keyCalled(parts.key, oneOfThese(allowed)),
      })
    return undefined
  }

  const union = (node: Node, options: readonly GenericSchema[], taken: Taken, path: Path): unknown => {
    if (!taken.about.keyed) {
      const fitting = options.find((option) => kindOf(option) === node.type)
      if (fitting) return visit(node, fitting, path)
      expect(node, options.map(kindOf), taken, path)
      return undefined
    }
    if (!expect(node, ['object'], taken, path)) return undefined
    const kinds = options.map((option) => {
      const { parts } = take(option)
      return { option, word: (parts.type === 'strict_object' && Object.keys(parts.entries)[0]) || '' }
    })
    const found = kinds.filter(({ word }) => hasKey(node, word))
    const what = called(taken, path)
    const [first, second] = found
    if (first && (!second || covers(first.option, second.word))) return visit(node, first.option, path)
    collectIds(node)
    if (first) {
      reporter.report('XH0128', path, { what, keys: quoted(found.map(({ word }) => word)) })
      return undefined
    }
    const words = kinds.map(({ word }) => word)
    for (const [name] of properties(node, path)) {
      const guess = nearest(name, words)
      if (guess === undefined) continue
      reporter.report('XH0120', [...path, name], { key: name, guess }, { at: 'key', replacement: guess })
      return undefined
    }
    reporter.report('XH0127', path, { what, allowed: row(words) })
    return undefined
  }

  const expect = (node: Node, kinds: readonly ValueKind[], taken: Taken, path: Path): boolean => {
    const found = node.type as ValueKind
    if (kinds.includes(found)) return true
    collectIds(node)
    reporter.report('XH0123', path, {
      what: called(taken, path),
      expected: kinds.map((kind) => VALUE_WORDS[kind]).join(OR),
      found: VALUE_WORDS[found] ?? found,
      cure: found === 'null' && taken.optional ? NULL_CURE : EITHER(kinds.map((kind) => cureOf(kind, taken))),
    })
    return false
  }

  const checkRules = (value: unknown, taken: Taken, path: Path): void => {
    const rule = broken(taken.rules, value)
    if (!rule) return
    const code = taken.about.code ?? (rule.message === BLANK ? 'XH0130' : (RULE_CODES[rule.type] ?? 'XH0126'))
    reporter.report(code, path, { what: called(taken, path), rule: rule.message })
  }

  /** The properties of an object; of a key written twice the last one, as JSON readers do. */
  const properties = (node: Node, path: Path, complain = true): [string, Node, Node][] => {
    const found = new Map<string, [string, Node, Node]>()
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? []
      if (!key || !value || typeof key.value !== 'string') continue
      if (found.has(key.value) && complain)
        reporter.reportRange('XH0113', key.offset, key.length, { key: key.value }, { path: [...path, key.value] })
      found.set(key.value, [key.value, key, value])
    }
    return [...found.values()]
  }

  const collectIds = (node: Node): void => {
    if (node.type === 'property' && node.children?.[0]?.value === 'id' && typeof node.children[1]?.value === 'string') {
      uncertain.add(node.children[1].value)
    }
    for (const child of node.children ?? []) collectIds(child)
  }

  return { value: visit(root, schema, []), defined, named, uncertain }
}

/** How to write a value of a kind; a group of keys shows which it must have, where that is sure. */
function cureOf(kind: ValueKind, { parts }: Taken): string {
  if (kind !== 'object') return VALUE_CURES[kind]
  if (parts.type === 'variant') return GROUP_CURE([parts.key])
  const options = parts.type === 'union' ? parts.options.map((option) => take(option).parts) : [parts]
  const [group, ...others] = options.filter((option) => option.type === 'strict_object')
  if (group === undefined || others.length > 0) return VALUE_CURES.object
  return GROUP_CURE(Object.keys(group.entries).filter((key) => !isOptional(group.entries[key])))
}

const isOptional = (schema: GenericSchema | undefined): boolean => schema === undefined || take(schema).optional

const RULE_CODES: Readonly<Record<string, DiagnosticCode>> = {
  min_length: 'XH0131',
  max_length: 'XH0132',
  integer: 'XH0133',
  min_value: 'XH0134',
  max_value: 'XH0134',
}

/** Sets an own property, whatever its name (`__proto__` too). */
function put(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true })
}

function hasKey(node: Node, key: string): boolean {
  return (node.children ?? []).some((property) => property.children?.[0]?.value === key)
}

function covers(option: GenericSchema, key: string): boolean {
  const { parts } = take(option)
  return parts.type === 'strict_object' && Object.hasOwn(parts.entries, key)
}

function kindOf(schema: GenericSchema): ValueKind {
  const { parts } = take(schema)
  if (parts.type === 'array' || parts.type === 'strict_tuple') return 'array'
  if (parts.type === 'number' || parts.type === 'boolean') return parts.type
  return parts.type === 'string' || parts.type === 'literal' || parts.type === 'picklist' ? 'string' : 'object'
}

function called(taken: Taken, path: Path): string {
  const key = path.at(-1)
  const title = taken.about.title
  if (typeof key === 'string') return title ? `${title}“${key}”` : `“${key}”`
  return title ?? THIS_PLACE
}

function keyWithTitle(key: string, schema: GenericSchema | undefined): string {
  const title = schema && take(schema).about.title
  return keyCalled(key, title)
}
