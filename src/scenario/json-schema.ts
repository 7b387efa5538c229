import type { GenericSchema } from 'valibot'
import { scenarioSchema } from './schema'
import type { About } from './schema/base'
import { type Taken, take } from './schema-parts'
import { KIND_TITLE } from './words'

type Json = Record<string, unknown>

/** What scenarios/scenario.schema.json holds. */
export const scenarioJsonSchema = (): Json => makeJsonSchema(scenarioSchema)

/**
 * The JSON Schema (draft 07, with the keywords that VS Code adds) of a valibot schema: what an editor needs to explain,
 * complete and check a scenario while it is written.
 */
export function makeJsonSchema(schema: GenericSchema): Json {
  const definitions = new Map<string, Json>()

  const convert = (schema: GenericSchema): Json => {
    const taken = take(schema)
    const name = taken.about.definition
    if (name === undefined) return { ...shape(taken), ...words(taken.about) }
    if (!definitions.has(name)) {
      // Reserved first: a definition may contain itself.
      definitions.set(name, {})
      definitions.set(name, { ...shape(taken), ...words((taken.definition ?? taken).about) })
    }
    return { $ref: `#/definitions/${name}` }
  }

  const shape = (taken: Taken): Json => {
    const { parts } = taken
    switch (parts.type) {
      case 'string':
      case 'boolean':
        return { type: parts.type, ...limits(taken) }
      case 'number':
        return { type: taken.rules.some(({ type }) => type === 'integer') ? 'integer' : 'number', ...limits(taken) }
      case 'literal':
        return { enum: [parts.literal] }
      case 'picklist':
        return { enum: parts.options }
      case 'array':
        return { type: 'array', items: convert(parts.item), ...limits(taken) }
      case 'strict_tuple': {
        const count = parts.items.length
        return { type: 'array', items: parts.items.map(convert), minItems: count, maxItems: count }
      }
      case 'record':
        return { type: 'object', additionalProperties: convert(parts.value) }
      case 'strict_object': {
        const entries = Object.entries(parts.entries)
        return {
          type: 'object',
          properties: Object.fromEntries(entries.map(([key, entry]) => [key, kindOf(entry, taken) ?? property(entry)])),
          required: entries.flatMap(([key, entry]) => (take(entry).optional ? [] : [key])),
          additionalProperties: false,
        }
      }
      case 'union':
        return { anyOf: parts.options.map(convert) }
      case 'variant':
        return { type: 'object', required: [parts.key], anyOf: parts.options.map(convert) }
    }
  }

  /** Draft 07 ignores what stands beside `$ref`, so the words of this place wrap it. */
  const property = (schema: GenericSchema): Json => {
    const converted = convert(schema)
    return '$ref' in converted ? { allOf: [converted], ...words(take(schema).about) } : converted
  }

  /** The key that says which kind an object is: explained by the words of the object. */
  const kindOf = (entry: GenericSchema, { about }: Taken): Json | undefined => {
    const { parts } = take(entry)
    if (parts.type !== 'literal' || typeof parts.literal !== 'string') return undefined
    const meaning = `${about.title}：${about.description}`
    return { enum: [parts.literal], ...words({ title: KIND_TITLE, description: meaning, enumDescriptions: [meaning] }) }
  }

  const root = take(schema)
  const body = shape(root)
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...words(root.about),
    allowComments: true,
    allowTrailingCommas: true,
    ...body,
    definitions: Object.fromEntries([...definitions].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

function words(about: About): Json {
  const { title, description, examples, enumDescriptions, snippets } = about
  const explained = about.markdownDescription ?? markdown(title, description)
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(explained === undefined ? {} : { markdownDescription: explained }),
    ...('default' in about ? { default: about.default } : {}),
    ...(examples === undefined ? {} : { examples }),
    ...(enumDescriptions === undefined ? {} : { enumDescriptions }),
    ...(snippets === undefined ? {} : { defaultSnippets: snippets }),
  }
}

function markdown(title: string | undefined, description: string | undefined): string | undefined {
  if (title === undefined) return description
  return description === undefined ? `**${title}**` : `**${title}**\n\n${description}`
}

function limits({ parts, rules }: Taken): Json {
  const found: Json = {}
  for (const { type, requirement, message } of rules) {
    if (requirement instanceof RegExp)
      Object.assign(found, { pattern: requirement.source, patternErrorMessage: message })
    if (type === 'min_length') found[parts.type === 'array' ? 'minItems' : 'minLength'] = requirement
    if (type === 'max_length') found[parts.type === 'array' ? 'maxItems' : 'maxLength'] = requirement
    if (type === 'min_value') found.minimum = requirement
    if (type === 'max_value') found.maximum = requirement
  }
  return found
}
