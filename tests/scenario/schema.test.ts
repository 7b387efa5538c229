import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test, vi } from 'vitest'
import { BARRIER_KINDS, TASK_TYPES } from '@/engine/scenario'
import { loadScenario, scenarioJsonSchema } from '@/scenario'
import { parseSource } from '@/scenario/parse'
import { scenarioSchema } from '@/scenario/schema'
import { checkShape } from '@/scenario/shape'
import { TWO_LAMPS, twoLamps } from './fixture'

// Property tests take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const committed = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../scenarios/scenario.schema.json', import.meta.url)), 'utf8'),
)

interface JsonSchema {
  title?: string
  description?: string
  markdownDescription?: string
  properties?: Record<string, JsonSchema>
  defaultSnippets?: { label: string; body: unknown }[]
  enum?: unknown[]
  enumDescriptions?: string[]
}

describe('scenarios/scenario.schema.json', () => {
  test('is what the schema in the code gives (npm run schema)', () => {
    expect(committed).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())))
  })

  const definitions: Record<string, JsonSchema> = committed.definitions

  test('has a Chinese title and an explanation for every key that is not plain from its title', () => {
    for (const [name, { properties = {} }] of Object.entries(definitions)) {
      for (const [key, schema] of Object.entries(properties)) {
        if ('enum' in schema && (key === 'type' || key === 'kind')) continue
        const words = '$ref' in schema ? {} : schema
        if (Object.keys(words).length > 0) expect(`${name}.${key} ${schema.title}`).toMatch(/\p{Script=Han}/u)
      }
    }
  })

  test('explains each word where one of a few must be chosen', () => {
    const lists: JsonSchema[] = []
    JSON.stringify(committed, (_, value) => {
      if (Array.isArray(value?.enum) && value.enum.length > 1) lists.push(value)
      return value
    })
    expect(lists.length).toBeGreaterThan(4)
    for (const list of lists) expect(list.enumDescriptions).toHaveLength(list.enum?.length ?? -1)
  })

  test('offers a snippet for every type of task and every kind of barrier', () => {
    const bodies = (name: string) => (definitions[name]?.defaultSnippets ?? []).map(({ body }) => body)
    const types = bodies('task').map((body) => (body as { type: string }).type)
    expect(types.sort()).toEqual([...TASK_TYPES].sort())
    expect(bodies('barrier').map((body) => (body as { kind: string }).kind)).toEqual([...BARRIER_KINDS])
  })

  test('offers snippets whose shape is right once they are filled in', () => {
    const filled = (body: unknown) =>
      JSON.parse(
        JSON.stringify(body)
          .replace(/\$\{\d+:([^}]*)\}/gu, '$1')
          .replaceAll('史实编号', 'F1'),
      ) as never
    const document = twoLamps()
    for (const { body } of definitions.task?.defaultSnippets ?? []) document.acts[0]?.lanes.host?.push(filled(body))
    for (const { body } of definitions.barrier?.defaultSnippets ?? []) {
      const [act] = structuredClone(document.acts)
      if (act) document.acts.push({ ...act, barrier: filled(body) })
    }
    const { source, reporter } = parseSource(JSON.stringify(document), 'x.json')
    if (source.root) checkShape(source.root, scenarioSchema, reporter)
    expect(reporter.diagnostics).toEqual([])
  })
})

describe('the walk that explains', () => {
  const agree = (data: unknown) => {
    const { source, reporter } = parseSource(JSON.stringify(data), 'x.json')
    if (source.root) checkShape(source.root, scenarioSchema, reporter)
    expect(reporter.hasErrors(), JSON.stringify(reporter.diagnostics)).toBe(!v.safeParse(scenarioSchema, data).success)
  }

  test('accepts what the schema itself accepts', () => {
    agree(JSON.parse(TWO_LAMPS))
    expect(v.safeParse(scenarioSchema, JSON.parse(TWO_LAMPS)).success).toBe(true)
  })

  test('refuses just what the schema itself refuses', () => {
    const leaves: (readonly (string | number)[])[] = []
    const collect = (value: unknown, path: readonly (string | number)[]) => {
      leaves.push(path)
      if (typeof value !== 'object' || value === null) return
      for (const [key, part] of Object.entries(value))
        collect(part, [...path, Array.isArray(value) ? Number(key) : key])
    }
    collect(twoLamps(), [])
    const value = fc.oneof(
      fc.constantFrom<unknown>(
        '',
        ' ',
        'x',
        't-house',
        0,
        1,
        2.5,
        -1,
        1e9,
        true,
        null,
        [],
        {},
        ['x'],
        { done: 'x' },
        { x: 1 },
      ),
      fc.constant(undefined),
    )
    fc.assert(
      fc.property(fc.constantFrom(...leaves), value, (path, value) => {
        // The library takes a list for a record; the walk rightly does not.
        if (Array.isArray(value) && ['lanes', 'labels'].includes(String(path.at(-1)))) return
        const data = { root: twoLamps() as unknown }
        let holder = data as Record<string | number, unknown>
        const whole = ['root', ...path]
        for (const key of whole.slice(0, -1)) holder = holder[key] as Record<string | number, unknown>
        const last = whole.at(-1) ?? 'root'
        if (value === undefined && !Array.isArray(holder)) delete holder[last]
        else holder[last] = value ?? null
        if (data.root !== undefined) agree(data.root)
      }),
      { numRuns: 200 },
    )
  })
})

describe('the loader', () => {
  test('suggests the key that was meant, and not one that is there already', () => {
    const [found] = loadScenario(TWO_LAMPS.replace('"summary":', '"Summary":'), 'x.json').diagnostics
    expect(found?.message).toContain('是否想写“summary”？')
    expect(found?.fix).toMatchObject({ title: '改成“summary”', text: '"summary"' })
  })

  test('speaks a teacher’s language about wrong types', () => {
    const message = (from: string, to: string) =>
      loadScenario(TWO_LAMPS.replace(from, to), 'x.json').diagnostics[0]?.message
    expect(message('"target": 10', '"target": "10"')).toBe(
      '大约多久“target”应当是数字，这里却是文字。请直接写数字，不加引号，例如 3。',
    )
    expect(message('"done": "t-lamp"', '"done": "t-lmap"')).toBe(
      '找不到任务“t-lmap”，是否想写“t-lamp”？请改成已有的编号。',
    )
    expect(message('"place": "楼里"', '"place": null')).toBe(
      '地点“place”应当是文字，这里却是空值 null。不需要这一项的话，整项删去就好。',
    )
  })
})
