import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'jsonc-parser'
import { describe, expect, test } from 'vitest'
import { BARRIER_KINDS, TASK_TYPES } from '@/engine/scenario'
import {
  type BarrierDocument,
  type ConditionDocument,
  type EffectDocument,
  loadScenario,
  type ScenarioDocument,
  scenarioJsonSchema,
  type TaskDocument,
} from '@/scenario'
import { twoLamps } from './fixture'

const page = readFileSync(fileURLToPath(new URL('../../docs/格式参考.md', import.meta.url)), 'utf8')

const examples = [...page.matchAll(/```jsonc (\w+)\n([\s\S]*?)\n```/gu)].map(([, kind = '', text = '']) => ({
  kind,
  text,
}))
const ofKind = <T>(kind: string) => examples.filter((one) => one.kind === kind).map(({ text }) => parse(text) as T)

const complaints = (document: ScenarioDocument) =>
  loadScenario(JSON.stringify(document, null, 1), 'x.json').diagnostics.map(({ message }) => message)

/** The fixture with one change. */
const framed = (change: (document: ScenarioDocument) => void): ScenarioDocument => {
  const document = twoLamps()
  change(document)
  return document
}

describe('the examples of docs/格式参考.md', () => {
  test('load clean: the whole scenario', () => {
    const [scenario] = examples.filter(({ kind }) => kind === 'scenario')
    expect(loadScenario(scenario?.text ?? '', 'x.json').diagnostics).toEqual([])
  })

  test.each(ofKind<TaskDocument>('task').map((task) => [task.type, task] as const))(
    'load clean: a task %s',
    (_, task) => {
      const document = framed(({ acts }) => {
        const [, , act] = acts
        if (!act) return
        act.lanes = { host: [task] }
        if (task.type === 'await') act.lanes[task.from] = [{ type: 'handover', clue: task.clue, to: 'host' }]
      })
      expect(complaints(document)).toEqual([])
    },
  )

  test.each(ofKind<BarrierDocument>('barrier').map((barrier) => [barrier.kind, barrier] as const))(
    'load clean: a barrier %s',
    (_, barrier) => {
      const document = framed(({ acts }) => {
        const act = acts.at(-1)
        if (act) act.barrier = barrier
      })
      expect(complaints(document)).toEqual([])
    },
  )

  test.each(ofKind<ConditionDocument>('condition').map((condition) => [condition]))(
    'load clean: the condition %j',
    (when) => {
      expect(
        complaints(
          framed(({ endings }) =>
            endings.splice(1, 0, { id: 'e-x', title: '另', text: ['另。'], invented: true, when }),
          ),
        ),
      ).toEqual([])
    },
  )

  test('load clean: the effects', () => {
    const [effects = []] = ofKind<EffectDocument[]>('effects')
    const document = framed(({ acts }) => {
      const barrier = acts.at(-1)?.barrier
      if (barrier?.kind === 'combine') barrier.right.effects = effects
    })
    expect(effects).toHaveLength(5)
    expect(complaints(document)).toEqual([])
  })

  test('show every type of task and every kind of barrier', () => {
    expect(new Set(ofKind<TaskDocument>('task').map(({ type }) => type))).toEqual(new Set(TASK_TYPES))
    expect(new Set(ofKind<BarrierDocument>('barrier').map(({ kind }) => kind))).toEqual(new Set(BARRIER_KINDS))
  })
})

interface ObjectSchema {
  properties: Record<string, unknown>
  required: string[]
}

describe('the tables of docs/格式参考.md', () => {
  const schema = scenarioJsonSchema() as unknown as ObjectSchema & { definitions: Record<string, ObjectSchema> }

  /** Keys that all objects of a family have. */
  const shared = (family: string) => {
    const members = Object.keys(schema.definitions).filter((name) => name.startsWith(`${family}-`))
    const keys = (name: string) => Object.keys(schema.definitions[name]?.properties ?? {})
    return keys(members[0] ?? '').filter((key) => members.every((name) => keys(name).includes(key)))
  }

  /** What a table must list: key → whether it is required. */
  const wanted = (name: string): Record<string, boolean> => {
    const [family = ''] = name.split('-')
    const common = shared(family)
    const isFamily = name === 'task' || name === 'barrier'
    const object = isFamily
      ? schema.definitions[`${name}-${name === 'task' ? 'read' : 'assemble'}`]
      : (schema.definitions[name] ?? schema)
    const keys = Object.keys(object?.properties ?? {})
      .filter((key) => key !== 'note' || name === 'source')
      .filter((key) =>
        isFamily ? common.includes(key) && key !== 'type' && key !== 'kind' : name === family || !common.includes(key),
      )
    return Object.fromEntries(keys.map((key) => [key, object?.required.includes(key) ?? false]))
  }

  const tables = [...page.matchAll(/<!-- keys: ([\w-]+) -->\n\n((?:\|.*\n)+)/gu)].map(([, name = '', table = '']) => ({
    name,
    keys: Object.fromEntries(
      table
        .split('\n')
        .slice(2)
        .filter(Boolean)
        .map((row) => row.split('|').map((cell) => cell.trim()))
        .map(([, key = '', required = '']) => [key.replaceAll('`', ''), required === '是']),
    ),
  }))

  test.each(tables.map(({ name, keys }) => [name, keys] as const))('list just the keys of %s', (name, keys) => {
    expect(keys).toEqual(wanted(name))
  })

  test('leave no object out', () => {
    const named = tables.map(({ name }) => name)
    const objects = Object.keys(schema.definitions).filter((name) => 'properties' in (schema.definitions[name] ?? {}))
    const told = ['multiOption', 'region', 'outcomeTrap', 'remark', 'task-read', 'task-discuss']
    expect(objects.filter((name) => !named.includes(name) && !told.includes(name))).toEqual([])
  })

  test('and the words around them name every key there is', () => {
    const keys = new Set<string>()
    JSON.stringify(schema, (_, value) => {
      if (value?.type === 'object' && value.properties) for (const key of Object.keys(value.properties)) keys.add(key)
      return value
    })
    const missing = [...keys].filter((key) => !page.includes(`\`${key}\``) && !page.includes(`"${key}"`))
    expect(missing).toEqual([])
  })
})
